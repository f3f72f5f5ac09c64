import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panned, part_of, value_at, zoomed } from '../../web/app/charts/viewport.js';
import { random_source } from '../generated/random_projects.mjs';

const TOLERANCE = 1e-9;
const position = (value, scale) => (scale === 'log' ? Math.log10(value) : value);
const width = ({ minimum, maximum }, scale) => position(maximum, scale) - position(minimum, scale);
const near = (actual, expected, what) =>
  assert.ok(Math.abs(actual - expected) <= TOLERANCE, `${what}: ${actual}, expected ${expected}`);

const FRAMES = {
  log: [
    { minimum: 0.1, maximum: 1000 },
    { minimum: 1e9, maximum: 5e14 },
    { minimum: 1e-13, maximum: 1e-9 },
  ],
  linear: [
    { minimum: 0, maximum: 1000 },
    { minimum: 0, maximum: 2.6e13 },
  ],
};

/** Runs a check on views reached by chance, inside the frame of each scale. */
function each_view(seed, check) {
  const random = random_source(seed);
  for (const scale of ['log', 'linear']) {
    for (const frame of FRAMES[scale]) {
      for (let run = 0; run < 400; run += 1) {
        const value = value_at(frame, scale, 0.2 + 0.6 * random());
        const factor = 1 + 10 * random();
        check({ scale, frame, random, view: zoomed(frame, { scale, frame, value, factor }) });
      }
    }
  }
}

test('the value under the pointer stays where it is, zooming in and out', () =>
  each_view(1, ({ scale, frame, random, view }) => {
    const part = random();
    const value = value_at(view, scale, part);
    const factor = 2 ** (random() - 0.2);
    const next = zoomed(view, { scale, frame, value, factor });
    // Zooming out near zero ends at zero, which linear axes do not pass.
    if (next.minimum === 0) return;
    near(part_of(value, next, scale), part, 'part');
    near((width(next, scale) * factor) / width(view, scale), 1, 'width');
  }));

test('panning keeps the width and moves by the part that was asked for', () =>
  each_view(2, ({ scale, frame, random, view }) => {
    const part = random() - 0.5;
    const next = panned(view, { scale, frame, part });
    const relative = width(next, scale) / width(view, scale);
    near(relative, 1, 'width');
    if (next.minimum === 0) return;
    near(part_of(next.minimum, view, scale), part, 'distance');
    const back = panned(next, { scale, frame, part: -part });
    near(back.minimum / view.minimum, 1, 'there and back');
  }));

test('zooming in and out by the same factor comes back', () =>
  each_view(3, ({ scale, frame, random, view }) => {
    const value = value_at(view, scale, random());
    const there = zoomed(view, { scale, frame, value, factor: 1.5 });
    const back = zoomed(there, { scale, frame, value, factor: 1 / 1.5 });
    near(back.maximum / view.maximum, 1, 'maximum');
  }));

test('a thousand steps in any direction end within what can be drawn', () => {
  for (const scale of ['log', 'linear']) {
    for (const frame of FRAMES[scale]) {
      for (const factor of [2, 0.5]) {
        let view = frame;
        for (let step = 0; step < 1000; step += 1) {
          view = zoomed(view, { scale, frame, value: view.maximum, factor });
          assert.ok(view.minimum < view.maximum, `${scale} ${factor}`);
          assert.ok(Number.isFinite(view.maximum));
          assert.ok(scale === 'linear' ? view.minimum >= 0 : view.minimum > 0);
        }
      }
      for (const part of [0.3, -0.3]) {
        let view = frame;
        for (let step = 0; step < 1000; step += 1) view = panned(view, { scale, frame, part });
        near(width(view, scale) / width(frame, scale), 1, 'width');
      }
    }
  }
});

test('a view far outside may be left again, but not gone beyond', () => {
  const frame = { minimum: 0.1, maximum: 1000 };
  const far = { minimum: 1e-12, maximum: 1e-10 };
  const beyond = panned(far, { scale: 'log', frame, part: -0.5 });
  near(beyond.minimum / far.minimum, 1, 'minimum');
  const back = panned(far, { scale: 'log', frame, part: 0.5 });
  near(back.minimum / 1e-11, 1, 'minimum');
});
