import assert from 'node:assert/strict';
import { test } from 'node:test';
import { place_beside } from '../../web/app/charts/tooltip_place.js';

const box = { width: 100, height: 60 };
const area = { width: 400, height: 300 };

test('below to the right of its point, where a rising roof leaves room', () => {
  assert.deepEqual(place_beside({ x: 50, y: 50 }, box, area, []), { x: 68, y: 68 });
});

test('where it hides the fewest points', () => {
  const others = [
    { x: 250, y: 200 },
    { x: 150, y: 90 },
  ];
  const one_aside = place_beside({ x: 200, y: 150 }, box, area, [...others, { x: 270, y: 220 }]);
  assert.deepEqual(one_aside, { x: 218, y: 120 });
});

test('never beyond the area, and beside its own point in a corner', () => {
  const corner = { x: 395, y: 5 };
  const { x, y } = place_beside(corner, box, area, [corner]);
  assert.ok(x >= 0 && x + box.width <= area.width && y >= 0 && y + box.height <= area.height);
  assert.ok(x + box.width < corner.x || y > corner.y);
});
