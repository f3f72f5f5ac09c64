// The stops of the sliders: powers of two and three between, up to the end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest_stop, stops_to } from '../../web/app/panels/slider_stops.js';

test('the stops are whole, in order, and all powers of two are among them', () => {
  assert.deepEqual(stops_to(16), [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16]);
  for (const most of [1024, 4096, 131072]) {
    const stops = stops_to(most);
    assert.equal(stops.at(-1), most);
    assert.ok(stops.every(Number.isInteger));
    assert.ok(stops.every((stop, at) => stop > (stops[at - 1] ?? 0)));
    for (let power = 1; power <= most; power *= 2) assert.ok(stops.includes(power), String(power));
  }
});

test('a number stands at its own stop, or the nearest, or at the end', () => {
  const stops = stops_to(1024);
  stops.forEach((stop, at) => assert.equal(nearest_stop(stops, stop), at));
  assert.equal(stops[nearest_stop(stops, 9)], 10);
  assert.equal(stops[nearest_stop(stops, 65)], 64);
  assert.equal(stops[nearest_stop(stops, 1e9)], 1024);
});
