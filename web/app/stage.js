// Both charts on one axis of intensity: asks the core for figures and layouts and draws them.
import { create_figure_canvas } from './figure_canvas.js';
import { figure_options } from './project_edits.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */
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

/** @param {HTMLElement} box with one canvas, named by its data-figure */
function create_chart_view(box) {
  const canvas = /** @type {HTMLCanvasElement} */ (box.querySelector('canvas'));
  const size = { width: box.clientWidth, height: box.clientHeight };
  return { name: box.dataset.figure ?? '', box, canvas, size, plot: create_figure_canvas(canvas) };
}

/**
 * @param {import('./types.js').State} state
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
 * @param {{store: Store, core: Core, root: HTMLElement, colors: import('./theme.js').Colors}} parts
 */
export function create_stage({ store, core, root, colors }) {
  const { state } = store;
  const boxes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-figure]')]);
  const views = boxes.map(create_chart_view);
  const family = getComputedStyle(document.body).fontFamily;
  const font = {
    size: FONT_SIZE,
    advances: letter_advances(family, 400),
    bold_advances: letter_advances(family, 600),
  };
  let current_colors = colors;

  /** @param {ChartView} view */
  const draw_view = (view) => {
    const { name, canvas, size, plot } = view;
    // The charts stand on one axis, which is labelled once, below the last.
    const has_x_labels = view === views.at(-1);
    const options = {
      ...figure_options(state.project, state.pinned),
      ...(state.selected_hardware >= 0 && { selected: state.selected_hardware }),
    };
    const drawn = core.figure(state.revision, name, options);
    const layout = core.figure_layout(state.revision, name, {
      ...options,
      ...size,
      viewport: null,
      font,
      x_labels: has_x_labels,
    });
    const { marker_shapes: shapes } = state.description;
    const look = { colors: current_colors, highlight: highlight_of(state), family, shapes };
    plot.draw({ figure: drawn.result, numbers: drawn.numbers }, { ...look, layout, size });
    canvas.setAttribute('aria-label', drawn.result.summary);
  };

  return {
    root,
    views,
    font,
    draw() {
      views.filter(has_room).forEach(draw_view);
      mark_state(root, highlight_of(state));
    },
    highlight() {
      const highlight = highlight_of(state);
      views.forEach(({ plot }) => plot.highlight(highlight));
      mark_state(root, highlight);
    },
    /** @param {import('./theme.js').Colors} next */
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
