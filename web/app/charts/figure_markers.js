// Draws the markers of a figure in the shapes of their hardware.
import { markers_of } from './figure_datasets.js';

/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('../types.js').MarkerShape} MarkerShape */
/** @typedef {import('./figure_marks.js').Marker} Marker */
/** @typedef {import('../theme.js').Colors} Colors */
/** @typedef {{series: import('../types.js').Series, markers: Marker[]}} MarkerGroup */

// Markers at the edge of the plot end where the numbers of the axes begin.
const CLIP = 6;
// A marker on the edge itself is in view, whichever way its pixels are rounded.
const ROUNDING = 0.01;

/** Whether a marker is in view. @param {Layout['plot']} plot */
export function is_in(plot) {
  return (/** @type {Marker} */ { px, py }) =>
    px >= plot.left - ROUNDING &&
    px <= plot.right + ROUNDING &&
    py >= plot.top - ROUNDING &&
    py <= plot.bottom + ROUNDING;
}

/**
 * The markers in view, by series.
 * @param {{figure: import('../types.js').Figure, numbers: Float64Array}} drawn
 * @param {Layout} layout
 * @returns {MarkerGroup[]}
 */
export function marker_groups({ figure, numbers }, layout) {
  return figure.series
    .filter(({ type }) => type === 'markers')
    .map((series) => ({
      series,
      markers: markers_of(series, numbers, layout, { all: false }).filter(is_in(layout.plot)),
    }));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Marker} marker
 * @param {[number, number][]} corners
 */
function trace(context, { px, py, radius }, corners) {
  context.beginPath();
  if (!corners.length) context.arc(px, py, radius, 0, 2 * Math.PI);
  corners.forEach(([x, y], at) => {
    if (at === 0) context.moveTo(px + radius * x, py + radius * y);
    else context.lineTo(px + radius * x, py + radius * y);
  });
  context.closePath();
}

/**
 * Layers are filled, with a rim that keeps them apart; a ridge point or an energy balance is open.
 * @param {CanvasRenderingContext2D} context
 * @param {MarkerGroup[]} groups
 * @param {{layout: Layout, colors: Colors, shapes: MarkerShape[]}} look
 */
export function draw_markers(context, groups, { layout: { plot }, colors, shapes }) {
  context.save();
  context.beginPath();
  context.rect(
    plot.left - CLIP,
    plot.top - CLIP,
    plot.right - plot.left + 2 * CLIP,
    plot.bottom - plot.top + 2 * CLIP,
  );
  context.clip();
  for (const { series, markers } of groups) {
    const is_open = series.role !== 'layer';
    const color = series.color === null ? colors.mute : colors.hardware[series.color];
    const corners = shapes.find(({ name }) => name === series.shape)?.corners ?? [];
    context.fillStyle = is_open ? colors.panel : color;
    context.strokeStyle = is_open ? color : colors.panel;
    context.lineWidth = is_open ? 1.6 : 1;
    for (const marker of markers) {
      trace(context, marker, corners);
      context.fill();
      context.stroke();
    }
  }
  context.restore();
}
