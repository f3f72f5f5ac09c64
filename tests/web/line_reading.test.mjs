import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading_at } from '../../web/app/charts/line_reading.js';

// A roof of 100 op/s and 10 B/s: its ridge stands at 10 op/B. One decade is 100 pixels.
const numbers = new Float64Array([0.1, 10, 1000, 1, 100, 100]);
const series = { type: 'line', role: 'roof', label: 'Dig roof', hardware: 0 };
const figure = {
  x: { label: 'Operational intensity', unit: 'op/B' },
  y: { label: 'Attainable performance', unit: 'op/s' },
  series: [{ ...series, offset_x: 0, offset_y: 3, count: 3 }],
};
const layout = {
  plot: { left: 50, right: 350, top: 20, bottom: 320 },
  x: { minimum: 0.1, maximum: 100, scale: 'log' },
  y: { minimum: 1, maximum: 1000, scale: 'log' },
};
const at = (x, y) => reading_at({ figure, numbers }, layout, { x, y });
const near = (actual, expected) => assert.ok(Math.abs(actual / expected - 1) < 1e-9, `${actual}`);

test('a roof is read where the pointer is, sloped and flat', () => {
  // 150 px is 1 op/B, where the roof stands at 10 op/s: 220 px.
  const sloped = at(150, 222);
  assert.equal(sloped.label, 'Dig roof');
  near(sloped.x, 1);
  near(sloped.y, 10);
  near(sloped.py, 220);
  const flat = at(300, 118);
  near(flat.x, 10 ** 1.5);
  near(flat.y, 100);
  assert.equal(flat.y_unit, 'op/s');
});

test('what is further away than the reach, or outside the plot, is not read', () => {
  // 8 pixels below a line of slope one are 5.7 across it; 9 are 6.4.
  assert.notEqual(at(150, 228), null);
  assert.equal(at(150, 229), null);
  assert.equal(at(45, 320), null);
  assert.equal(at(300, 10), null);
});

test('of two lines the nearer one is read, and markers are none', () => {
  const lower = { ...series, label: 'PIM roof', offset_x: 6, offset_y: 8, count: 2 };
  const markers = { ...lower, type: 'markers', label: 'Layers' };
  const two = {
    figure: { ...figure, series: [...figure.series, lower, markers] },
    numbers: new Float64Array([...numbers, 10, 1000, 95, 95]),
  };
  // log10(100 / 95) of a decade is 2.2 pixels.
  assert.equal(reading_at(two, layout, { x: 300, y: 119 }).label, 'Dig roof');
  assert.equal(reading_at(two, layout, { x: 300, y: 123 }).label, 'PIM roof');
});
