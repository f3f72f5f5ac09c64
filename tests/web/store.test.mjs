import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add_hardware,
  choose_network,
  field_key,
  show_hardware,
  use_layers,
} from '../../web/app/project/project_edits.js';
import { create_store, refused_drafts, understand } from '../../web/app/project/store.js';
import { fake_door } from './fake_door.mjs';

const batch_field = { key: '/workload/batch', label: 'Batch', unit: '' };
const set_batch = (project, value) => {
  project.workload.batch = value;
};

/** A store, its door and the topics it has published. */
function started() {
  const core = fake_door();
  const store = create_store(core);
  const topics = [];
  store.subscribe((topic) => topics.push(topic));
  return { core, store, topics, state: store.state };
}

test('an edit changes a copy of the project, opens it and reads its report', () => {
  const { store, state, topics } = started();
  const before = state.project;
  assert.equal(
    store.edit((project) => set_batch(project, 4)),
    true,
  );
  assert.equal(before.workload.batch, undefined);
  assert.equal(state.report.workload.batch, 4);
  assert.equal(state.revision, 2);
  assert.deepEqual(topics, ['project']);
});

test('an edit that is refused leaves the last good report and keeps the text at its field', () => {
  const { store, state, topics } = started();
  const { report, numbers, project, revision } = state;
  assert.equal(store.edit_quantity({ ...batch_field, text: '-3' }, set_batch), false);
  assert.equal(state.report, report);
  assert.equal(state.numbers, numbers);
  assert.equal(state.project, project);
  assert.equal(state.revision, revision);
  const draft = state.drafts.get('/workload/batch');
  assert.equal(draft.text, '-3');
  assert.equal(draft.message, 'batch is -3; expected 1');
  assert.deepEqual(topics, ['drafts']);
});

test('text that is no number is kept and never reaches the project', () => {
  const { core, store, state } = started();
  core.asked.length = 0;
  store.edit_quantity({ ...batch_field, text: 'abc' }, set_batch);
  assert.deepEqual(core.asked, []);
  assert.match(state.drafts.get('/workload/batch').message, /"abc" is not understood; expected/);
});

test('a bad field does not stop an edit of another, and stays as typed', () => {
  const { store, state } = started();
  store.edit_quantity({ ...batch_field, text: 'abc' }, set_batch);
  assert.equal(store.edit(choose_network('b')), true);
  assert.equal(state.project.workload.network, 'b');
  assert.equal(state.drafts.get('/workload/batch').text, 'abc');
  assert.equal(refused_drafts(state).length, 1);
});

test('leaving a field gives way to the canonical text, unless the text is bad', () => {
  const { store, state } = started();
  store.edit_quantity({ ...batch_field, text: '4.0' }, set_batch);
  assert.equal(state.drafts.get('/workload/batch').understood, '4');
  store.settle('/workload/batch');
  assert.equal(state.drafts.size, 0);
  store.edit_quantity({ ...batch_field, text: '-1' }, set_batch);
  store.settle('/workload/batch');
  assert.equal(state.drafts.get('/workload/batch').text, '-1');
  store.abandon('/workload/batch');
  assert.equal(state.drafts.size, 0);
});

test('what was typed into the form of one network does not mark the form of another', () => {
  const { store, state } = started();
  const field = { key: '/workload/parameters/depth', label: 'Depth', unit: '', text: 'x' };
  store.edit_quantity(field, set_batch);
  store.edit(choose_network('b'));
  assert.equal(state.drafts.size, 0);
});

test('typed text moves with its hardware when one before it is removed', () => {
  const { store, state } = started();
  for (const at of [0, 1]) {
    const key = field_key(at, '/peaks/fp16');
    store.edit_quantity({ key, label: 'Peak', unit: '', text: `bad ${at}` }, set_batch);
  }
  assert.equal(store.remove_hardware(0), true);
  assert.deepEqual([...state.drafts.keys()], ['/hardware/0/changed/~1peaks~1fp16']);
  assert.equal(state.drafts.get('/hardware/0/changed/~1peaks~1fp16').text, 'bad 1');
});

test('a hardware that is duplicated stands behind itself; typed text stays at its own', () => {
  const { store, state } = started();
  for (const at of [0, 1]) {
    const key = field_key(at, '/peaks/fp16');
    store.edit_quantity({ key, label: 'Peak', unit: '', text: `bad ${at}` }, set_batch);
  }
  store.select_hardware(1);
  assert.equal(store.duplicate_hardware(0), true);
  assert.deepEqual(
    state.project.hardware.map(({ preset }) => preset),
    ['x', 'x', 'y'],
  );
  assert.equal(state.drafts.get(field_key(0, '/peaks/fp16')).text, 'bad 0');
  assert.equal(state.drafts.get(field_key(2, '/peaks/fp16')).text, 'bad 1');
  assert.equal(state.drafts.size, 2);
  assert.equal(state.selected_hardware, 2);
  store.undo();
  assert.equal(state.project.hardware.length, 2);
});

test('the selected hardware keeps its place in the order when one before it is removed', () => {
  const { store, state } = started();
  store.edit(add_hardware('z'));
  store.edit(show_hardware(0, false));
  store.select_hardware(2);
  store.remove_hardware(1);
  assert.equal(state.report.hardware[state.selected_hardware].name, 'z');
});

test('what is hidden is not selected: another is, or none', () => {
  const { store, state } = started();
  store.edit(show_hardware(0, false));
  assert.equal(state.selected_hardware, 1);
  store.edit(show_hardware(1, false));
  assert.equal(state.selected_hardware, -1);
  store.edit(show_hardware(0, true));
  assert.equal(state.selected_hardware, 0);
});

test('an edit without a field that is refused is a problem of the page until one succeeds', () => {
  const { store, state } = started();
  store.edit((project) => set_batch(project, 0));
  assert.equal(state.problem.path, '/workload/batch');
  store.edit((project) => set_batch(project, 2));
  assert.equal(state.problem, null);
});

test('hover and pin ask the core nothing and say so only when they change', () => {
  const { core, store, topics } = started();
  core.asked.length = 0;
  const hover = { layer: 1, hardware: 0, place: 'table' };
  store.hover(hover);
  store.hover({ ...hover });
  store.hover(null);
  store.pin(1);
  store.pin(1);
  assert.deepEqual(topics, ['highlight', 'highlight', 'pin']);
  assert.deepEqual(core.asked, []);
});

test('a pin holds while its layer is there and goes with it', () => {
  const { store, state } = started();
  store.pin(1);
  store.edit((project) => set_batch(project, 2));
  assert.equal(state.pinned, 1);
  store.edit(use_layers({ name: 'own', layers: [{ name: 'one' }] }));
  assert.equal(state.pinned, null);
});

test('the list of layers that was shown last stays when a network takes its place', () => {
  const { store, state } = started();
  assert.equal(state.yours, null);
  store.edit(use_layers({ name: 'own', layers: [{ name: 'one' }] }));
  const { layers } = state.project.workload;
  store.edit(choose_network('b'));
  assert.equal(state.yours.workload.layers, layers);
  assert.equal(state.yours.rows, 1);
  store.edit(use_layers({ name: 'other', layers: [{ name: 'x' }, { name: 'y' }] }));
  assert.equal(state.yours.rows, 2);
  store.undo();
  store.undo();
  assert.equal(state.yours.workload.layers, layers, 'the one that was undone to');
});

test('an error that is no refusal is not swallowed', () => {
  const { store } = started();
  const broken = () => {
    throw new TypeError('a defect');
  };
  assert.throws(() => store.edit(broken), TypeError);
});

test('pasted text is understood, or refused with its line, or nothing', () => {
  const core = fake_door();
  assert.equal(understand(core, 'good').understood.layer_count, 1);
  assert.equal(understand(core, 'bad').message, 'Line 5: expected 8 numbers');
  assert.deepEqual(understand(core, '  \n'), { understood: null, message: '' });
});
