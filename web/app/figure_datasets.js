// Turns the series of a figure into datasets of the chart library. Knows neither the library nor
// the page.

/** @typedef {import('./types.js').Series} Series */
/** @typedef {import('./types.js').Layout} Layout */
/** @typedef {import('./theme.js').Colors} Colors */
/** @typedef {{x: number, y: number, size: number, layer: number | null}} Point */

const RING_RADIUS = 3.6;

const MOST_UNTHINNED = 300;
const CELL_PIXELS = 3;

/** @param {import('./types.js').Axis} axis @param {number} from @param {number} to pixels */
function pixels_along({ minimum, maximum, scale }, from, to) {
  const along = scale === 'log' ? Math.log : (/** @type {number} */ value) => value;
  const start = along(minimum);
  const factor = (to - from) / (along(maximum) - start);
  return (/** @type {number} */ value) => from + (along(value) - start) * factor;
}

/**
 * Which of many markers are drawn: of those at one place of the screen the largest alone, as it
 * hides the others.
 * @param {Series} series
 * @param {Float64Array} numbers
 * @param {Layout} layout
 */
function visible_markers({ offset_x, offset_y, offset_size, count }, numbers, { plot, x, y }) {
  const px = pixels_along(x, plot.left, plot.right);
  const py = pixels_along(y, plot.bottom, plot.top);
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
 * The points of a series, in order of x: the library looks them up by bisection. With a layout
 * only those that can be seen there.
 * @param {Series} series
 * @param {Float64Array} numbers
 * @param {Layout} [layout]
 * @returns {Point[]}
 */
export function points_of(series, numbers, layout) {
  const { offset_x, offset_y, offset_size, offset_layer, count, type } = series;
  const is_crowded = layout && type === 'markers' && count > MOST_UNTHINNED;
  const indices = is_crowded
    ? visible_markers(series, numbers, layout)
    : Array.from({ length: count }, (_, at) => at);
  const points = indices.map((at) => ({
    x: numbers[offset_x + at],
    y: numbers[offset_y + at],
    size: offset_size === null ? RING_RADIUS : numbers[offset_size + at],
    layer: offset_layer === null ? series.layer : numbers[offset_layer + at],
  }));
  return type === 'markers' ? points.sort((a, b) => a.x - b.x) : points;
}

/** @param {Series} series @param {Point[]} points @param {string} color */
function line_dataset(series, points, color) {
  return {
    data: points,
    showLine: true,
    borderColor: color,
    borderWidth: series.width,
    borderDash: series.dashed ? [2, 4] : [],
    pointRadius: 0,
    clip: { left: 0, right: 0, top: series.width, bottom: series.width },
  };
}

/** @param {Series} series @param {Point[]} points @param {string} color @param {Colors} colors */
function marker_dataset(series, points, color, colors) {
  const is_ring = series.role !== 'layer';
  const sizes = points.map(({ size }) => size);
  // One size for all is much quicker than a list of equal ones.
  const is_one_size = sizes.every((size) => size === sizes[0]);
  return {
    data: points,
    showLine: false,
    pointStyle: series.role === 'balance' ? 'rectRot' : 'circle',
    pointRadius: is_one_size ? sizes[0] : sizes,
    pointBackgroundColor: is_ring ? colors.panel : color,
    pointBorderColor: is_ring ? color : colors.panel,
    pointBorderWidth: is_ring ? 1.6 : 1,
    clip: 12,
  };
}

/**
 * One dataset a series; later series lie on top.
 * @param {Series[]} all_series
 * @param {Float64Array} numbers
 * @param {{colors: Colors, layout: Layout}} look
 */
export function datasets_of(all_series, numbers, { colors, layout }) {
  return all_series.map((series, index) => {
    const points = points_of(series, numbers, layout);
    const color = series.color === null ? colors.mute : colors.hardware[series.color];
    const style =
      series.type === 'line'
        ? line_dataset(series, points, color)
        : marker_dataset(series, points, color, colors);
    return { ...style, order: -index, series };
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
