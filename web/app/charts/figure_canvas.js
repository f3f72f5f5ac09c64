// One figure of the core on one canvas. The only module that knows Chart.js.
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import { draw_grid } from './figure_axes.js';
import { datasets_of, markers_of, nearest_marker } from './figure_datasets.js';
import { draw_markers, is_in, marker_groups } from './figure_markers.js';
import {
  draw_crosshair,
  draw_leaders,
  draw_rings,
  draw_rulers,
  draw_texts,
  draw_zones,
} from './figure_marks.js';

Chart.register(LinearScale, LineController, LineElement, LogarithmicScale, PointElement);

/** @typedef {import('../types.js').Axis} Axis */
/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('./figure_marks.js').Marker} Marker */
/** @typedef {import('./figure_marks.js').Highlight} Highlight */
/**
 * What is on the canvas now.
 * @typedef {object} Shown
 * @property {Layout} layout
 * @property {import('../theme.js').Colors} colors
 * @property {Highlight} highlight
 * @property {string} family of the font
 * @property {import('../types.js').MarkerShape[]} shapes
 * @property {{width: number, height: number}} size
 */
/** @typedef {{figure: import('../types.js').Figure, numbers: Float64Array}} Drawn */

const REACH = 22;

/**
 * An axis that takes its place from the layout. Grid and ticks are drawn beside it: the library
 * resolves a dozen options for each tick, which costs more than all the rest of an update.
 * @param {() => Shown} shown
 * @param {'x' | 'y'} name
 */
function axis_options(shown, name) {
  return /** @type {any} */ ({
    axis: name,
    position: name === 'x' ? 'bottom' : 'left',
    border: { display: false },
    grid: { display: false },
    ticks: { display: false },
    afterBuildTicks: (/** @type {any} */ axis) => {
      axis.ticks = [];
    },
    afterFit: (/** @type {any} */ axis) => {
      const { plot } = shown().layout;
      if (name === 'y') axis.width = plot.left;
      else axis.height = axis.chart.height - plot.bottom;
    },
  });
}

/** @param {HTMLCanvasElement} canvas @param {() => Shown} shown @param {object} plugin */
function create_chart(canvas, shown, plugin) {
  return new Chart(canvas, {
    type: 'line',
    data: { datasets: [] },
    plugins: [/** @type {any} */ (plugin)],
    options: {
      animation: false,
      parsing: false,
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      layout: { autoPadding: false },
      scales: {
        x: { type: 'logarithmic', ...axis_options(shown, 'x') },
        y: { type: 'logarithmic', ...axis_options(shown, 'y') },
      },
    },
  });
}

/** @param {Chart} chart @param {'x' | 'y'} name @param {Axis} axis */
function set_axis(chart, name, axis) {
  const options = /** @type {any} */ (chart.options.scales?.[name]);
  options.type = axis.scale === 'log' ? 'logarithmic' : 'linear';
  options.min = axis.minimum;
  options.max = axis.maximum;
}

/** @param {Chart} chart @param {Shown} shown */
function fit(chart, { layout: { plot }, size: { width, height } }) {
  const is_sharp = chart.currentDevicePixelRatio === devicePixelRatio;
  if (chart.width !== width || chart.height !== height || !is_sharp) chart.resize(width, height);
  /** @type {any} */ (chart.options.layout).padding = {
    top: plot.top,
    right: width - plot.right,
    bottom: 0,
    left: 0,
  };
}

/** @param {Chart} chart @param {object[]} datasets */
function set_datasets(chart, datasets) {
  const kept = chart.data.datasets;
  kept.length = Math.min(kept.length, datasets.length);
  datasets.forEach((dataset, at) => {
    if (kept[at]) Object.assign(kept[at], dataset);
    else kept.push(/** @type {any} */ (dataset));
  });
}

/** The layer markers, with those that others hide. @param {Drawn} drawn @param {Layout} layout */
function all_markers({ figure, numbers }, layout) {
  const layers = figure.series.filter(({ role }) => role === 'layer');
  return layers.flatMap((series) => markers_of(series, numbers, layout, { all: true }));
}

/** @param {Chart} chart @param {() => Marker[]} markers @param {Shown} shown */
function draw_highlight(chart, markers, { highlight, layout, colors }) {
  const { hovered, pinned, hardware } = highlight;
  const layers = new Set([pinned, hovered].filter((layer) => layer !== null));
  for (const layer of layers) {
    const lit = markers().filter((marker) => marker.layer === layer);
    if (!lit.length) continue;
    const is_active = layer === (hovered ?? pinned);
    const active = lit.find((marker) => marker.hardware === hardware);
    if (is_active) {
      const at = { px: (active ?? lit[0]).px, py: active?.py ?? null };
      draw_crosshair(chart.ctx, at, layout.plot, colors);
    }
    draw_rings(chart.ctx, lit.filter(is_in(layout.plot)), { colors, is_pinned: layer === pinned });
  }
}

/**
 * A per-layer curve of the layer that is lit up, once more and bolder.
 * @param {Chart} chart
 * @param {Highlight} highlight
 */
function embolden_curves(chart, { hovered, pinned }) {
  const layer = hovered ?? pinned;
  if (layer === null) return;
  const {
    ctx,
    chartArea: { left, top, right, bottom },
  } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
  chart.data.datasets.forEach((/** @type {any} */ { series }, at) => {
    if (series.type !== 'line' || series.layer !== layer) return;
    const line = /** @type {any} */ (chart.getDatasetMeta(at).dataset);
    const width = line.options.borderWidth;
    line.options.borderWidth = width + 1.5;
    line.draw(ctx, chart.chartArea);
    line.options.borderWidth = width;
  });
  ctx.restore();
}

/**
 * Draws what lies under and over the lines, which alone the library draws.
 * @param {() => {shown: Shown, groups: import('./figure_markers.js').MarkerGroup[],
 *   found_markers: () => Marker[]}} now
 */
function marks_plugin(now) {
  return {
    id: 'marks',
    /** @param {Chart} chart */
    beforeDatasetsDraw({ ctx }) {
      const { layout, colors } = now().shown;
      draw_zones(ctx, layout, colors);
      draw_grid(ctx, layout, colors);
    },
    /** @param {Chart} chart */
    afterDatasetsDraw(chart) {
      const { shown, groups, found_markers } = now();
      const { layout, colors, highlight } = shown;
      embolden_curves(chart, highlight);
      draw_rulers(chart.ctx, layout, colors);
      draw_markers(chart.ctx, groups, shown);
      draw_leaders(chart.ctx, layout, colors);
      draw_highlight(chart, found_markers, shown);
      draw_texts(chart.ctx, layout, shown);
    },
  };
}

/** @param {HTMLCanvasElement} canvas */
export function create_figure_canvas(canvas) {
  /** @type {Shown} */
  let shown;
  /** @type {Drawn} */
  let drawn_figure;
  /** @type {Marker[] | null} */
  let markers = null;
  /** @type {import('./figure_markers.js').MarkerGroup[]} */
  let groups = [];
  /** @type {Chart | undefined} */
  let chart;
  const found_markers = () => (markers ??= chart ? all_markers(drawn_figure, shown.layout) : []);
  const plugin = marks_plugin(() => ({ shown, groups, found_markers }));

  return {
    /** @param {Drawn} drawn @param {Shown} next */
    draw(drawn, next) {
      shown = next;
      drawn_figure = drawn;
      chart ??= create_chart(canvas, () => shown, plugin);
      fit(chart, shown);
      set_axis(chart, 'x', shown.layout.x);
      set_axis(chart, 'y', shown.layout.y);
      set_datasets(chart, datasets_of(drawn.figure.series, drawn.numbers, shown.colors));
      markers = null;
      groups = marker_groups(drawn, shown.layout);
      chart.update('none');
      const detail = { ...drawn, layout: shown.layout };
      canvas.dispatchEvent(new CustomEvent('roofloor:drawn', { bubbles: true, detail }));
    },
    /** No marker is found any more, until the next drawing. */
    forget() {
      markers = [];
      groups = [];
    },
    /** @param {Highlight} highlight */
    highlight(highlight) {
      shown.highlight = highlight;
      chart?.draw();
    },
    /** @param {{x: number, y: number}} place */
    marker_at(place) {
      const in_view = found_markers().filter(is_in(shown.layout.plot));
      return nearest_marker(in_view, place, {
        reach: REACH,
        preferred: shown.highlight.pinned,
      });
    },
    /** The layer markers in view. */
    drawn_markers: () =>
      groups.flatMap(({ series, markers: drawn }) => (series.role === 'layer' ? drawn : [])),
    /** @param {number} layer @param {number} hardware */
    marker_of(layer, hardware) {
      const found = found_markers().filter((marker) => marker.layer === layer);
      return found.find((marker) => marker.hardware === hardware) ?? found[0] ?? null;
    },
  };
}
