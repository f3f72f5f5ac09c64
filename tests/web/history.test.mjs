// Undo and redo through the real core: the document is the same text again, at every step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { create_history } from '../../web/app/project/history.js';
import { field_key } from '../../web/app/project/project_edits.js';
import { create_store } from '../../web/app/project/store.js';
import { random_edit, random_source } from '../generated/random_projects.mjs';

const core = wrap_module(await loadCore());
const set_batch = (batch) => (project) => {
  project.workload.batch = batch;
};
const batch_field = (text) => ({ key: '/workload/batch', label: 'Batch', text, unit: '' });

test('200 random edits are undone and done again to the same document at every step', () => {
  const random = random_source(20);
  const store = create_store(core);
  const text = () => JSON.stringify(store.state.project);
  const texts = [text()];
  for (let edits = 0; edits < 200; ) {
    const before = text();
    if (!store.edit(random_edit(random, store.state.description))) {
      assert.equal(text(), before, 'a refused edit changes nothing');
      continue;
    }
    edits += 1;
    // An edit that changes nothing is no step.
    if (text() !== before) texts.push(text());
  }
  assert.ok(texts.length > 150, `${texts.length} steps`);
  for (let at = texts.length - 2; at >= 0; at -= 1) {
    assert.equal(store.undo(), true);
    assert.equal(text(), texts[at], `back to step ${at}`);
  }
  assert.equal(store.undo(), false, 'nothing is left to undo');
  for (let at = 1; at < texts.length; at += 1) {
    assert.equal(store.redo(), true);
    assert.equal(text(), texts[at], `forward to step ${at}`);
  }
  assert.equal(store.redo(), false, 'nothing is left to do again');
});

test('typing into one field is one step, until the field is left', () => {
  const store = create_store(core);
  const type = (text) =>
    store.edit_quantity(batch_field(text), (project, value) => set_batch(value)(project));
  ['1', '12', '128'].forEach(type);
  store.settle('/workload/batch');
  ['1280', '2'].forEach(type);
  store.undo();
  assert.equal(store.state.project.workload.batch, 128);
  store.undo();
  assert.equal(store.state.project.workload.batch, undefined);
  assert.equal(store.can_undo(), false);
});

test('an edit after a step back forgets what could be done again', () => {
  const store = create_store(core);
  store.edit(set_batch(2));
  store.edit(set_batch(3));
  store.undo();
  store.edit(set_batch(4));
  assert.equal(store.can_redo(), false);
  store.undo();
  assert.equal(store.state.project.workload.batch, 2);
});

test('a bad value that was typed outlives steps back and forth', () => {
  const store = create_store(core);
  store.edit(set_batch(2));
  assert.equal(
    store.edit_quantity(batch_field('many'), () => {}),
    false,
  );
  const key = field_key(1, '/levels/0/bandwidth_bytes_per_second');
  const field = { key, label: 'Bandwidth', text: 'fast', unit: 'B/s' };
  store.edit_quantity(field, () => {});
  store.undo();
  store.redo();
  assert.equal(store.state.drafts.get('/workload/batch').text, 'many');
  assert.equal(store.state.drafts.get(key).text, 'fast');
  // Where another hardware stands in its place, the text would speak of that one.
  store.edit((project) => void project.hardware.splice(1, 1));
  store.open({ roofloor: 1, workload: { network: 'alexnet' }, hardware: [{ preset: 'pim' }] });
  assert.equal(store.state.drafts.has(key), false);
});

test('a document that is refused changes nothing and is no step', () => {
  const store = create_store(core);
  const before = store.state.project;
  assert.throws(() => store.open({ roofloor: 1, workload: { network: 'no such' } }), /no such/);
  assert.equal(store.state.project, before);
  assert.equal(store.can_undo(), false);
});

test('the oldest of more than 500 steps are forgotten, and layers are never copied', () => {
  const layers = [{ name: 'a' }];
  const history = create_history({ roofloor: 1, workload: { layers, batch: 0 } });
  for (let batch = 1; batch <= 600; batch += 1) {
    history.record({ roofloor: 1, workload: { layers, batch } });
  }
  let steps = 0;
  for (let project = history.undo(); project; project = history.undo()) {
    assert.equal(project.workload.layers, layers);
    steps += 1;
  }
  assert.equal(steps, 500);
});
