// Turns the series of a figure into datasets of the chart library and into markers. Knows neither
// the library nor the page.
import { pixels_of } from './figure_axes.js';

/** @typedef {import('../types.js').Series} Series */
/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('../theme.js').Colors} Colors */
/** @typedef {import('./figure_marks.js').Marker} Marker */

const RING_RADIUS = 3.6;

const MOST_UNTHINNED = 300;
const CELL_PIXELS = 3;

/**
 * Which of many markers are drawn: of those at one place of the screen the largest alone, as it
 * hides the others.
 * @param {Series} series
 * @param {Float64Array} numbers
 * @param {Layout} layout
 */
function visible_markers({ offset_x, offset_y, offset_size, count }, numbers, layout) {
  const { px, py } = pixels_of(layout);
  const size = (/** @type {number} */ at) => numbers[(offset_size ?? 0) + at];
  const largest = new Map();
  for (let at = 0; at < count; at += 1) {
    const column = Math.round(px(numbers[offset_x + at]) / CELL_PIXELS);
    const row = Math.round(py(numbers[offset_y + at]) / CELL_PIXELS);
    const cell = column * 1e5 + row;
    const there = largest.get(cell);
    if (there === undefined || size(at) > size(there)) largest.set(cell, at);
  }
  return [...largest.values()];
}

/**
 * The markers of a series in pixels of the canvas; of very many those that can be told apart, or
 * all.
 * @param {Series} series
 * @param {Float64Array} numbers
 * @param {Layout} layout
 * @param {{all: boolean}} choice
 * @returns {Marker[]}
 */
export function markers_of(series, numbers, layout, { all }) {
  const { offset_x, offset_y, offset_size, offset_layer, count, hardware } = series;
  const { px, py } = pixels_of(layout);
  const indices =
    count > MOST_UNTHINNED && !all
      ? visible_markers(series, numbers, layout)
      : Array.from({ length: count }, (_, at) => at);
  return indices.map((at) => ({
    px: px(numbers[offset_x + at]),
    py: py(numbers[offset_y + at]),
    radius: offset_size === null ? RING_RADIUS : numbers[offset_size + at],
    layer: offset_layer === null ? (series.layer ?? -1) : numbers[offset_layer + at],
    hardware: hardware ?? -1,
  }));
}

/**
 * One dataset a line; later ones lie on top.
 * @param {Series[]} all_series
 * @param {Float64Array} numbers
 * @param {Colors} colors
 */
export function datasets_of(all_series, numbers, colors) {
  const lines = all_series.filter(({ type }) => type === 'line');
  return lines.map((series, index) => {
    const { offset_x, offset_y, count, width, dashed, color } = series;
    return {
      data: Array.from({ length: count }, (_, at) => ({
        x: numbers[offset_x + at],
        y: numbers[offset_y + at],
      })),
      showLine: true,
      borderColor: color === null ? colors.mute : colors.hardware[color],
      borderWidth: width,
      borderDash: dashed ? [2, 4] : [],
      pointRadius: 0,
      clip: { left: 0, right: 0, top: width, bottom: width },
      order: -index,
      series,
    };
  });
}

/**
 * The marker nearest to a place on the canvas, within reach of it; among equals the pinned one.
 * @template {{px: number, py: number, radius: number, layer: number}} Marker
 * @param {Marker[]} markers
 * @param {{x: number, y: number}} place
 * @param {{reach: number, preferred: number | null}} options
 * @returns {Marker | null}
 */
export function nearest_marker(markers, { x, y }, { reach, preferred }) {
  let nearest = null;
  let least = Infinity;
  for (const marker of markers) {
    const distance = Math.hypot(marker.px - x, marker.py - y);
    if (distance > Math.max(reach, marker.radius)) continue;
    const is_same = Math.abs(distance - least) < 0.5;
    if (is_same ? marker.layer !== preferred : distance > least) continue;
    nearest = marker;
    least = distance;
  }
  return nearest;
}
