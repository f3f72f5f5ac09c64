// Draws the table and the editor of the layers: again when they are scrolled, of another width, or
// printed.
import { render } from 'lit/html.js';
import { layer_editor } from './panels/layer_editor.js';
import { layer_table, mark_rows, reveal_position } from './panels/layer_table.js';
import { measure_row, seen_window, size_gaps } from './panels/virtual_rows.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */
/** @typedef {import('./panels/layer_rows.js').TableView} TableView */
/** @typedef {import('./panels/layer_editor.js').EditorView} EditorView */

const ROW = 'tr[data-layer]';
const CHOICE = 'li:not(.gap)';
/** Rows that a scroller moves before others are drawn: fewer than are drawn beyond its edges. */
const SLACK = 4;

/**
 * The window that a scroller shows now, where that is another one than was drawn.
 * @param {Element | null} scroller
 * @param {{window: import('./panels/virtual_rows.js').Window}} view
 */
function take_window(scroller, view) {
  if (!scroller) return false;
  const { first, last, row_height } = view.window;
  const next = seen_window(scroller, row_height);
  const is_other = Math.abs(next.first - first) > SLACK || Math.abs(next.last - last) > SLACK;
  if (is_other) view.window = next;
  return is_other;
}

/**
 * Draws rows until those that are seen are there. Looking at them makes the browser lay out the
 * page, so that is done only where `shape`, what their number and height hang on, is another one.
 * @param {{view: {window: import('./panels/virtual_rows.js').Window}, row: string,
 *   scroller: () => Element | null, render_now: () => void, shape: () => string}} parts
 */
function create_drawer({ view, row, scroller, render_now, shape }) {
  let known_shape = '';
  return () => {
    render_now();
    const found = scroller();
    if (!found) return;
    size_gaps(found, view.window);
    if (shape() === known_shape) return;
    known_shape = shape();
    measure_row(found, view.window, row);
    size_gaps(found, view.window);
    if (!take_window(found, view)) return;
    render_now();
    size_gaps(found, view.window);
  };
}

/**
 * @param {{store: Store, core: Core, view: TableView, root: HTMLElement,
 *   edit_layers: () => void, save_csv: () => void}} parts
 */
function create_layer_table({ store, core, view, root, edit_layers, save_csv }) {
  const { state } = store;
  const scroller = () => root.querySelector('.scroller');
  const render_now = () =>
    render(layer_table({ store, core, view, edit_layers, save_csv, scrolled }), root);
  let width = 0;
  const shape = () => [width, state.selected_hardware < 0, view.rows?.order.length].join();
  const draw_rows = create_drawer({ view, row: ROW, scroller, render_now, shape });
  const draw = () => {
    draw_rows();
    mark_rows(root, state);
  };
  const scrolled = () => {
    if (take_window(scroller(), view)) draw();
  };
  view.go = (position) => {
    reveal_position(root, view, position);
    take_window(scroller(), view);
    draw();
    const layer = view.rows?.order[position];
    const row = root.querySelector(`tr[data-layer="${layer}"] .layer-name`);
    /** @type {HTMLElement | null} */ (row)?.focus({ preventScroll: true });
  };
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    view.changed();
  }).observe(root);
  for (const [name, is_printing] of /** @type {const} */ ([
    ['beforeprint', true],
    ['afterprint', false],
  ])) {
    addEventListener(name, () => {
      view.is_printing = is_printing;
      draw();
    });
  }
  return {
    draw,
    mark: () => mark_rows(root, state),
    /** Brings the pinned layer into sight, if the table has it. */
    reveal() {
      const position = state.pinned === null ? -1 : (view.rows?.order.indexOf(state.pinned) ?? -1);
      if (position >= 0) reveal_position(root, view, position);
    },
  };
}

/** @param {{store: Store, core: Core, view: EditorView, root: HTMLElement}} parts */
function create_layer_editor({ store, core, view, root }) {
  const scroller = () => root.querySelector('.layer-list');
  const render_now = () => render(layer_editor({ store, core, view }), root);
  const shape = () => [view.is_open, store.state.revision].join();
  const draw_list = create_drawer({ view, row: CHOICE, scroller, render_now, shape });
  const draw = () => {
    draw_list();
    if (!view.focus) return;
    const wanted = /** @type {HTMLElement | null} */ (root.querySelector(view.focus));
    view.focus = '';
    wanted?.focus();
  };
  root.addEventListener('scroll', () => take_window(scroller(), view) && draw(), {
    capture: true,
    passive: true,
  });
  return {
    draw,
    /** Opens the editor at the pinned layer, or where it was. */
    open() {
      const { pinned, report } = store.state;
      const row = pinned === null ? undefined : report.workload.layers[pinned];
      if (row && pinned !== null) view.chosen = row.layer ?? pinned;
      Object.assign(view, { is_open: true, focus: '.layer-list [aria-current]' });
      view.changed();
    },
  };
}

/**
 * The parts of the page that show the layers, by the names under which they are asked for: `rows`
 * marks those that are pointed at or pinned, `row` brings the pinned one into sight.
 * @param {{store: Store, core: Core, views: {table: TableView, editor: EditorView},
 *   roots: {table: HTMLElement, editor: HTMLElement}, save_csv: () => void}} parts
 */
export function create_layer_results({ store, core, views, roots, save_csv }) {
  const editor = create_layer_editor({ store, core, view: views.editor, root: roots.editor });
  const edit_layers = editor.open;
  const parts = { store, core, view: views.table, root: roots.table, edit_layers, save_csv };
  const table = create_layer_table(parts);
  return {
    edit_layers,
    editor: editor.draw,
    table: table.draw,
    rows: table.mark,
    row: table.reveal,
  };
}
