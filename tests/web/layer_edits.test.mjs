// Edits of layers: in a network by name, in a list by place; and what was typed goes along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  after_insert,
  after_remove,
  after_swap,
  change_list,
  clear_layer_parameter,
  free_name,
  inserted,
  layer_key,
  moved,
  new_layer,
  removed,
  set_format_of_layer,
  set_layer_parameter,
  use_again,
} from '../../web/app/project/layer_edits.js';
import { use_layers } from '../../web/app/project/project_edits.js';
import { create_store } from '../../web/app/project/store.js';
import { drawn_positions } from '../../web/app/panels/virtual_rows.js';
import { fake_door } from './fake_door.mjs';

const out = { name: 'out', alternative: '' };
const named = (...names) => names.map((name) => ({ name, kind: 'linear' }));
const names = (layers) => layers.map(({ name }) => name).join('');

test('a number of a layer of a network is an edit by name, and goes without a trace', () => {
  const project = { workload: { network: 'alexnet', edits: { a: { formats: { weights: 'x' } } } } };
  set_layer_parameter({ at: 3, name: 'fc6' }, out, 2048)(project);
  set_format_of_layer({ at: 3, name: 'fc6' }, 'weights', 'int8')(project);
  assert.deepEqual(project.workload.edits.fc6, {
    parameters: { out: 2048 },
    formats: { weights: 'int8' },
  });
  set_format_of_layer({ at: 3, name: 'fc6' }, 'weights', '')(project);
  clear_layer_parameter({ at: 3, name: 'fc6' }, 'out')(project);
  assert.deepEqual(project.workload.edits, { a: { formats: { weights: 'x' } } });
});

test('in a list the layer at the place changes, and of alternatives the other one goes', () => {
  const layers = [
    { name: 'a', kind: 'custom', parameters: { operations: 1, bytes: 2 } },
    { name: 'a', kind: 'custom', parameters: { operations: 1, bytes: 2 } },
  ];
  const project = { workload: { layers } };
  const intensity = { name: 'operational_intensity', alternative: 'bytes' };
  set_layer_parameter({ at: 1, name: 'a' }, intensity, 4)(project);
  assert.deepEqual(project.workload.layers[1], {
    name: 'a',
    kind: 'custom',
    parameters: { operations: 1, operational_intensity: 4 },
  });
  assert.equal(project.workload.layers[0], layers[0]);
  assert.equal(layers[1].parameters.bytes, 2, 'the list before the edit is as it was');
});

test('layers come in, go and change places; each is found again where it went', () => {
  const layers = named('a', 'b', 'c');
  assert.equal(names(inserted(layers, 1, { name: 'x', kind: 'linear' })), 'axbc');
  assert.deepEqual([0, 1, 2].map(after_insert(1)), [0, 2, 3]);
  assert.equal(names(removed(layers, 1)), 'ac');
  assert.deepEqual([0, 1, 2].map(after_remove(1)), [0, null, 1]);
  assert.equal(names(moved(layers, 2, 1)), 'acb');
  assert.deepEqual([0, 1, 2].map(after_swap(2, 1)), [0, 2, 1]);
});

test('a network becomes a list that keeps batch and formats', () => {
  const project = { workload: { network: 'n', batch: 4, formats: { weights: 'int8' }, edits: {} } };
  change_list({ name: 'N', layers: named('a', 'b') }, (layers) => removed(layers, 0))(project);
  assert.deepEqual(project.workload, {
    name: 'N',
    layers: named('b'),
    batch: 4,
    formats: { weights: 'int8' },
  });
});

test('a list that is chosen again keeps the batch and formats that the page has now', () => {
  const formats = { weights: 'int8', kv_cache: 'fp8' };
  const kept = { name: 'N', layers: named('a'), batch: 4, formats };
  const now = { batch: 2, formats: { weights: 'int4' }, phase: 'decode' };
  const project = { workload: { network: 'n', ...now } };
  use_again(kept)(project);
  assert.deepEqual(project.workload, {
    name: 'N',
    layers: named('a'),
    batch: 2,
    formats: { weights: 'int4', kv_cache: 'fp8' },
  });
  assert.equal(kept.batch, 4);
});

test('a copy has a name of its own; a new layer takes the shape of the last of its kind', () => {
  const layers = named('a', 'a copy', 'a copy 2');
  assert.equal(free_name(layers, 'a copy'), 'a copy 3');
  const kind = {
    name: 'linear',
    label: 'Linear',
    parameters: [
      { name: 'in', alternative: '', default: null, default_from: '', minimum: 1 },
      { name: 'rows', alternative: '', default: 1, default_from: '', minimum: 1 },
    ],
  };
  const shaped = { name: 'fc', kind: 'linear', parameters: { in: 7 } };
  assert.deepEqual(new_layer([shaped], 1, kind), { ...shaped, name: 'new linear' });
  assert.deepEqual(new_layer([shaped], 0, kind).parameters, { in: 1 });
});

test('what was typed at a layer goes with it, and goes when other layers come', () => {
  const store = create_store(fake_door());
  store.edit(use_layers({ name: 'list', layers: named('a', 'b', 'c') }));
  const key = layer_key(2, 'parameters/in');
  const typed = { key, label: 'c, Inputs', unit: '', text: 'many' };
  store.edit_quantity(typed, () => {});
  const { layers } = store.state.project.workload;
  store.edit(change_list({ name: 'list', layers: removed(layers, 0) }, (all) => all), undefined, {
    place_of: after_remove(0),
    notice: 'a is deleted.',
  });
  assert.equal(store.state.notice, 'a is deleted.');
  assert.deepEqual([...store.state.drafts.keys()], [layer_key(1, 'parameters/in')]);
  store.edit(use_layers({ name: 'list', layers: named('b', 'c') }));
  assert.equal(store.state.drafts.size, 1, 'the layer is the same one');
  store.edit(use_layers({ name: 'list', layers: named('b', 'd') }));
  assert.equal(store.state.drafts.size, 0);
});

test('of many rows those in the window are drawn, with gaps for the others', () => {
  assert.deepEqual(drawn_positions(100, { first: 10, last: 12 }, [50, 11, -1]), [
    { position: 10, gap: 10 },
    { position: 11, gap: 0 },
    { position: 50, gap: 38 },
    { position: 100, gap: 49 },
  ]);
  assert.deepEqual(drawn_positions(0, { first: 0, last: 40 }, []), [{ position: 0, gap: 0 }]);
  // A table that has become shorter than where it was scrolled to still has a row.
  assert.deepEqual(drawn_positions(3, { first: 90, last: 99 }, []), [
    { position: 2, gap: 2 },
    { position: 3, gap: 0 },
  ]);
});
