// The form of one's own hardware: what goes in comes out, and every number has its source.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import {
  add_level,
  add_row,
  blank_hardware,
  field_of,
  form_of,
  missing_of,
  move_level,
  object_of,
  set_row_format,
} from '../../web/app/panels/own_form.js';
import { random_own, random_source } from '../generated/random_projects.mjs';

const core = wrap_module(await loadCore());
const ENTERED = { document: 'Entered by you', evidence: 'entered' };

/** A hardware object as the core writes it, without the library's id. */
function canonical(object) {
  const { id: _, ...own } = object;
  const { revision } = core.open_project({ roofloor: 1, hardware: [{ own }] });
  return core.hardware_object(revision, 0);
}

test('the form of every preset stands for the preset, and so does that of 200 random ones', () => {
  const random = random_source(5);
  const presets = core.describe().hardware.map(({ id }) => core.listed_hardware(id));
  assert.equal(presets.length, 57);
  const others = Array.from({ length: 200 }, () => ({ ...random_own(random), name: 'x' }));
  for (const object of [...presets, ...others].map(canonical)) {
    const form = form_of(object, 'fp16');
    assert.deepEqual(missing_of(form), []);
    assert.equal(
      JSON.stringify(canonical(object_of(form))),
      JSON.stringify(object),
      object.name,
    );
  }
});

test('a blank form says what must be entered, and is computed with once that is there', () => {
  const form = form_of(blank_hardware(), 'int8');
  assert.deepEqual(
    missing_of(form).map(({ message }) => message),
    [
      'Enter a name.',
      'Enter the peak, as in 100 Top/s.',
      'Enter the bandwidth, as in 2 TB/s.',
    ],
  );
  form.name = ' Mine ';
  form.peaks[0].figure.value = 2e12;
  form.levels[0].figures.bandwidth_bytes_per_second.value = 1e11;
  form.powers.constant_power_watts.value = 3;
  assert.deepEqual(missing_of(form), []);
  const object = object_of(form);
  assert.deepEqual(object, {
    name: 'Mine',
    peaks: { int8: 2e12 },
    levels: [{ name: 'DRAM', bandwidth_bytes_per_second: 1e11 }],
    constant_power_watts: 3,
    sources: { '': ENTERED, '/constant_power_watts': ENTERED },
  });
  assert.equal(canonical(object).name, 'Mine');
});

test('arrays that hold weights need a capacity, and hold none when all crosses them', () => {
  const form = form_of(canonical(random_own(random_source(1))), 'fp16');
  const [level] = form.levels;
  Object.assign(level, { carries: 'weights', holds_weights: true });
  level.figures.capacity_bytes.value = null;
  assert.match(missing_of(form)[0].message, /^Enter the capacity/);
  level.carries = 'everything';
  assert.deepEqual(missing_of(form), []);
  assert.equal('holds_weights' in object_of(form).levels[0], false);
});

test('numbers that change have the user as their source, others keep theirs', () => {
  const form = form_of(core.listed_hardware('dig'), 'fp16');
  assert.equal(form.scales, true);
  form.peaks[0].figure.value = 3e14;
  const second = add_row(form, 'peaks', 'int8');
  second.figure.value = 1e15;
  const { sources, peaks, peak_scaling, id } = object_of(form);
  assert.deepEqual(peaks, { fp32: 3e14, int8: 1e15 });
  assert.deepEqual([peak_scaling, id], ['32/bits', undefined]);
  assert.deepEqual(Object.keys(sources), ['', '/peaks/fp32', '/peaks/int8']);
  assert.deepEqual(sources['/peaks/int8'], ENTERED);
  assert.equal(sources[''].evidence, 'illustrative');
});

test('an energy per operation takes the place of what analog arrays would take', () => {
  const form = form_of({ ...blank_hardware(), analog_array: { rows_used: 64 } }, 'int8');
  assert.deepEqual(object_of(form).analog_array, { rows_used: 64 });
  form.energies[0].figure.value = 1e-12;
  assert.equal('analog_array' in object_of(form), false);
});

test('a peak that is given to another format is the user’s word', () => {
  const form = form_of(core.listed_hardware('nv_h100_sxm'), 'fp16');
  const row = form.peaks.find(({ format }) => format === 'fp16');
  set_row_format(row, 'int4');
  const { sources } = object_of(form);
  assert.deepEqual(sources['/peaks/int4'], ENTERED);
});

test('a level that moves takes its sources along', () => {
  const source = (document) => ({ document, evidence: 'paper' });
  const level = (name, bandwidth) => ({ name, bandwidth_bytes_per_second: bandwidth });
  const form = form_of(
    {
      name: 'x',
      peaks: { fp16: 1 },
      levels: [level('a', 1), level('b', 2)],
      sources: {
        '': source('all'),
        '/levels/0/bandwidth_bytes_per_second': source('of a'),
        '/levels/1': source('of b'),
      },
    },
    'fp16',
  );
  add_level(form).name = 'c';
  move_level(form, 0, 2);
  const { levels, sources } = object_of(form);
  assert.deepEqual(
    levels.map(({ name }) => name),
    ['b', 'c', 'a'],
  );
  assert.deepEqual(sources, {
    '': source('all'),
    '/levels/0': source('of b'),
    '/levels/2/bandwidth_bytes_per_second': source('of a'),
  });
});

test('what the core refuses is said at the field that its path names', () => {
  const form = form_of(core.listed_hardware('dig'), 'fp16');
  const [level] = form.levels;
  const id_of = (pointer) => field_of(form, pointer)?.id;
  assert.equal(id_of('/peaks/fp32'), `${form.peaks[0].id}-figure`);
  assert.equal(id_of('/energy_per_operation_joules/any'), `${form.energies[0].id}-figure`);
  assert.equal(id_of('/levels/0/capacity_bytes'), `${level.id}-capacity_bytes`);
  assert.equal(id_of('/levels/0'), level.id);
  assert.equal(id_of('/levels'), 'own-levels');
  assert.equal(id_of('/tdp_watts'), 'own-tdp_watts');
  assert.equal(field_of(form, '/vendor'), null);
  assert.deepEqual(
    ['/peaks/fp32', '/levels/0/energy_balance', '/levels'].map((at) => field_of(form, at).unit),
    ['op/s', 'op/B', ''],
  );
});
