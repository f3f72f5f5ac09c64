// Reads a roof, a floor or an energy curve at the place under the pointer.
import { part_of, value_at } from './viewport.js';

/** @typedef {import('../types.js').Series} Series */
/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {{x: number, y: number}} Point in pixels of the chart */

const REACH_PIXELS = 6;

/**
 * The height of a line above a place of the x axis, and its distance from a point.
 * @param {Point} at
 * @param {Point[]} corners from left to right
 */
function under({ x, y }, corners) {
  const right = corners.findIndex((corner) => corner.x >= x);
  if (right <= 0) return null;
  const [from, to] = [corners[right - 1], corners[right]];
  const slope = (to.y - from.y) / (to.x - from.x);
  const height = from.y + slope * (x - from.x);
  return { height, distance: Math.abs(height - y) / Math.hypot(1, slope) };
}

/**
 * The line nearest to a point within reach, and its values there; null where there is none.
 * @param {{figure: import('../types.js').Figure, numbers: Float64Array}} drawn
 * @param {Layout} layout
 * @param {Point} at
 * @returns {Omit<Reading, 'place'> | null}
 */
export function reading_at({ figure, numbers }, { plot, x, y }, at) {
  const { left, right, top, bottom } = plot;
  if (at.x < left || at.x > right || at.y < top || at.y > bottom) return null;
  const [x_scale, y_scale] = /** @type {import('./viewport.js').Scale[]} */ ([x.scale, y.scale]);
  /** @param {Series} series */
  const corners_of = ({ offset_x, offset_y, count }) =>
    Array.from({ length: count }, (_, i) => ({
      x: left + part_of(numbers[offset_x + i], x, x_scale) * (right - left),
      y: bottom - part_of(numbers[offset_y + i], y, y_scale) * (bottom - top),
    }));
  let nearest = null;
  let least = REACH_PIXELS;
  for (const series of figure.series) {
    if (series.type !== 'line') continue;
    const found = under(at, corners_of(series));
    if (!found || found.distance > least || found.height < top || found.height > bottom) continue;
    least = found.distance;
    nearest = { series, height: found.height };
  }
  if (!nearest) return null;
  return {
    role: nearest.series.role,
    label: nearest.series.label,
    hardware: nearest.series.hardware,
    px: at.x,
    py: nearest.height,
    x: value_at(x, x_scale, (at.x - left) / (right - left)),
    y: value_at(y, y_scale, (bottom - nearest.height) / (bottom - top)),
    y_label: figure.y.label,
    y_unit: figure.y.unit,
  };
}
