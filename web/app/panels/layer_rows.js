// Which rows the table of layers has, and in which order: filtered, and sorted by a column.
import { column_of } from '../text/report_columns.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Core} Core */
/**
 * How the table is looked at; no part of the document.
 * @typedef {object} TableView
 * @property {string} sort a column; '' is the order of the layers
 * @property {boolean} descending
 * @property {string} kind of the rows that are shown; '' are all
 * @property {string} bound of the rows that are shown: an index of a level, '-1' is compute; '' are
 *   all
 * @property {number} share the rows shown are the heaviest that make up so many percent
 * @property {'time' | 'energy'} weight of which they make it up
 * @property {number | null} focused the layer whose row has the focus
 * @property {boolean} is_printing
 * @property {import('./virtual_rows.js').Window} window
 * @property {Rows | null} rows
 * @property {() => void} changed
 * @property {(position: number) => void} go brings a row into sight and gives it the focus
 */
/**
 * The rows as they stand in the table, and the sentence on the heaviest of them.
 * @typedef {{numbers: Float64Array, key: string, order: number[], sentence: string}} Rows
 */

const names_in_order = new Intl.Collator('en', { numeric: true });

/** @param {State} state @param {TableView} view @param {number[]} rows */
function sorted(state, { sort, descending }, rows) {
  if (!sort) return rows;
  const { layers } = state.report.workload;
  const sign = descending ? -1 : 1;
  if (sort === 'name') {
    return rows.sort((a, b) => sign * names_in_order.compare(layers[a].name, layers[b].name));
  }
  const by_hardware = column_of(state, sort, state.selected_hardware);
  const column = by_hardware.length ? by_hardware : column_of(state, sort, null);
  const is_absent = (/** @type {number} */ at) => Number(Number.isNaN(column[at]));
  return rows.sort(
    (a, b) => is_absent(a) - is_absent(b) || sign * (column[a] - column[b]) || a - b,
  );
}

/** @param {State} state @param {TableView} view @param {number[]} rows */
function of_kind_and_bound(state, { kind, bound }, rows) {
  const { layers } = state.report.workload;
  const bounds = column_of(state, 'bound', state.selected_hardware);
  return rows.filter(
    (at) => (!kind || layers[at].kind === kind) && (!bound || bounds[at] === Number(bound)),
  );
}

/** @param {State} state @param {Core} core @param {TableView} view */
function of_the_share(state, core, { share, weight }) {
  if (share === 100 || state.selected_hardware < 0) {
    return { rows: Array.from({ length: state.report.row_count }, (_, at) => at), sentence: '' };
  }
  const { revision, selected_hardware } = state;
  const { result, numbers } = core.heaviest(revision, selected_hardware, weight, share / 100);
  return { rows: [...numbers].sort((a, b) => a - b), sentence: result.sentence };
}

/**
 * The rows to be shown; they are sought again only when something about them has changed.
 * @param {State} state
 * @param {Core} core
 * @param {TableView} view
 * @returns {Rows}
 */
export function rows_of(state, core, view) {
  const { sort, descending, kind, bound, share, weight } = view;
  const { numbers, selected_hardware } = state;
  const key = [selected_hardware, sort, descending, kind, bound, share, weight].join();
  if (view.rows?.numbers === numbers && view.rows.key === key) return view.rows;
  const { rows, sentence } = of_the_share(state, core, view);
  const order = sorted(state, view, of_kind_and_bound(state, view, rows));
  view.rows = { numbers, key, order, sentence };
  return view.rows;
}

/** Whether any row is left out. @param {TableView} view */
export function is_filtered({ kind, bound, share }) {
  return kind !== '' || bound !== '' || share !== 100;
}
