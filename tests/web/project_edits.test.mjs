import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  change_field,
  choose_network,
  duplicate_hardware,
  layer_formats,
  layers_with_edits,
  leave_notebook,
  open_notebook,
  put_own_hardware,
  reset_field,
  reset_hardware,
  set_layer_format,
  set_notebook,
  set_phase,
  take_over_figures,
  use_imported,
} from '../../web/app/project/project_edits.js';

const network = () => ({ roofloor: 1, workload: { network: 'alexnet' } });

/** The project after edits. */
function after(project, ...edits) {
  edits.forEach((edit) => edit(project));
  return project;
}

test('a format of one layer is an edit of its name, and goes with its last format', () => {
  const project = after(
    network(),
    set_layer_format('fc6', 'weights', 'int8'),
    set_layer_format('fc6', 'activations', 'fp8'),
  );
  assert.deepEqual(project.workload.edits, {
    fc6: { formats: { weights: 'int8', activations: 'fp8' } },
  });
  assert.deepEqual([...layers_with_edits(project).keys()], ['fc6']);
  after(project, set_layer_format('fc6', 'weights', ''));
  assert.deepEqual(layer_formats(project, 'fc6'), { activations: 'fp8' });
  after(project, set_layer_format('fc6', 'activations', ''));
  assert.deepEqual(project.workload.edits, {});
});

test('other edits of the layer stay when its formats go', () => {
  const project = network();
  project.workload.edits = { fc6: { parameters: { out: 10 }, formats: { weights: 'int8' } } };
  after(project, set_layer_format('fc6', 'weights', ''));
  assert.deepEqual(project.workload.edits, { fc6: { parameters: { out: 10 } } });
  assert.deepEqual([...layers_with_edits(project)], [['fc6', 'changed']]);
});

test('in a list of layers the formats stand at the layer, found by its name', () => {
  const layers = [{ name: 'relu' }, { name: 'fc' }];
  const project = after({ workload: { layers } }, set_layer_format('fc', 'weights', 'int8'));
  assert.deepEqual(project.workload.layers, [
    { name: 'relu' },
    { name: 'fc', formats: { weights: 'int8' } },
  ]);
  assert.deepEqual(layers[1], { name: 'fc' }, 'the list before the edit is as it was');
  assert.deepEqual([...layers_with_edits(project).keys()], ['fc']);
  after(project, set_layer_format('fc', 'weights', ''));
  assert.deepEqual(project.workload.layers, layers);
});

test('the notebook keeps the hardware, and the way back restores the work', () => {
  const before = { ...network(), hardware: [{ preset: 'dig' }], conventions: { counted: 'dense' } };
  const project = after(structuredClone(before), open_notebook);
  assert.equal(project.workload.network, 'alexnet_notebook');
  assert.deepEqual(project.conventions, { notebook: true });
  project.hardware.push({ preset: 'pim' });
  after(project, leave_notebook(before));
  assert.deepEqual(project.workload, before.workload);
  assert.deepEqual(project.conventions, { counted: 'dense' });
  assert.equal(project.hardware.length, 2);
});

test('the notebook takes back the form of the charts, and leaves the chart of power', () => {
  const before = { ...network(), view: { scale: 'log', marker_size: 'energy', power: true } };
  assert.deepEqual(after(before, set_notebook(true)).view, { marker_size: 'energy', power: true });
});

test('another network starts without the edits of the one before', () => {
  const project = after(network(), set_layer_format('fc6', 'weights', 'int8'), choose_network('b'));
  assert.equal(project.workload.edits, undefined);
});

const parameters = (...names) => names.map((name) => ({ name, of_input: true }));
const networks = [
  { name: 'llama', has_phases: true, parameters: parameters('prompt', 'context', 'generated') },
  { name: 'whisper', has_phases: true, parameters: parameters('source', 'prompt', 'context') },
  { name: 'alexnet', has_phases: false, parameters: parameters('image_size') },
];
const decoding = () => ({
  workload: {
    network: 'llama',
    parameters: { context: 2048, generated: 64, depth: 3 },
    batch: 4,
    phase: 'decode',
    formats: { weights: 'int4', kv_cache: 'fp8' },
  },
});

test('from one language model to another stays what is asked, and no size of the network', () => {
  const { workload } = after(decoding(), choose_network('whisper', networks));
  assert.deepEqual(workload, {
    network: 'whisper',
    parameters: { context: 2048 },
    batch: 4,
    phase: 'decode',
    formats: { weights: 'int4', kv_cache: 'fp8' },
  });
});

test('a network without phases has no phase, and no format of a cache', () => {
  const { workload } = after(decoding(), choose_network('alexnet', networks));
  assert.deepEqual(workload, { network: 'alexnet', batch: 4, formats: { weights: 'int4' } });
});

test('an imported model keeps batch, phase and inputs, and brings its sizes and formats', () => {
  const model = { network: 'llama', parameters: { depth: 80 }, formats: { weights: 'bf16' } };
  const { workload } = after(decoding(), use_imported(model, networks));
  assert.deepEqual(workload, {
    network: 'llama',
    parameters: { context: 2048, generated: 64, depth: 80 },
    batch: 4,
    phase: 'decode',
    formats: { weights: 'bf16', kv_cache: 'fp8' },
  });
  const layers = { name: 'mine', layers: [{ name: 'a', kind: 'linear' }] };
  const listed = after(decoding(), use_imported(layers, networks)).workload;
  assert.equal(listed.network, undefined);
  assert.equal(listed.batch, 4);
});

test('a layer of a generation is edited by its name in the network, for both of its parts', () => {
  const project = after(
    decoding(),
    set_phase('generate'),
    set_layer_format('decode.attention', 'kv_cache', 'int4'),
  );
  assert.equal(project.workload.phase, 'generate');
  assert.deepEqual(project.workload.edits, { attention: { formats: { kv_cache: 'int4' } } });
  assert.deepEqual(layer_formats(project, 'prefill.attention'), { kv_cache: 'int4' });
});

test('figures taken over keep their sources until they are typed or reset', () => {
  const source = { document: 'Fitted to 4 measured rows', evidence: 'estimate' };
  const figures = { changed: { '/a': 1, '/b': 2 }, sources: { '/a': source, '/b': source } };
  const fitted = () => ({ ...network(), hardware: [{ preset: 'dig', changed: { '/c': 3 } }] });
  const [hardware] = after(fitted(), take_over_figures(0, figures)).hardware;
  assert.deepEqual(hardware.changed, { '/a': 1, '/b': 2, '/c': 3 });
  assert.deepEqual(hardware.sources, figures.sources);
  const [typed] = after(fitted(), take_over_figures(0, figures), (project) =>
    change_field(project, 0, '/a', 5),
  ).hardware;
  assert.deepEqual(typed.sources, { '/b': source });
  const [reset] = after(fitted(), take_over_figures(0, figures), reset_field(0, '/b')).hardware;
  assert.deepEqual(reset.sources, { '/a': source });
  const [none] = after(fitted(), take_over_figures(0, figures), reset_hardware(0)).hardware;
  assert.deepEqual(none, { preset: 'dig', changed: {}, sources: {} });
});

test('own hardware takes the place of a preset and of its changes, not of its count', () => {
  const project = {
    hardware: [
      { preset: 'x', changed: { '/a': 1 }, sources: { '/a': {} }, count: 2, shown: false },
      { preset: 'y' },
    ],
  };
  after(project, put_own_hardware(0, { name: 'a' }), put_own_hardware(null, { name: 'b' }));
  assert.deepEqual(project.hardware, [
    { own: { name: 'a' }, count: 2, shown: false },
    { preset: 'y' },
    { own: { name: 'b' } },
  ]);
  after(project, duplicate_hardware(0));
  assert.deepEqual(project.hardware[1], project.hardware[0]);
  assert.notEqual(project.hardware[1].own, project.hardware[0].own);
});
