// A student's answer: the number in it, whether it is right, and what to say of one that is not.
// Knows no DOM and no core: what is right was computed elsewhere.
import { read_unit } from './units.js';

/**
 * A wrong answer that one can see through: so many times the right one, or a value of its own; or
 * everything that is at least (`from`) or at most (`to`) so many times the right one.
 * @typedef {{factor?: number, value?: number, from?: number, to?: number, reply: string}} Mistake
 */
/** @typedef {{is_right: boolean, reply: string}} Verdict */

const NUMBER = RegExp(
  String.raw`^[≈~=\s]*([-+−]?)\s*((?:\d|[.,]\d)(?:[\d.,'’_]|\s(?=\d))*)` +
    String.raw`(?:[eE]([-+−]?\d+)|\s*[×x*·]\s*10\s*(?:\^|\*\*)\s*\(?([-+−]?\d+)\)?)?(.*)$`,
);
const THOUSANDS = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/;

/**
 * Digits with separators as a number: the last of two kinds is the decimal one, and so is a single
 * one, but for a comma before three digits.
 * @param {string} text
 */
function plain_digits(text) {
  const digits = text.replace(/[\s'’_]/g, '');
  const kinds = new Set(digits.replace(/\d/g, ''));
  if (kinds.size === 2) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    const other = decimal === '.' ? ',' : '.';
    return digits.replaceAll(other, '').replace(decimal, '.');
  }
  const [separator] = kinds;
  if (separator === undefined) return digits;
  const count = digits.split(separator).length - 1;
  const is_thousands = THOUSANDS.test(digits) && (separator === ',' || count > 1);
  if (is_thousands) return digits.replaceAll(separator, '');
  return count === 1 ? digits.replace(separator, '.') : 'several';
}

/** @param {string | undefined} text */
function exponent(text) {
  return Number((text ?? '0').replace('−', '-'));
}

/**
 * The number that an answer begins with, and what follows it.
 * @param {string} text
 */
function leading_number(text) {
  const [, sign, digits, power, power_of_ten, rest] = NUMBER.exec(text) ?? [];
  if (digits === undefined) return null;
  const size = Number(`${plain_digits(digits)}e${exponent(power ?? power_of_ten)}`);
  const value = sign === '-' || sign === '−' ? -size : size;
  return Number.isFinite(value) ? { value, rest: rest.trim() } : null;
}

/**
 * Reads an answer; without a unit it is in the one that is asked for.
 * @param {string} text
 * @param {string} asked the unit beside the field, such as "µs"
 * @returns {{value: number, message?: undefined} | {value?: undefined, message: string}} the value
 *     without a prefix
 */
export function read_answer(text, asked) {
  const expected = asked ? `a number in ${asked}` : 'a number';
  if (!text.trim()) return { message: `Type ${expected}.` };
  const number = leading_number(text.trim());
  if (!number) return { message: `“${text.trim()}” is no number. Type ${expected}.` };
  const wanted = read_unit(asked) ?? { unit: '', factor: 1 };
  const { value, rest } = number;
  if (!rest) return { value: value * wanted.factor };
  const given = read_unit(rest);
  if (!given) return { message: `“${rest}” is no unit that this page knows. Type ${expected}.` };
  if (given.unit !== wanted.unit) {
    return { message: `“${rest}” measures something else. What is asked is ${expected}.` };
  }
  return { value: value * given.factor };
}

/** @param {number} value @param {number} right @param {number} tolerance as a fraction */
function is_close(value, right, tolerance) {
  return Math.abs(value - right) <= tolerance * Math.abs(right);
}

/** Slips that every number can have. @type {{factors: number[], reply: string}[]} */
const SLIPS = [
  {
    factors: [1e3, 1e-3, 1e6, 1e-6, 1e9, 1e-9, 1e12, 1e-12],
    reply: 'The digits are right. Look at the prefixes: you are off by a power of a thousand.',
  },
  { factors: [8, 1 / 8], reply: 'You are off by a factor of 8: a byte has 8 bits.' },
  { factors: [-1], reply: 'The size is right, the sign is not.' },
];
/** So near, it is rounding rather than a way of thinking. */
const NEAR = 0.15;

/**
 * @param {number} value
 * @param {{right: number, tolerance: number, mistakes?: Mistake[]}} expected
 * @returns {Verdict}
 */
export function judge_number(value, { right, tolerance, mistakes = [] }) {
  const is = (/** @type {number} */ other) => is_close(value, other, tolerance);
  if (is(right)) return { is_right: true, reply: '' };
  const made = mistakes.find(({ factor, value: wrong, from, to }) => {
    if (from !== undefined || to !== undefined) return false;
    return is(wrong ?? (factor ?? 1) * right);
  });
  const slip = SLIPS.find(({ factors }) => factors.some((factor) => is(factor * right)));
  const far = mistakes.find(
    ({ from = Infinity, to = -Infinity }) => value >= from * right || value <= to * right,
  );
  const known = made ?? slip ?? far;
  if (known) return { is_right: false, reply: known.reply };
  if (is_close(value, right, NEAR)) {
    return { is_right: false, reply: 'Close, but not close enough. Keep more digits.' };
  }
  return { is_right: false, reply: value < right ? 'Too small.' : 'Too large.' };
}

/**
 * The place of the right one among several values.
 * @param {number[]} values
 * @param {'largest' | 'smallest'} pick
 */
export function right_choice(values, pick) {
  return values.indexOf(pick === 'largest' ? Math.max(...values) : Math.min(...values));
}
