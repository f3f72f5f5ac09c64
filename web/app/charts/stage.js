// The charts on one axis of intensity: asks the core for figures and layouts and draws them.
import { create_figure_canvas } from './figure_canvas.js';
import { figure_options, shows_power } from '../project/project_edits.js';
import { create_badges } from './stage_badges.js';
import { create_zoom } from './zoom.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {ReturnType<typeof create_chart_view>} ChartView */

const FONT_SIZE = 12;

/**
 * Widths of the printable ASCII letters in the font of the page, for the core to place texts.
 * @param {string} family
 * @param {number} weight
 */
function letter_advances(family, weight) {
  const context = /** @type {CanvasRenderingContext2D} */ (
    document.createElement('canvas').getContext('2d')
  );
  context.font = `${weight} ${FONT_SIZE}px ${family}`;
  return Array.from(
    { length: 95 },
    (_, at) => context.measureText(String.fromCharCode(32 + at)).width,
  );
}

/**
 * @param {HTMLElement} box with one canvas, named by its data-figure
 * @param {(name: string, badge: import('../types.js').Badge) => void} go
 */
function create_chart_view(box, go) {
  const canvas = /** @type {HTMLCanvasElement} */ (box.querySelector('canvas'));
  const size = { width: box.clientWidth, height: box.clientHeight };
  const name = box.dataset.figure ?? '';
  return {
    name,
    box,
    canvas,
    size,
    plot: create_figure_canvas(canvas),
    drawn: /** @type {import('./figure_canvas.js').Drawn | null} */ (null),
    layout: /** @type {import('../types.js').Layout | null} */ (null),
    show_badges: create_badges(box, (badge) => go(name, badge)),
  };
}

/**
 * @param {import('../types.js').State} state
 * @returns {import('./figure_marks.js').Highlight}
 */
export function highlight_of({ hovered, pinned, selected_hardware }) {
  return {
    hovered: hovered?.layer ?? null,
    pinned,
    hardware: hovered?.hardware ?? selected_hardware,
  };
}

/** @param {HTMLElement} root @param {import('./figure_marks.js').Highlight} highlight */
export function mark_state(root, { hovered, pinned }) {
  for (const [name, layer] of Object.entries({ hovered, pinned })) {
    if (layer === null) delete root.dataset[name];
    else root.dataset[name] = String(layer);
  }
}

/**
 * Whether an axis of a chart is no longer the one that was zoomed.
 * @param {ChartView['drawn']} before
 * @param {import('./figure_canvas.js').Drawn} after
 * @param {'x' | 'y'} axis
 */
function is_other_axis(before, after, axis) {
  if (!before) return false;
  const { scale, unit } = after.figure[axis];
  return before.figure[axis].scale !== scale || before.figure[axis].unit !== unit;
}

/** What the figures need to know of the state. @param {import('../types.js').State} state */
function options_of({ project, pinned, selected_hardware: selected }) {
  return { ...figure_options(project, pinned), ...(selected >= 0 && { selected }) };
}

/**
 * Asks the core for the figures and layouts of the charts and draws them.
 * @param {{store: Store, core: Core, views: ChartView[], zoom: ReturnType<typeof create_zoom>,
 *   font: {size: number, advances: number[], bold_advances: number[]}, family: string}} parts
 */
function drawing({ store: { state }, core, views, zoom, font, family }) {
  return {
    /**
     * The figure anew; a zoom of an axis that it no longer has ends.
     * @param {ChartView} view
     */
    read(view) {
      const { result: figure, numbers } = core.figure(
        state.revision,
        view.name,
        options_of(state),
      );
      const drawn = { figure, numbers };
      if (is_other_axis(view.drawn, drawn, 'x')) zoom.forget('x');
      if (is_other_axis(view.drawn, drawn, 'y')) zoom.forget(view.name);
      view.drawn = drawn;
      view.canvas.setAttribute('aria-label', figure.summary);
    },
    /** @param {ChartView} view @param {import('../theme.js').Colors} colors */
    draw(view, colors) {
      const { name, size, plot, drawn } = view;
      if (!drawn) return;
      // The charts stand on one axis, which is labelled once, below the last.
      const has_x_labels = view === views.filter(has_room).at(-1);
      const layout = core.figure_layout(state.revision, name, {
        ...options_of(state),
        ...size,
        viewport: zoom.viewport(name),
        font,
        x_labels: has_x_labels,
      });
      const { marker_shapes: shapes } = state.description;
      const look = { colors, highlight: highlight_of(state), family, shapes };
      plot.draw(drawn, { ...look, layout, size });
      view.layout = layout;
      view.show_badges(layout.badges);
    },
  };
}

/**
 * @param {{store: Store, core: Core, root: HTMLElement, colors: import('../theme.js').Colors,
 *   zoom_changed: () => void}} parts
 */
export function create_stage({ store, core, root, colors, zoom_changed }) {
  const { state } = store;
  const zoom = create_zoom(zoom_changed);
  const boxes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-figure]')]);
  const views = boxes.map((box) =>
    create_chart_view(box, (name, { x_view, y_view }) =>
      zoom.show(name, { x: x_view, y: y_view }),
    ),
  );
  const family = getComputedStyle(document.body).fontFamily;
  const font = {
    size: FONT_SIZE,
    advances: letter_advances(family, 400),
    bold_advances: letter_advances(family, 600),
  };
  const { read, draw } = drawing({ store, core, views, zoom, font, family });
  const fit_button = root.querySelector('[data-zoom="fit"]');
  let current_colors = colors;
  let document_count = state.document_count;

  /** After a zoom: the figures are the same. */
  const draw_zoomed = () => {
    views.filter(has_room).forEach((view) => draw(view, current_colors));
    fit_button?.setAttribute('aria-disabled', String(!zoom.is_zoomed()));
    mark_state(root, highlight_of(state));
  };

  return {
    root,
    views,
    font,
    zoom,
    draw_zoomed,
    draw() {
      // Another document begins with all of its charts.
      if (document_count !== state.document_count) zoom.forget_all();
      document_count = state.document_count;
      choose_charts(views, zoom, shows_power(state.project));
      views.filter(has_room).forEach(read);
      draw_zoomed();
    },
    highlight() {
      const highlight = highlight_of(state);
      views.filter(has_room).forEach(({ plot }) => plot.highlight(highlight));
      mark_state(root, highlight);
    },
    /** @param {import('../theme.js').Colors} next */
    recolor(next) {
      current_colors = next;
    },
    /** @param {() => void} changed */
    watch_size(changed) {
      const observer = new ResizeObserver(() => {
        const is_changed = views.map(measure).some(Boolean);
        if (is_changed) changed();
      });
      boxes.forEach((box) => observer.observe(box));
    },
  };
}

/**
 * Shows the chart of power or takes it away, with what is known of it: keys and zooms pass it by.
 * @param {ChartView[]} views
 * @param {{forget: (key: string) => void}} zoom
 * @param {boolean} has_power
 */
function choose_charts(views, zoom, has_power) {
  const view = views.find(({ name }) => name === 'power');
  if (!view || view.box.hidden === !has_power) return;
  view.box.hidden = !has_power;
  measure(view);
  if (has_power) return;
  Object.assign(view, { drawn: null, layout: null });
  view.plot.forget();
  zoom.forget(view.name);
}

/** A chart in a hidden frame has no size; it is drawn when it gets one. @param {ChartView} view */
function has_room({ size }) {
  return size.width > 0 && size.height > 0;
}

/** @param {ChartView} view @returns whether its box has another size than drawn */
function measure({ box, size }) {
  const { clientWidth: width, clientHeight: height } = box;
  const is_changed = width !== size.width || height !== size.height;
  Object.assign(size, { width, height });
  return is_changed;
}
