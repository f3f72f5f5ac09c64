// The layers on one hardware: sortable, filtered, with bars for their shares, linked to the charts.
// Of a long table only the rows that can be seen are drawn.
import { html, nothing, svg } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { format_number, format_percent, format_value, short_names } from '../text/format.js';
import { layers_with_edits, name_in_network } from '../project/project_edits.js';
import { column_of, bound_text, definition_of, value_of } from '../text/report_columns.js';
import { segments } from './choices.js';
import { layer_filters } from './layer_filters.js';
import { shortened } from './layer_name.js';
import { rows_of } from './layer_rows.js';
import { drawn_positions, scroll_to_position } from './virtual_rows.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {import('./layer_rows.js').TableView} TableView */

const LAYER_COLUMNS = ['operations', 'total_bytes', 'operational_intensity'];
const HARDWARE_COLUMNS = [
  'attainable_ops_per_second',
  'seconds',
  'time_fraction',
  'energy_joules',
  'excess_fraction',
  'bound',
];
/** The share that the bar in a cell shows. */
const BARS = /** @type {Record<string, string>} */ ({
  time_fraction: 'time_fraction',
  energy_joules: 'energy_fraction',
});
/** As many rows as fit onto a few sheets of paper. */
const MOST_PRINTED = 200;

const CACHE = 'kv_read_bytes';

/** The cache has a column where it is read. @param {State} state */
function columns_of(state) {
  const reads = (state.report.workload.totals[CACHE] ?? 0) > 0;
  const of_layer = LAYER_COLUMNS.flatMap((name) =>
    name === 'total_bytes' && reads ? [name, CACHE] : [name],
  );
  return state.selected_hardware < 0 ? of_layer : [...of_layer, ...HARDWARE_COLUMNS];
}

/** What a row has of its own; of blocks that are written out each has it. */
function mark_of(/** @type {Map<string, string>} */ marks, /** @type {string} */ row) {
  const name = name_in_network(row);
  return marks.get(row) ?? marks.get(name) ?? marks.get(name.replace(/ \d+$/, '')) ?? '';
}

/** @param {State} state @param {TableView} view @param {string} name */
function head_cell({ description }, view, name) {
  const column = definition_of(description, name);
  const unit = column?.unit === 'op/B' ? ', op/B' : '';
  const label = name === 'name' ? 'Layer' : (column?.label ?? name) + unit;
  const order = view.descending ? 'descending' : 'ascending';
  const is_sorted = view.sort === name;
  const sort = () => {
    view.descending = is_sorted ? !view.descending : name !== 'name' && name !== 'bound';
    view.sort = name;
    view.changed();
  };
  return html`<th scope="col" role="columnheader" class="col-${name}"
    aria-sort=${is_sorted ? order : nothing}>
    <button type="button" class="sort" @click=${sort}
      data-definition=${column?.definition || nothing}
      data-formula=${column?.formula || nothing}>${label}<span aria-hidden="true" class="arrow"
      >${is_sorted ? (view.descending ? '↓' : '↑') : ''}</span></button></th>`;
}

/**
 * The largest shares of a report, found once.
 * @type {WeakMap<Float64Array, Map<string, number>>}
 */
const largest_shares = new WeakMap();

/** @param {State} state @param {string} name of the column @param {number} hardware */
function largest_share(state, name, hardware) {
  const { numbers } = state;
  const known = largest_shares.get(numbers) ?? new Map();
  largest_shares.set(numbers, known);
  const key = `${hardware}/${name}`;
  if (!known.has(key)) {
    known.set(
      key,
      column_of(state, name, hardware).reduce((most, one) => (one > most ? one : most), 0),
    );
  }
  return known.get(key) ?? 0;
}

/**
 * A bar as long as the cell for the heaviest layer of all.
 * @param {number} part of the largest share
 * @param {number} color
 */
function share_bar(part, color) {
  const length = Number.isFinite(part) ? Math.max(1, part * 100) : 0;
  return html`<svg class="share" width="100%" height="4" aria-hidden="true">
    ${svg`<rect class="fill-${color}" width="${length}%" height="4" rx="2"></rect>`}</svg>`;
}

/** @param {State} state @param {string} name @param {number} layer */
function cell_text(state, name, layer) {
  const { description, selected_hardware } = state;
  const value = value_of(state, name, layer, selected_hardware);
  const unit = definition_of(description, name)?.unit ?? '';
  if (name === 'time_fraction') return format_percent(value);
  if (unit === 'op/B') return format_number(value);
  return format_value(value, { name, unit }, description.prefixes);
}

/** @param {State} state @param {string} name @param {number} layer */
function cell(state, name, layer) {
  const { report, selected_hardware: hardware } = state;
  if (name === 'bound') {
    const is_balanced = value_of(state, 'is_balanced', layer, hardware) === 1;
    const bound = bound_text(state, layer, hardware);
    // Levels may have long names.
    return html`<td role="cell" class="col-bound"
      title=${is_balanced ? `${bound} balanced` : bound}>${bound}
      ${is_balanced ? html`<small class="fused">balanced</small>` : nothing}</td>`;
  }
  const bar = BARS[name]
    ? share_bar(
        value_of(state, BARS[name], layer, hardware) /
          largest_share(state, BARS[name], hardware),
        report.hardware[hardware]?.color ?? 0,
      )
    : nothing;
  return html`<td role="cell" class="col-${name}" data-column=${name}>${cell_text(
    state,
    name,
    layer,
  )}${bar}</td>`;
}

/** @param {import('../types.js').LayerRow} row @param {string} mark what it has of its own */
function layer_name({ name, repeat: times, fused_layers }, mark) {
  const many = times > 1 ? html` <small class="times">× ${times}</small>` : nothing;
  const own = mark ? html` <small class="mark-changed">${mark}</small>` : nothing;
  const fused = fused_layers?.length
    ? html`<small class="fused">with ${short_names(name, fused_layers).join(', ')}</small>`
    : nothing;
  return html`<span class="name-line">${shortened(name)}${many}${own}</span>${fused}`;
}

/**
 * Pins or unpins, and leaves the row where it is on the screen: what is known of a pinned layer
 * appears above the table, and on a narrow screen over the lower edge too.
 * @param {Store} store
 * @param {number} layer
 * @param {Element} clicked
 */
function toggle_pin({ state, pin }, layer, clicked) {
  const { top } = clicked.getBoundingClientRect();
  const hold = () => {
    scrollBy(0, clicked.getBoundingClientRect().top - top);
    clicked.scrollIntoView({ block: 'nearest' });
  };
  pin(state.pinned === layer ? null : layer);
  // The page is drawn at once, or in the next frame if it was drawn in this one already.
  hold();
  requestAnimationFrame(hold);
}

/** How far a key goes from a position in a table of so many rows; null for other keys. */
const KEYS = /** @type {Record<string, (at: number, count: number) => number>} */ ({
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  PageUp: (at) => at - 10,
  PageDown: (at) => at + 10,
  Home: () => 0,
  End: (_, count) => count - 1,
});

/**
 * @param {{store: Store, view: TableView, marks: Map<string, string>, count: number}} parts
 * @param {{layer: number, position: number}} place
 */
function row({ store, view, marks, count }, { layer, position }) {
  const { state } = store;
  const about = state.report.workload.layers[layer];
  const { name, kind, fused_layers = [] } = about;
  const kind_label = state.description.layer_kinds.find((known) => known.name === kind)?.label;
  const hardware = state.selected_hardware;
  const toggle = (/** @type {Event} */ { currentTarget }) =>
    toggle_pin(store, layer, /** @type {Element} */ (currentTarget));
  const pressed = (/** @type {KeyboardEvent} */ event) => {
    const next = KEYS[event.key]?.(position, count);
    if (next === undefined) return;
    event.preventDefault();
    view.go(Math.min(count - 1, Math.max(0, next)));
  };
  const whole = [name, kind_label ?? kind, ...fused_layers].join(', ');
  return html`<tr role="row" aria-rowindex=${position + 2} data-layer=${layer} @click=${toggle}
    @pointerenter=${() => store.hover({ layer, hardware, place: 'table' })}
    @pointerleave=${() => store.hover(null)}>
    <th scope="row" role="rowheader" class="col-name"><button type="button" class="layer-name"
      data-definition=${whole} @keydown=${pressed}
      @focus=${() => {
        view.focused = layer;
        store.hover({ layer, hardware, place: 'table' });
      }}
      @blur=${() => {
        view.focused = null;
        store.hover(null);
      }}>${layer_name(about, mark_of(marks, name))}</button></th>
    ${columns_of(state).map((column) => cell(state, column, layer))}</tr>`;
}

/** @param {Store} store */
function hardware_choice({ state, select_hardware }) {
  const choices = state.report.hardware.flatMap(({ name, shown }, at) =>
    shown ? [{ value: String(at), label: name }] : [],
  );
  if (choices.length < 2) return nothing;
  return segments({
    name: 'table-hardware',
    label: 'Hardware of the table',
    hidden_label: true,
    value: String(state.selected_hardware),
    choices,
    choose: (value) => select_hardware(Number(value)),
  });
}

/** The rows that can be seen, and in print the first ones. @param {TableView} view */
function drawn({ window, is_printing, focused }, /** @type {number[]} */ order) {
  if (is_printing) {
    const count = Math.min(order.length, MOST_PRINTED);
    return drawn_positions(count, { ...window, first: 0, last: count }, []);
  }
  return drawn_positions(order.length, window, focused === null ? [] : [order.indexOf(focused)]);
}

/** @param {Store} store @param {TableView} view @param {number[]} order */
function body(store, view, order) {
  const marks = layers_with_edits(store.state.project);
  const parts = { store, view, marks, count: order.length };
  const positions = drawn(view, order);
  const end = positions[positions.length - 1].position;
  return html`<tbody role="rowgroup">${repeat(
    positions,
    ({ position }) => (position < end ? order[position] : -1),
    ({ position, gap }) => html`${
      gap ? html`<tr class="gap" aria-hidden="true" data-gap=${gap}><td></td></tr>` : nothing
    }${position < end ? row(parts, { layer: order[position], position }) : nothing}`,
  )}</tbody>`;
}

/**
 * @param {{store: Store, core: Core, view: TableView, edit_layers: () => void,
 *   save_csv: () => void, scrolled: () => void}} parts
 */
export function layer_table({ store, core, view, edit_layers, save_csv, scrolled }) {
  const { state } = store;
  const { order } = rows_of(state, core, view);
  const name = state.report.hardware[state.selected_hardware]?.name;
  const label = name ? `Layers on ${name}` : 'Layers';
  const columns = columns_of(state);
  const few = state.selected_hardware < 0 ? 'few' : '';
  const left_out = order.length - MOST_PRINTED;
  return html`<div class="table-head"><h2>${label}</h2>
      <button type="button" class="outlined edit-layers" @click=${edit_layers}>Edit layers</button>
      <button type="button" class="outlined" @click=${save_csv}
        data-definition="All layers with every column, for each hardware that is shown."
        >Save as CSV</button>
      ${hardware_choice(store)}</div>
    ${layer_filters(state, view)}
    <div class="scroller" tabindex="0" role="region" aria-label="Table: ${label}"
      @scroll=${scrolled}>
    <table class="layers ${few} ${columns.includes(CACHE) ? 'with-cache' : ''}" role="table"
      aria-label=${label} aria-rowcount=${order.length + 1}>
    <thead role="rowgroup"><tr role="row" aria-rowindex="1">
      ${head_cell(state, view, 'name')}
      ${columns.map((column) => head_cell(state, view, column))}
    </tr></thead>
    ${body(store, view, order)}
    </table></div>
    ${order.length ? nothing : html`<p class="hint">No layer is of this kind and bound.</p>`}
    ${
      view.is_printing && left_out > 0
        ? html`<p class="hint">The first ${MOST_PRINTED} of ${order.length} layers.</p>`
        : nothing
    }`;
}

/**
 * Marks the rows of the lit and the pinned layer without rendering the table again.
 * @param {HTMLElement} root
 * @param {State} state
 */
export function mark_rows(root, { hovered, pinned }) {
  for (const element of root.querySelectorAll('tr[data-layer]')) {
    const found = /** @type {HTMLElement} */ (element);
    const layer = Number(found.dataset.layer);
    found.classList.toggle('lit', layer === hovered?.layer);
    found.classList.toggle('pinned', layer === pinned);
    found.querySelector('.layer-name')?.setAttribute('aria-pressed', String(layer === pinned));
  }
}

/**
 * Scrolls a long table, and not the page, to a row: those of its edges that are hidden come in.
 * @param {HTMLElement} root
 * @param {TableView} view
 * @param {number} position
 */
export function reveal_position(root, { window }, position) {
  const scroller = /** @type {HTMLElement} */ (root.querySelector('.scroller'));
  const head = scroller.querySelector('thead')?.clientHeight ?? 0;
  scroll_to_position(scroller, position, { row_height: window.row_height, head });
}
