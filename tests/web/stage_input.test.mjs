import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markers_of, nearest_marker } from '../../web/app/charts/figure_datasets.js';
import { target_of_key } from '../../web/app/charts/stage_input.js';

const state = {
  hovered: { layer: 2, hardware: 0 },
  pinned: null,
  selected_hardware: 0,
  report: { row_count: 3, hardware: [{ shown: true }, { shown: false }, { shown: true }] },
};

test('arrow keys step through the layers round and round', () => {
  assert.deepEqual(target_of_key('ArrowRight', state), { layer: 0, hardware: 0 });
  assert.deepEqual(target_of_key('ArrowLeft', state), { layer: 1, hardware: 0 });
  assert.deepEqual(target_of_key('Home', state), { layer: 0, hardware: 0 });
  assert.deepEqual(target_of_key('End', { ...state, hovered: null }), { layer: 2, hardware: 0 });
  assert.equal(target_of_key('a', state), null);
});

test('up and down change the hardware and pass over what is hidden', () => {
  assert.deepEqual(target_of_key('ArrowDown', state), { layer: 2, hardware: 2 });
  assert.deepEqual(target_of_key('ArrowUp', state), { layer: 2, hardware: 2 });
});

test('without layers no key leads anywhere', () => {
  const empty = { ...state, hovered: null, report: { ...state.report, row_count: 0 } };
  assert.equal(target_of_key('ArrowRight', empty), null);
});

test('the marker nearest to the pointer is found within reach only', () => {
  const markers = [
    { px: 10, py: 10, radius: 4, layer: 0 },
    { px: 20, py: 10, radius: 4, layer: 1 },
    { px: 20, py: 10, radius: 4, layer: 2 },
  ];
  const find = (x, y, preferred = null) =>
    nearest_marker(markers, { x, y }, { reach: 12, preferred })?.layer ?? null;
  assert.equal(find(11, 11), 0);
  assert.equal(find(19, 10), 1);
  assert.equal(find(19, 10, 2), 2, 'of markers at one place the pinned one');
  assert.equal(find(60, 60), null);
});

test('of many markers at one place the largest is drawn, the others are still found', () => {
  const count = 1000;
  const series = {
    type: 'markers',
    layer: null,
    count,
    offset_x: 0,
    offset_y: count,
    offset_size: 2 * count,
    offset_layer: 3 * count,
  };
  // Ten places a hundred markers each, the largest of them the last.
  const each = (write) => Array.from({ length: count }, (_, at) => write(at));
  const numbers = new Float64Array([
    ...each((at) => 10 ** (Math.floor(at / 100) / 2)),
    ...each(() => 1),
    ...each((at) => 3 + (at % 100) / 100),
    ...each((at) => at),
  ]);
  const axis = { minimum: 0.1, maximum: 1e6, scale: 'log' };
  const layout = { plot: { left: 0, right: 700, top: 0, bottom: 300 }, x: axis, y: axis };
  const drawn = markers_of(series, numbers, layout, { all: false });
  assert.deepEqual(
    drawn.map(({ layer }) => layer),
    [99, 199, 299, 399, 499, 599, 699, 799, 899, 999],
  );
  assert.equal(markers_of(series, numbers, layout, { all: true }).length, count);
});

test('markers stand where the axes say, each with its own layer and size', () => {
  const series = {
    type: 'markers',
    hardware: 2,
    layer: null,
    count: 2,
    offset_x: 0,
    offset_y: 2,
    offset_size: 4,
    offset_layer: 6,
  };
  const numbers = new Float64Array([10, 1, 50, 100, 7, 3, 0, 1]);
  const layout = {
    plot: { left: 10, right: 210, top: 20, bottom: 120 },
    x: { minimum: 1, maximum: 100, scale: 'log' },
    y: { minimum: 0, maximum: 100, scale: 'linear' },
  };
  const markers = markers_of(series, numbers, layout, { all: true });
  const rounded = markers.map(({ px, ...rest }) => ({ px: Math.round(px), ...rest }));
  assert.deepEqual(rounded, [
    { px: 110, py: 70, radius: 7, layer: 0, hardware: 2 },
    { px: 10, py: 20, radius: 3, layer: 1, hardware: 2 },
  ]);
});
