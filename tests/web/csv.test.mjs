// Layers as a table, and back through the importer of tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { csv_cell, csv_text } from '../../web/app/text/csv.js';
import { wrap_whole } from '../../web/app/core/door.js';
import { layers_csv } from '../../web/app/text/layers_csv.js';
import { results_csv } from '../../web/app/text/results_csv.js';
import { create_store } from '../../web/app/project/store.js';

const core = wrap_whole(await loadCore());
const description = core.describe();

test('cells are quoted where they would be taken apart, and empty where nothing is known', () => {
  assert.equal(csv_cell('conv, "3x3"'), '"conv, ""3x3"""');
  assert.equal(csv_cell('two\nlines'), '"two\nlines"');
  assert.equal(csv_cell(0.1), '0.1');
  for (const absent of [undefined, null, NaN, Infinity]) assert.equal(csv_cell(absent), '');
  assert.equal(csv_text([['a', 'b'], [1, '']]), 'a,b\n1,\n');
});

/** What the table has of a layer. */
const in_table = ({ name, kind, repeat = 1, parameters = {}, formats = {} }) => ({
  name,
  kind,
  repeat,
  parameters,
  formats,
});
const back = (layers) => core.import_workload(layers_csv(layers)).workload.layers;

/** A value for every parameter, of those that exclude each other the first. */
function all_values(parameters) {
  const values = {};
  for (const { name, alternative, choices, default: usual, minimum, maximum } of parameters) {
    if (alternative && alternative in values) continue;
    values[name] = choices.at(-1) ?? usual ?? Math.min(Math.max(8, minimum), maximum);
  }
  return values;
}

for (const { name, parameters } of description.layer_kinds) {
  test(`a layer of the kind ${name} comes back from its table as it was`, () => {
    const layer = {
      name: `a ${name}, "of 8"`,
      kind: name,
      repeat: 2,
      parameters: all_values(parameters),
      formats: { weights: 'int4', activations: 'bf16' },
    };
    const { project } = core.open_project({ roofloor: 1, workload: { layers: [layer] } });
    assert.deepEqual(back(project.workload.layers), project.workload.layers);
  });
}

for (const { name, group } of description.networks) {
  test(`the layers of ${name} (${group}) come back from their table as they were`, () => {
    const { revision } = core.open_project({ roofloor: 1, workload: { network: name } });
    const { count } = core.layers(revision, 0, 0);
    const layers = core.layers(revision, 0, count).layers.map(({ layer }) => layer);
    assert.deepEqual(back(layers).map(in_table), layers.map(in_table));
  });
}

test('the results have every number as it is, once for each hardware that is shown', () => {
  const hardware = [{ preset: 'dig' }, { preset: 'pim', shown: false }, { preset: 'pnm' }];
  const workload = { network: 'alexnet' };
  const { state } = create_store(core, { roofloor: 1, workload, hardware });
  const [heads, first, ...rest] = results_csv(state)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const cell = (head) => first[heads.indexOf(head)];
  assert.equal(rest.length + 1, state.report.row_count);
  assert.equal(cell('name'), 'conv1');
  const { offset } = state.report.columns.find(
    ({ name, hardware: at }) => name === 'seconds' && at === 2,
  );
  assert.equal(Number(cell('PNM: seconds (s)')), state.numbers[offset]);
  assert.equal(cell('Dig: bound'), 'DRAM');
  assert.equal(cell('Dig: is_balanced'), 'no');
  assert.equal(heads.filter((head) => head.startsWith('PIM')).length, 0);
  assert.equal(new Set(heads).size, heads.length);
});

test('a number that is not known is an empty cell of the results', () => {
  const layer = { name: 'a', kind: 'custom', parameters: { operations: 0, bytes: 8 } };
  const workload = { layers: [layer] };
  const { state } = create_store(core, { roofloor: 1, workload, hardware: [{ preset: 'dig' }] });
  assert.doesNotMatch(results_csv(state), /NaN|null|undefined|Infinity/);
});
