// Reads the columns of a report; the numbers stay where the core put them.

import { format_count, format_number, format_value, is_present } from './format.js';

/** @typedef {import('../types.js').State} State */

/**
 * One column as a view of the report's numbers; empty where the report has no such column.
 * @param {State} state
 * @param {string} name
 * @param {number | null} hardware
 */
export function column_of({ report, numbers }, name, hardware) {
  const column = report.columns.find(
    (candidate) => candidate.name === name && candidate.hardware === hardware,
  );
  if (!column) return new Float64Array();
  return numbers.subarray(column.offset, column.offset + report.row_count);
}

/**
 * One number of a layer: a column of the layer itself, or of the layer on a hardware.
 * @param {State} state
 * @param {string} name
 * @param {number} layer
 * @param {number} hardware
 */
export function value_of(state, name, layer, hardware) {
  const on_hardware = column_of(state, name, hardware);
  return on_hardware.length ? on_hardware[layer] : column_of(state, name, null)[layer];
}

/**
 * What binds a layer, in words.
 * @param {State} state
 * @param {number} layer
 * @param {number} hardware
 */
export function bound_text(state, layer, hardware) {
  const bound = value_of(state, 'bound', layer, hardware);
  if (bound === -1) return 'compute';
  return state.report.hardware[hardware]?.levels[bound] ?? '\u2013';
}

/**
 * "29 layers in 7 rows" where layers of a list are computed together.
 * @param {import('../types.js').Workload} workload
 * @param {number} rows
 */
export function layers_text({ layers }, rows) {
  const count = layers?.length ?? rows;
  const text = format_count(count, 'layer');
  return count === rows ? text : `${text} in ${format_count(rows, 'row')}`;
}

/** What only a layer with a cache has. */
export const CACHE_COLUMNS = ['kv_read_bytes', 'kv_write_bytes', 'stored_cache_bytes'];

/**
 * Whether keys and values are kept: of all layers, or of one.
 * @param {Record<string, number | null>} totals
 */
export function has_cache(totals) {
  return CACHE_COLUMNS.some((name) => (totals[name] ?? 0) > 0);
}

/**
 * Whether a layer keeps keys and values, or reads some.
 * @param {State} state
 * @param {number} row
 */
export function row_has_cache(state, row) {
  return CACHE_COLUMNS.some((name) => column_of(state, name, null)[row] > 0);
}

const DOMINATED_BY = ['operations', 'memory', 'constant power'];

/**
 * A number of a layer as text, or what it stands for.
 * @param {State} state
 * @param {string} name
 * @param {number} layer
 * @param {number} hardware
 */
export function text_of(state, name, layer, hardware) {
  const value = value_of(state, name, layer, hardware);
  if (name === 'bound') return bound_text(state, layer, hardware);
  if (!is_present(value)) return format_number(value);
  if (name === 'energy_dominated_by') return DOMINATED_BY[value];
  if (name === 'is_balanced') return value ? 'yes' : 'no';
  const unit = definition_of(state.description, name)?.unit ?? '';
  return format_value(value, { name, unit }, state.description.prefixes);
}

/**
 * Where a number of a layer stands in the report.
 * @param {string} name
 * @param {number} layer
 * @param {number | null} hardware
 */
export function column_path(name, layer, hardware) {
  const place = hardware === null ? '/workload' : `/hardware/${hardware}`;
  return `${place}/layers/${layer}/${name}`;
}

/**
 * The definition of a column or of a total, from the core's own list.
 * @param {import('../types.js').Description} description
 * @param {string} name
 * @param {string} [scope]
 */
export function definition_of(description, name, scope) {
  return description.columns.find(
    (column) => column.name === name && (!scope || column.scope === scope),
  );
}
