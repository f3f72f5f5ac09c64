// The door in Node: its envelopes, and through the real core every number the notebook prints.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { CoreError, open_envelope, wrap_whole } from '../../web/app/core/door.js';

const core = wrap_whole(await loadCore());
const all_three = [{ preset: 'dig' }, { preset: 'pim' }, { preset: 'pnm' }];

/** The report of a network on the notebook's hardware, by its conventions. */
function notebook_report(workload) {
  const project = { roofloor: 1, workload, hardware: all_three, conventions: { notebook: true } };
  return core.report(core.open_project(project).revision).result;
}

/** Agreement to the digits the notebook prints. */
function assert_digits(found, expected, decimals, what) {
  assert.deepEqual(
    found.map((value) => value.toFixed(decimals)),
    expected.map((value) => value.toFixed(decimals)),
    what,
  );
}

test('an envelope gives its result or throws its error with the path', () => {
  assert.deepEqual(open_envelope('{"ok":true,"result":{"a":1}}'), { a: 1 });
  const text = '{"ok":false,"error":{"path":"/workload/batch","message":"batch is 0"}}';
  assert.throws(
    () => open_envelope(text),
    (error) =>
      error instanceof CoreError &&
      error.path === '/workload/batch' &&
      error.message === 'batch is 0',
  );
});

test('every network has the parameters of its family, with its own defaults', () => {
  const { networks } = core.describe();
  const default_of = (network, parameter) =>
    networks
      .find(({ name }) => name === network)
      .parameters.find(({ name }) => name === parameter).default;
  // config.json of Llama 3 8B and 70B: num_hidden_layers, num_key_value_heads.
  assert.equal(default_of('llama_3_8b', 'depth'), 32);
  assert.equal(default_of('llama_3_70b', 'depth'), 80);
  assert.equal(default_of('llama_3_8b', 'kv_heads'), 8);
  assert.equal(default_of('resnet50', 'image_size'), 224);
  for (const { group, has_phases } of networks) {
    assert.ok(group);
    assert.equal(typeof has_phases, 'boolean');
  }
});

test('the AlexNet calculator gives the CI and OI arrays of the notebook', () => {
  const { ci, oi } = notebook_report({ network: 'alexnet_notebook' }).notebook;
  // README of the notebook, "CI Array" and "OI Array".
  assert.deepEqual(
    ci,
    [210830400, 895795200, 299040768, 448561152, 299040768, 75497472, 33554432, 8192000],
  );
  assert.deepEqual(oi, [110.78, 257.11, 75.3, 76.97, 75.3, 0.22, 0.5, 0.12]);
});

test('the ViT calculator gives the CI and OI arrays of the notebook', () => {
  const { ci, oi } = notebook_report({ network: 'vit_notebook' }).notebook;
  // README of the notebook, "CI per layer" and "OI per layer".
  assert.deepEqual(ci, [99328, 394240, 134144, 330]);
  assert.deepEqual(oi, [6.0625, 4.583333333333333, 5.458333333333333, 0.4852941176470588]);
});

test('all 36 excess percentages are those the notebook prints', () => {
  // 100 * E_R / OI with three decimals, for E_R 0.8, 0.0075 and 0.075.
  const alexnet = [
    [0.729, 0.311, 1.063, 1.04, 1.064, 160, 160, 160],
    [0.007, 0.003, 0.01, 0.01, 0.01, 1.5, 1.5, 1.5],
    [0.068, 0.029, 0.1, 0.098, 0.1, 15, 15, 15],
  ];
  const vit = [
    [13.196, 17.455, 14.656, 164.848],
    [0.124, 0.164, 0.137, 1.545],
    [1.237, 1.636, 1.374, 15.455],
  ];
  for (const [network, rows] of [
    ['alexnet_notebook_typed', alexnet],
    ['vit_notebook', vit],
  ]) {
    const { notebook } = notebook_report({ network });
    rows.forEach((row, at) =>
      assert_digits(notebook.hardware[at].excess_percent, row, 3, `${network} on ${at}`),
    );
  }
});

test('the attainable TOPS at 16 bits are those of min(P * 32 / 16, beta * OI)', () => {
  const expected = [
    [131.76, 308.532, 90.348, 92.28, 90.24, 0.6, 0.6, 0.6],
    [318.42, 745.619, 218.341, 223.01, 218.08, 1.45, 1.45, 1.45],
    [241.56, 565.642, 165.638, 169.18, 165.44, 1.1, 1.1, 1.1],
  ];
  const { notebook } = notebook_report({ network: 'alexnet_notebook_typed' });
  expected.forEach((row, at) =>
    assert_digits(notebook.hardware[at].attainable_tops, row, 3, `hardware ${at}`),
  );
});

test('the energies on Dig are CI * E_op * (1 + E_R / OI) in nJ', () => {
  const { energy_nanojoules } = notebook_report({ network: 'alexnet_notebook_typed' }).notebook
    .hardware[0];
  // 210830400 * 2 nJ * (1 + 0.8 / 109.8), and so on.
  assert.equal(energy_nanojoules[0].toPrecision(6), '4.24733e+8');
  assert.equal(energy_nanojoules[1].toPrecision(6), '1.79716e+9');
  assert.equal(energy_nanojoules[5].toPrecision(6), '3.92587e+8');
});

test('the arithmetic floor of layer 6 on Dig is 1.50995e8 nJ', () => {
  const { revision } = core.open_project({
    roofloor: 1,
    workload: { network: 'alexnet_notebook_typed' },
    hardware: all_three,
  });
  const { result, numbers } = core.report(revision);
  const column = result.columns.find(
    ({ name, hardware }) => name === 'arithmetic_floor_joules' && hardware === 0,
  );
  // 75497472 op * 2 nJ/op.
  assert.equal(numbers[column.offset + 5], 75497472 * 2e-9);
});

test('every column has a number for every layer, and shares add up to one', () => {
  const { result, numbers } = core.report(core.open_project(core.describe().start).revision);
  for (const { name, hardware, offset } of result.columns) {
    assert.ok(offset + result.row_count <= numbers.length, `${name} on ${hardware}`);
    if (name !== 'time_fraction') continue;
    const shares = numbers.subarray(offset, offset + result.row_count);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-12);
  }
});

test('a revision that was replaced is refused', () => {
  const { start } = core.describe();
  const { revision } = core.open_project(start);
  core.open_project(start);
  assert.throws(
    () => core.report(revision),
    (error) => error.path === '/revision',
  );
});

test('a project that is refused leaves the one before it open', () => {
  const { start } = core.describe();
  const { revision } = core.open_project(start);
  const wrong = { ...start, workload: { network: 'alexnet_notebook', batch: -1 } };
  assert.throws(
    () => core.open_project(wrong),
    (error) => error.path === '/workload/batch',
  );
  assert.equal(core.report(revision).result.row_count, 8);
});

test('both charts have the same left and right margins', () => {
  const { revision } = core.open_project(core.describe().start);
  const size = { width: 800, height: 400 };
  const [roof, floor] = ['roofline', 'floorline'].map(
    (name) => core.figure_layout(revision, name, size).plot,
  );
  assert.deepEqual([roof.left, roof.right], [floor.left, floor.right]);
});

test('no series has a number that a chart cannot draw', () => {
  const { revision } = core.open_project(core.describe().start);
  for (const name of ['roofline', 'floorline']) {
    const { result, numbers } = core.figure(revision, name, {});
    for (const { offset_x, offset_y, count } of result.series) {
      for (const offset of [offset_x, offset_y]) {
        const values = numbers.subarray(offset, offset + count);
        assert.ok(
          values.every((value) => Number.isFinite(value) && value > 0),
          name,
        );
      }
    }
  }
});

test('layers come in parts, with all their values and what an edit replaced', () => {
  const workload = { network: 'alexnet', edits: { fc6: { parameters: { out: 2048 } } } };
  const { revision } = core.open_project({ roofloor: 1, workload });
  const { count, network, layers } = core.layers(revision, 0, 1000);
  assert.equal(network, 'alexnet');
  assert.equal(layers.length, count);
  const at = layers.findIndex(({ layer }) => layer.name === 'fc6');
  const [part] = core.layers(revision, at, 1).layers;
  assert.deepEqual(part, layers[at]);
  assert.equal(part.values.out, 2048);
  assert.equal(part.values.rows, 1);
  assert.deepEqual(part.network_values, { out: 4096 });
  assert.throws(() => core.layers(revision, 0.5, 1), CoreError);
});

test('the heaviest rows come as numbers, with a sentence', () => {
  const { revision } = core.open_project({ roofloor: 1, hardware: all_three });
  const { result, numbers } = core.heaviest(revision, 0, 'time', 0.5);
  // fc6 moves 75.5 MB of the 123.9 MB that Dig waits for.
  assert.deepEqual([...numbers], [5]);
  assert.match(result.sentence, /^1 of 8 layers makes up 61\s% of the time on Dig\.$/);
});

test('energies are fitted to measured rows', () => {
  const own = {
    name: 'x',
    peaks: { fp16: 1e12 },
    levels: [{ name: 'DRAM', bandwidth_bytes_per_second: 1e10 }],
  };
  const { revision } = core.open_project({ roofloor: 1, hardware: [{ own }] });
  // Planted: 1 pJ/op, 50 pJ/B, 2 W.
  const rows = `operations,bytes,seconds,joules
1e12,1e11,10,26
1e12,1e10,1,3.5
1e12,1e9,1,3.05
0,0,5,10`;
  const { is_complete, changed, sources } = core.fit_energy(revision, 0, rows);
  assert.ok(is_complete);
  assert.ok(Math.abs(changed['/levels/0/energy_per_byte_joules'] / 50e-12 - 1) < 1e-9);
  assert.deepEqual(Object.keys(sources), Object.keys(changed));
  assert.throws(() => core.fit_energy(revision, 0, 'operations,bytes\n1,2'), CoreError);
});
