import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  format_term,
  formula_parts,
  formula_with_values,
  symbol_part,
  value_text,
} from '../../web/app/text/formula.js';

const prefixes = [
  { symbol: 'n', exponent: -9 },
  { symbol: '', exponent: 0 },
  { symbol: 'k', exponent: 3 },
  { symbol: 'M', exponent: 6 },
  { symbol: 'T', exponent: 12 },
];
/** Parts as one text, what stands below a line in brackets. */
const plain = (parts) =>
  parts
    .map(({ text, below }) => text + (below ? `[${below}]` : ''))
    .join('')
    .replaceAll('\u202f', ' ');
const leaf = (symbol, value, unit) => ({ symbol, value, unit, formula: '', terms: [] });

test('symbols are set as in print', () => {
  const rows = [
    ["beta'", 'β′'],
    ['W_dense', 'W[dense]'],
    ['eta_P', 'η[P]'],
    ['p0', 'p[0]'],
    ['P_32', 'P[32]'],
    ['in_channels', 'in channels'],
    ['OH', 'OH'],
    ['s', 's'],
  ];
  for (const [name, text] of rows) assert.equal(plain([symbol_part(name)]), text);
});

test('a formula has its operators as signs, and names of functions upright', () => {
  const parts = formula_parts("max(W / P', Q * 2 - 1)");
  assert.equal(plain(parts), 'max(W / P′, Q × 2 − 1)');
  assert.deepEqual(
    parts.filter(({ kind }) => kind === 'symbol').map(({ text }) => text),
    ['W', 'P′', 'Q'],
  );
  assert.equal(plain(formula_parts('if(a >= 0.9 * b, 1, 0)')), 'if(a ≥ 0.9 × b, 1, 0)');
  assert.equal(plain(formula_parts('')), '');
});

test('the values stand in the place of their symbols, what is not given stays', () => {
  const term = {
    formula: "max(W / P', Q / beta') + x",
    terms: [
      leaf('W', 1.43e6, 'op'),
      leaf("P'", 550e12, 'op/s'),
      leaf('Q', 122e6, 'B'),
      leaf("beta'", 1.2e12, 'B/s'),
    ],
  };
  assert.equal(
    plain(formula_with_values(term, prefixes)),
    'max(1.43 Mop / 550 Top/s, 122 MB / 1.20 TB/s) + x',
  );
});

test('counts are exact, quantities have three digits', () => {
  const rows = [
    [37752832, '', '37 752 832'],
    [4096, '', '4 096'],
    [999, '', '999'],
    [-12345, '', '−12 345'],
    [16, 'bit', '16 bit'],
    [0, 'J', '0 J'],
    [2e-9, 'J/op', '2.00 nJ/op'],
    [0.5, '', '0.500'],
    [75497472, 'op', '75.5 Mop'],
    [null, 'op', '–'],
  ];
  for (const [value, unit, text] of rows) {
    assert.equal(format_term(value, unit, prefixes).replaceAll('\u202f', ' '), text);
  }
});

test('of a long column the first numbers are shown, and how many there are more', () => {
  const column = { values: [1, 2, 3, 4, 5, 6], unit: 's' };
  const text = value_text(column, prefixes).replaceAll('\u202f', ' ');
  assert.equal(text, '1 s, 2 s, 3 s, 4 s and 2 more');
  assert.equal(value_text({ values: [7], unit: '' }, prefixes), '7');
  const total = { formula: 'sum(s)', terms: [{ symbol: 's', ...column }] };
  assert.match(plain(formula_with_values(total, prefixes)), /^sum\(1 s, .* and 2 more\)$/);
});
