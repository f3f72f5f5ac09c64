// One figure of the core on one canvas. The only module that knows Chart.js.
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
} from 'chart.js';
import { datasets_of, nearest_marker, points_of } from './figure_datasets.js';
import { draw_axes } from './figure_axes.js';
import { draw_crosshair, draw_leaders, draw_rings, draw_texts } from './figure_marks.js';

Chart.register(LinearScale, LineController, LineElement, LogarithmicScale, PointElement);

/** @typedef {import('./types.js').Axis} Axis */
/** @typedef {import('./figure_marks.js').Marker} Marker */
/** @typedef {import('./figure_marks.js').Highlight} Highlight */
/**
 * What is on the canvas now.
 * @typedef {object} Shown
 * @property {import('./types.js').Layout} layout
 * @property {import('./theme.js').Colors} colors
 * @property {Highlight} highlight
 * @property {string} family of the font
 * @property {{width: number, height: number}} size
 * @property {boolean} has_x_labels
 */
/** @typedef {{figure: import('./types.js').Figure, numbers: Float64Array}} Drawn */

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

/**
 * The ticks of both axes with their pixels; labels only where the axis is labelled.
 * @param {Chart} chart
 * @param {Shown} shown
 */
function ticks_of(chart, { layout, has_x_labels }) {
  const { x, y } = chart.scales;
  return {
    x: layout.x.ticks.map(({ value, label, major }) => ({
      at: x.getPixelForValue(value),
      label: has_x_labels ? label : '',
      major,
    })),
    y: layout.y.ticks.map(({ value, label, major }) => ({
      at: y.getPixelForValue(value),
      label,
      major,
    })),
  };
}

/**
 * Where the markers of a series are, in pixels of the canvas.
 * @param {Chart} chart
 * @param {import('./types.js').Series} series
 * @param {import('./figure_datasets.js').Point[]} points
 * @returns {Marker[]}
 */
function markers_of({ scales: { x, y } }, series, points) {
  return points.map((point) => ({
    px: x.getPixelForValue(point.x),
    py: y.getPixelForValue(point.y),
    radius: point.size,
    layer: point.layer ?? -1,
    hardware: series.hardware ?? -1,
  }));
}

/** The layer markers that are drawn. @param {Chart} chart */
function drawn_markers(chart) {
  return chart.data.datasets.flatMap((/** @type {any} */ { series, data }) =>
    series.role === 'layer' ? markers_of(chart, series, data) : [],
  );
}

/** The layer markers, with those that others hide. @param {Chart} chart @param {Drawn} drawn */
function all_markers(chart, { figure, numbers }) {
  const layers = figure.series.filter(({ role }) => role === 'layer');
  return layers.flatMap((series) => markers_of(chart, series, points_of(series, numbers)));
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
    draw_rings(chart.ctx, lit, { colors, is_pinned: layer === pinned });
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

/** @param {HTMLCanvasElement} canvas */
export function create_figure_canvas(canvas) {
  /** @type {Shown} */
  let shown;
  /** @type {Drawn} */
  let drawn_figure;
  /** @type {Marker[] | null} */
  let markers = null;
  /** @type {Chart | undefined} */
  let chart;
  const found_markers = () => (markers ??= chart ? all_markers(chart, drawn_figure) : []);
  const plugin = {
    id: 'marks',
    /** @param {Chart} drawn */
    beforeDatasetsDraw(drawn) {
      draw_axes(drawn.ctx, ticks_of(drawn, shown), shown);
    },
    /** @param {Chart} drawn */
    afterDatasetsDraw(drawn) {
      embolden_curves(drawn, shown.highlight);
      draw_leaders(drawn.ctx, shown.layout, shown.colors);
      draw_highlight(drawn, found_markers, shown);
      draw_texts(drawn.ctx, shown.layout, shown);
    },
    afterUpdate() {
      markers = null;
    },
  };

  return {
    /** @param {Drawn} drawn @param {Shown} next */
    draw(drawn, next) {
      shown = next;
      drawn_figure = drawn;
      chart ??= create_chart(canvas, () => shown, plugin);
      fit(chart, shown);
      set_axis(chart, 'x', shown.layout.x);
      set_axis(chart, 'y', shown.layout.y);
      set_datasets(chart, datasets_of(drawn.figure.series, drawn.numbers, shown));
      chart.update('none');
    },
    /** @param {Highlight} highlight */
    highlight(highlight) {
      shown.highlight = highlight;
      chart?.draw();
    },
    /** @param {{x: number, y: number}} place */
    marker_at(place) {
      return nearest_marker(found_markers(), place, {
        reach: REACH,
        preferred: shown.highlight.pinned,
      });
    },
    drawn_markers: () => (chart ? drawn_markers(chart) : []),
    /** @param {number} layer @param {number} hardware */
    marker_of(layer, hardware) {
      const found = found_markers().filter((marker) => marker.layer === layer);
      return found.find((marker) => marker.hardware === hardware) ?? found[0] ?? null;
    },
  };
}
