// Formulas as the core writes them, made ready for reading. Knows no DOM and no core.
import { format_number, format_quantity, is_present } from './format.js';

/** @typedef {import('../types.js').Explanation} Explanation */
/** @typedef {import('../types.js').Prefix} Prefix */
/**
 * A piece of a formula: a symbol (with what stands below its line), a value, or plain text.
 * @typedef {{kind: 'symbol' | 'value' | 'text', text: string, below?: string}} Part
 */

const GREEK = new Map([
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['epsilon', 'ε'],
  ['eta', 'η'],
  ['pi', 'π'],
]);
const OPERATORS = new Map([
  ['*', '×'],
  ['-', '−'],
  ['>=', '≥'],
  ['<=', '≤'],
]);
const TOKEN = /([A-Za-z]\w*'*)(\()?|(>=|<=|[-*])/g;
const GROUPS_OF_THREE = /\B(?=(\d{3})+$)/g;
const LARGEST_EXACT = 1e12;

/**
 * A name in a formula: beta' as β′, W_dense as W with a small "dense", p0 as p with a small 0,
 * in_channels as two words.
 * @param {string} name
 * @returns {Part}
 */
export function symbol_part(name) {
  const [, letters, primes] = /^(.*?)('*)$/.exec(name) ?? [];
  const [head, ...rest] = letters.replace(/^([A-Za-z])(\d+)$/, '$1_$2').split('_');
  const base = GREEK.get(head) ?? head;
  const marks = '′'.repeat(primes.length);
  const is_letter = base.length === 1;
  const text = is_letter ? base : [base, ...rest].join(' ');
  return { kind: 'symbol', text: text + marks, below: is_letter ? rest.join(' ') : '' };
}

/**
 * The pieces of a formula; `write_name` says what stands in the place of a name.
 * @param {string} formula
 * @param {(name: string) => Part} [write_name]
 * @returns {Part[]}
 */
export function formula_parts(formula, write_name = symbol_part) {
  /** @type {Part[]} */
  const parts = [];
  const add_text = (/** @type {string} */ text) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') last.text += text;
    else if (text) parts.push({ kind: 'text', text });
  };
  let end = 0;
  for (const match of formula.matchAll(TOKEN)) {
    add_text(formula.slice(end, match.index));
    end = match.index + match[0].length;
    const [, name, call, operator] = match;
    if (name && !call) parts.push(write_name(name));
    else add_text(name ? name + call : (OPERATORS.get(operator) ?? operator));
  }
  add_text(formula.slice(end));
  return parts;
}

/**
 * A number of a sum. Counts are exact, as a student would write them.
 * @param {number | null | undefined} value
 * @param {string} unit
 * @param {Prefix[]} prefixes
 */
export function format_term(value, unit, prefixes) {
  if (!is_present(value)) return format_number(value);
  const is_count = Number.isInteger(value) && Math.abs(value) < (unit ? 1000 : LARGEST_EXACT);
  if (is_count) {
    const digits = String(Math.abs(value)).replace(GROUPS_OF_THREE, '\u202f');
    return (value < 0 ? '−' : '') + digits + (unit && `\u202f${unit}`);
  }
  return unit ? format_quantity(value, unit, prefixes) : format_number(value);
}

/** How many numbers of a column are shown. */
const SHOWN_VALUES = 4;

/**
 * The value of a term; of a column its first numbers, and how many there are.
 * @param {Explanation} term
 * @param {Prefix[]} prefixes
 */
export function value_text({ value, values, unit }, prefixes) {
  if (!values) return format_term(value, unit, prefixes);
  const first = values.slice(0, SHOWN_VALUES).map((one) => format_term(one, unit, prefixes));
  const rest = values.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ');
}

/**
 * The formula of a term with the values of its own terms in it.
 * @param {Explanation} term
 * @param {Prefix[]} prefixes
 */
export function formula_with_values({ formula, terms }, prefixes) {
  const by_symbol = new Map(terms.map((term) => [term.symbol, term]));
  return formula_parts(formula, (name) => {
    const term = by_symbol.get(name);
    return term ? { kind: 'value', text: value_text(term, prefixes) } : symbol_part(name);
  });
}
