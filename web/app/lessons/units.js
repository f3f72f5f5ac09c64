// Units as students write them: "op/B", "ops per byte", "GB/s", "µs", "%". Knows no DOM.
// A lesson has no core of its own, so that the prefixes stand here a second time; a test holds them
// to those of the core.

/** @typedef {{unit: string, factor: number}} Unit a multiple of a unit without a prefix */

export const PREFIXES = [
  { symbol: 'f', exponent: -15 },
  { symbol: 'p', exponent: -12 },
  { symbol: 'n', exponent: -9 },
  { symbol: 'µ', exponent: -6 },
  { symbol: 'm', exponent: -3 },
  { symbol: '', exponent: 0 },
  { symbol: 'k', exponent: 3 },
  { symbol: 'M', exponent: 6 },
  { symbol: 'G', exponent: 9 },
  { symbol: 'T', exponent: 12 },
  { symbol: 'P', exponent: 15 },
  { symbol: 'E', exponent: 18 },
];
/** Other letters for the same, and powers of 1024. @type {[string, number][]} */
const MORE_PREFIXES = [
  ['u', 1e-6],
  ['μ', 1e-6],
  ['K', 1e3],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
];
/** @type {Map<string, number>} */
const FACTORS = new Map([
  ...PREFIXES.map(
    ({ symbol, exponent }) => /** @type {[string, number]} */ ([symbol, Number(`1e${exponent}`)]),
  ),
  ...MORE_PREFIXES,
]);

const OPERATION = '(?:(?:FL|fl)?OPs?|(?:fl)?ops?|operations?)';
const BYTE = '(?:B|[Bb]ytes?)';
const BIT = '(?:b|bits?)';
const PER = '(?:/| per )';
const SECOND = '(?:s|secs?|seconds?)';
const TOKEN = '(?:tok|tokens?)';
/**
 * How each unit is written; a byte has eight bits. The first that fits counts.
 * @type {{unit: string, written: string, factor?: number}[]}
 */
const WAYS = [
  { unit: 'op/B', written: `${OPERATION}${PER}${BYTE}` },
  { unit: 'op/B', written: `${OPERATION}${PER}${BIT}`, factor: 8 },
  { unit: 'op/s', written: `(?:${OPERATION}${PER}${SECOND}|(?:FL)?OPS)` },
  { unit: 'op', written: OPERATION },
  { unit: 'B/s', written: `(?:${BYTE}${PER}${SECOND}|Bps)` },
  { unit: 'B/s', written: `(?:${BIT}${PER}${SECOND}|bps)`, factor: 1 / 8 },
  { unit: 'B', written: BYTE },
  { unit: 'B', written: BIT, factor: 1 / 8 },
  { unit: 's', written: SECOND },
  { unit: 'J', written: '(?:J|[Jj]oules?)' },
  { unit: 'tokens/s', written: `(?:${TOKEN}|1)?${PER}${SECOND}` },
  { unit: '%', written: '(?:%|percent|per cent)', factor: 0.01 },
  { unit: '', written: '(?:x|×|times|-?fold)' },
];
const PREFIX = `(${[...FACTORS.keys()].sort((one, other) => other.length - one.length).join('|')})`;
const TRIED = WAYS.map(({ unit, written, factor = 1 }) => {
  // "m%" and "k×" are nobody's.
  const has_prefix = unit !== '%' && unit !== '';
  return { unit, factor, pattern: RegExp(`^${has_prefix ? PREFIX : '()'}${written}$`) };
});

/**
 * What a unit stands for; null where it is none of ours.
 * @param {string} text such as "µs" or "GB / s"
 * @returns {Unit | null}
 */
export function read_unit(text) {
  const plain = text
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ');
  for (const { unit, factor, pattern } of TRIED) {
    const [, prefix] = pattern.exec(plain) ?? [];
    if (prefix !== undefined) return { unit, factor: factor * (FACTORS.get(prefix) ?? 1) };
  }
  return null;
}
