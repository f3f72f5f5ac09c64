// What is computed of each layer as a table: the columns of the report in SI units without
// prefixes, those of a hardware once for each one that is shown.
import { csv_text } from './csv.js';
import { column_of, definition_of, text_of } from './report_columns.js';

/** @typedef {import('../types.js').State} State */

/** Numbers that stand for a word. */
const WORDS = ['bound', 'energy_dominated_by', 'is_balanced'];

/**
 * @param {State} state
 * @param {{name: string, hardware: number | null}} column
 */
function column_parts(state, { name, hardware }) {
  const scope = hardware === null ? 'layer' : 'result';
  const unit = definition_of(state.description, name, scope)?.unit;
  const owner = hardware === null ? '' : `${state.report.hardware[hardware].name}: `;
  const numbers = column_of(state, name, hardware);
  return {
    head: `${owner}${name}${unit ? ` (${unit})` : ''}`,
    value_of: (/** @type {number} */ row) =>
      hardware !== null && WORDS.includes(name) && Number.isFinite(numbers[row])
        ? text_of(state, name, row, hardware)
        : numbers[row],
  };
}

/** @param {State} state */
export function results_csv(state) {
  const { report } = state;
  const columns = report.columns
    .filter(({ hardware }) => hardware === null || report.hardware[hardware].shown)
    .map((column) => column_parts(state, column));
  return csv_text([
    ['name', 'kind', 'repeat', ...columns.map(({ head }) => head)],
    ...report.workload.layers.map(({ name, kind, repeat }, row) => [
      name,
      kind,
      repeat,
      ...columns.map(({ value_of }) => value_of(row)),
    ]),
  ]);
}
