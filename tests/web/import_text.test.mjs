// What an import says, and when it counts a number as agreeing with a published one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  agrees_as_rounded,
  as_published,
  name_of_file,
  ordered_operators,
  ordered_sizes,
  progress_text,
  refusal_text,
  size_label,
  unknown_text,
  whole_number,
} from '../../web/app/panels/import_text.js';

const prefixes = [
  { symbol: '', exponent: 0 },
  { symbol: 'k', exponent: 3 },
  { symbol: 'M', exponent: 6 },
  { symbol: 'G', exponent: 9 },
];
const plain = (text) => text.replaceAll('\u202f', ' ');

test('it says how much of a file was read, and what part of it that is', () => {
  const said = (read, size) => plain(progress_text(read, size, prefixes));
  // 312,000 of 1.9e9 bytes are 0.0164 %.
  assert.equal(said(312e3, 1.9e9), '312 kB of 1.90 GB (0.0164 %)');
  assert.equal(said(17, 1.9e9), '17 B of 1.90 GB (< 0.01 %)');
  assert.equal(said(816, 816), 'all of 816 B');
});

test('an empty file is read whole', () => {
  assert.equal(plain(progress_text(0, 0, prefixes)), 'all of 0 B');
});

test('a workload without a name has that of its file, without the ending', () => {
  assert.equal(name_of_file('resnet50-v1.5.onnx'), 'resnet50-v1.5');
  assert.equal(name_of_file('layers'), 'layers');
  assert.equal(name_of_file('.csv'), '.csv');
});

test('a refusal names the line or the node, and is a sentence', () => {
  const text = (path) => refusal_text({ path, message: 'kernel is 0; expected 1' });
  assert.equal(text('/line/4'), 'Line 4: kernel is 0; expected 1.');
  assert.equal(text('/node//layer1/Conv'), 'Node "/layer1/Conv": kernel is 0; expected 1.');
  assert.equal(text(''), 'Kernel is 0; expected 1.');
});

test('the batch is asked first, then sequences, then the others as they come', () => {
  const sizes = [{ name: 'width' }, { name: 'seq_len' }, { name: 'N', is_batch: true }];
  const ordered = ordered_sizes([...sizes, { name: 'past' }]);
  assert.deepEqual(ordered.map(size_label), ['Batch (N)', 'seq_len', 'width', 'past']);
  assert.equal(size_label({ name: 'batch', is_batch: true }), 'Batch');
});

test('only whole numbers are sizes', () => {
  assert.equal(whole_number(' 128 '), 128);
  for (const text of ['', '1.5', '-1', '1e3', 'many', '1234567890']) {
    assert.equal(whole_number(text), null, text);
  }
});

test('operators that are not known come first, and are counted in a sentence', () => {
  const operators = [
    { name: 'Conv', count: 53, is_known: true },
    { name: 'Mystery', count: 3, is_known: false },
  ];
  assert.deepEqual(ordered_operators(operators).map(({ name }) => name), ['Mystery', 'Conv']);
  assert.match(unknown_text(operators), /^1 operator \(3 nodes\) is not known.*Edit layers\.$/);
  assert.equal(unknown_text([operators[0]]), '');
});

test('numbers agree as far as the published one was rounded', () => {
  // ResNet-50: 4,089,184,256 MACs, published as 4.09 G; 25,557,032 parameters, published as such.
  assert.equal(agrees_as_rounded(4089184256, 4.09e9), true);
  assert.equal(agrees_as_rounded(4089184256, 4.1e9), true);
  assert.equal(agrees_as_rounded(4084999999, 4.09e9), false);
  assert.equal(agrees_as_rounded(25557032, 25557032), true);
  assert.equal(agrees_as_rounded(25557033, 25557032), false);
});

test('ours is shown with the digits of the published number', () => {
  assert.equal(plain(as_published(4089184256, 4.1e9, prefixes)), '4.09 G');
  assert.equal(as_published(25557033, 25557032, prefixes), '25,557,033');
});
