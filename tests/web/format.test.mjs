// format.js prints as base/quantity_text of the core does; the last test asks the core itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import {
  format_count,
  format_number,
  format_percent,
  format_quantity,
  format_value,
  short_names,
} from '../../web/app/text/format.js';

const core = await loadCore();
const { prefixes } = JSON.parse(core.describe()).result;
/** Narrow no-break spaces are written as ordinary ones here. */
const plain = (text) => text.replaceAll('\u202f', ' ');
const quantity = (value, unit) => plain(format_quantity(value, unit, prefixes));

/** The rows that the core is tested with as well; a plain space stands for the narrow one. */
function shared_rows() {
  const file = new URL('../fixtures/quantity_rows.csv', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [value, unit, text] = line.split(',');
    return { value, unit, text };
  });
}

test('one is singular, everything else is plural', () => {
  assert.deepEqual(
    [0, 1, 8].map((count) => format_count(count, 'layer')),
    ['0 layers', '1 layer', '8 layers'],
  );
});

test('a quantity has three significant digits, a prefix and its unit', () => {
  const rows = [
    [3.35e12, 'B/s', '3.35 TB/s'],
    [211e-6, 's', '211 µs'],
    [1.6e-6, 's', '1.60 µs'],
    [999.6e9, 'op/s', '1.00 Top/s'],
    [0, 'J', '0 J'],
    [-2e-12, 'J/op', '-2.00 pJ/op'],
    [42, '', '42.0'],
    [5e30, 'B', '5.00e30 B'],
    [0.00219, 'J*s', '2.19 mJ·s'],
    [2433, '1/s', '2.43 k/s'],
  ];
  for (const [value, unit, text] of rows) assert.equal(quantity(value, unit), text);
});

test('the rows that the core is tested with print the same here', () => {
  const rows = shared_rows();
  assert.equal(rows.length, 62);
  for (const { value, unit, text } of rows) assert.equal(quantity(Number(value), unit), text);
});

test('the shared rows have every prefix', () => {
  const found = new Set(
    shared_rows().flatMap(({ unit, text }) => {
      const behind = text.slice(text.indexOf(' ') + 1);
      return behind.endsWith(unit) ? [behind.slice(0, -unit.length)] : [];
    }),
  );
  for (const prefix of ['f', 'p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']) {
    assert.ok(found.has(prefix), `"${prefix}"`);
  }
});

test('between the number and its unit stands a narrow no-break space', () => {
  assert.equal(format_quantity(1.2e12, 'B/s', prefixes), '1.20\u202fTB/s');
});

test('an exact tie goes to the even digit, as in the core', () => {
  assert.equal(quantity(1125, 'op'), '1.12 kop');
  assert.equal(quantity(1135, 'op'), '1.14 kop');
  assert.equal(quantity(-1125, 'op'), '-1.12 kop');
});

test('what is absent is a dash, whatever its unit', () => {
  for (const value of [NaN, null, undefined, Infinity]) {
    assert.equal(format_quantity(value, 's', prefixes), '\u2013');
    assert.equal(format_number(value), '\u2013');
    assert.equal(format_percent(value), '\u2013');
  }
});

test('a ratio has no prefix', () => {
  const rows = [
    [0.5, '0.500'],
    [109.8, '110'],
    [0.0075, '0.00750'],
    [12345, '12300'],
    [0, '0'],
  ];
  for (const [value, text] of rows) assert.equal(format_number(value), text);
  assert.equal(plain(format_value(0.5, { name: 'x', unit: 'op/B' }, prefixes)), '0.500 op/B');
});

test('a fraction is read in percent, and a trace of one is not zero', () => {
  assert.equal(plain(format_percent(0.5949)), '59.5 %');
  assert.equal(plain(format_percent(1)), '100 %');
  assert.equal(plain(format_percent(0)), '0 %');
  assert.equal(plain(format_percent(1e-7)), '< 0.01 %');
  const column = { name: 'time_fraction', unit: '' };
  assert.equal(plain(format_value(0.25, column, prefixes)), '25.0 %');
});

test('the core prints what it reads as format.js does', () => {
  // Three digits are all these have, so that the core's exact text and the short one agree.
  for (const text of ['335 GB/s', '1.25 TB/s', '125 MB/s', '999 B/s']) {
    const { value, text: printed } = JSON.parse(core.parse_quantity(text, 'B/s')).result;
    assert.equal(format_quantity(value, 'B/s', prefixes), printed);
  }
});

test('names leave out the groups that they share with their layer', () => {
  const rows = [
    ['layer1.0.conv2', ['layer1.0.bn2', 'layer1.0.add'], ['bn2', 'add']],
    ['layer2.0.downsample.conv', ['layer2.0.downsample.bn', 'layer2.0.add'], ['bn', 'add']],
    ['block.mlp2', ['block.add2', 'norm', 'block.norm1'], ['add2', 'norm', 'norm1']],
    ['conv1', ['relu1', 'pool1'], ['relu1', 'pool1']],
    ['a.b', ['a'], ['a']],
    ['a.b', [''], ['']],
  ];
  for (const [name, others, short] of rows) assert.deepEqual(short_names(name, others), short);
});
