// Turns the series of a figure into datasets of the chart library. Knows neither the library nor
// the page.

/** @typedef {import('./types.js').Series} Series */
/** @typedef {import('./theme.js').Colors} Colors */
/** @typedef {{x: number, y: number, size: number, layer: number | null}} Point */

const RING_RADIUS = 3.6;

/**
 * The points of a series, in order of x: the library looks them up by bisection.
 * @param {Series} series
 * @param {Float64Array} numbers
 * @returns {Point[]}
 */
export function points_of(series, numbers) {
  const { offset_x, offset_y, offset_size, offset_layer, count } = series;
  const points = Array.from({ length: count }, (_, at) => ({
    x: numbers[offset_x + at],
    y: numbers[offset_y + at],
    size: offset_size === null ? RING_RADIUS : numbers[offset_size + at],
    layer: offset_layer === null ? series.layer : numbers[offset_layer + at],
  }));
  return series.type === 'markers' ? points.sort((a, b) => a.x - b.x) : points;
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
  return {
    data: points,
    showLine: false,
    pointStyle: series.role === 'balance' ? 'rectRot' : 'circle',
    pointRadius: points.map((point) => point.size),
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
 * @param {Colors} colors
 */
export function datasets_of(all_series, numbers, colors) {
  return all_series.map((series, index) => {
    const points = points_of(series, numbers);
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
