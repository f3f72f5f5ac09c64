// What an import says in words, and the order of what it shows. Knows no page and no core.
import { format_count, format_percent, format_quantity } from '../text/format.js';

/** @typedef {import('../types.js').Prefix} Prefix */
/** @typedef {import('../types.js').ImportedSize} ImportedSize */
/** @typedef {import('../types.js').ImportedOperator} ImportedOperator */

/** @param {number} bytes @param {Prefix[]} prefixes */
export function bytes_text(bytes, prefixes) {
  return bytes < 1000 ? `${bytes}\u202fB` : format_quantity(bytes, 'B', prefixes);
}

/**
 * "312 kB of 1.90 GB (0.0164 %)".
 * @param {number} read_bytes
 * @param {number} size of the file
 * @param {Prefix[]} prefixes
 */
export function progress_text(read_bytes, size, prefixes) {
  const whole = bytes_text(size, prefixes);
  if (read_bytes >= size) return `all of ${whole}`;
  const part = bytes_text(read_bytes, prefixes);
  return `${part} of ${whole} (${format_percent(read_bytes / size)})`;
}

/** A name without its ending, for a workload that has none of its own. @param {string} file */
export function name_of_file(file) {
  return file.replace(/\.[A-Za-z0-9]{1,5}$/, '') || file;
}

/** Begins with a capital and ends with a full stop. @param {string} text */
export function as_sentence(text) {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/**
 * What was refused as a sentence, with its line or node in words.
 * @param {{path: string, message: string}} error
 */
export function refusal_text({ path, message }) {
  const [, place = '', name = ''] = /^\/(line|node)\/(.+)$/.exec(path) ?? [];
  if (place === 'line') return as_sentence(`Line ${name.replace(/\/.*/, '')}: ${message}`);
  if (place === 'node') return as_sentence(`Node "${name}": ${message}`);
  return as_sentence(message);
}

/** @param {ImportedSize} size */
function rank_of({ name, is_batch }) {
  if (is_batch) return 0;
  return /seq/i.test(name) ? 1 : 2;
}

/** The batch first, then sequences, then the others as they come. @param {ImportedSize[]} sizes */
export function ordered_sizes(sizes) {
  return [...sizes].sort((one, other) => rank_of(one) - rank_of(other));
}

/** @param {ImportedSize} size */
export function size_label({ name, is_batch }) {
  if (!is_batch) return name;
  return /^batch$/i.test(name) ? 'Batch' : `Batch (${name})`;
}

/**
 * A whole number that is typed; null where it is none.
 * @param {string} text
 */
export function whole_number(text) {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/** Those that are not known first. @param {ImportedOperator[]} operators */
export function ordered_operators(operators) {
  return [...operators].sort((one, other) => Number(one.is_known) - Number(other.is_known));
}

/**
 * What to do about operators that are not known; '' where all are.
 * @param {ImportedOperator[]} operators
 */
export function unknown_text(operators) {
  const unknown = operators.filter(({ is_known }) => !is_known);
  if (!unknown.length) return '';
  const nodes = unknown.reduce((sum, { count }) => sum + count, 0);
  const are = unknown.length === 1 ? 'is' : 'are';
  return (
    `${format_count(unknown.length, 'operator')} (${format_count(nodes, 'node')}) ${are} not ` +
    `known here. Their bytes are counted, their operations are 0. They become layers of the kind ` +
    `"Operations and intensity"; give them a cost under Edit layers.`
  );
}

/** How many digits a number is printed with, zeros at its end left out. @param {number} value */
function digits_of(value) {
  return value.toExponential().split('e')[0].replace('.', '').length;
}

/**
 * Whether ours is the published number, as far as that was rounded.
 * @param {number} ours
 * @param {number} published
 */
export function agrees_as_rounded(ours, published) {
  return Number(ours.toPrecision(digits_of(published))) === published;
}

/**
 * Ours and the published number with as many digits as were published, three at least.
 * @param {number} value
 * @param {number} published
 * @param {Prefix[]} prefixes
 */
export function as_published(value, published, prefixes) {
  if (digits_of(published) <= 3) return format_quantity(value, '', prefixes);
  return value.toLocaleString('en-US', { maximumSignificantDigits: digits_of(published) });
}
