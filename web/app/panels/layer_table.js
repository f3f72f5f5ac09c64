// The layers on one hardware: sortable, with bars for their shares, linked to the charts.
import { html, nothing, svg } from 'lit/html.js';
import { format_number, format_percent, format_value, short_names } from '../format.js';
import { bound_text, column_of, definition_of, value_of } from '../report_columns.js';
import { layers_with_formats } from '../project_edits.js';
import { segments } from './choices.js';
import { more_rows } from './more_rows.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('./more_rows.js').RowLimit & {sort: string, descending: boolean}} TableView */

const LAYER_COLUMNS = ['operations', 'total_bytes', 'operational_intensity'];
const HARDWARE_COLUMNS = [
  'attainable_ops_per_second',
  'seconds',
  'time_fraction',
  'energy_joules',
  'excess_fraction',
  'bound',
];
const BAR_LENGTH = 56;

/** @param {State} state */
function columns_of({ selected_hardware }) {
  return selected_hardware < 0 ? LAYER_COLUMNS : [...LAYER_COLUMNS, ...HARDWARE_COLUMNS];
}

/** @param {State} state @param {TableView} view rows in the order to be shown */
function sorted_rows(state, { sort, descending }) {
  const rows = Array.from({ length: state.report.row_count }, (_, at) => at);
  if (!sort) return rows;
  const names = state.report.workload.layers;
  const sign = descending ? -1 : 1;
  if (sort === 'name') {
    return rows.sort(
      (a, b) => sign * names[a].name.localeCompare(names[b].name, 'en', { numeric: true }),
    );
  }
  const by_hardware = column_of(state, sort, state.selected_hardware);
  const column = by_hardware.length ? by_hardware : column_of(state, sort, null);
  const is_absent = (/** @type {number} */ at) => Number(Number.isNaN(column[at]));
  return rows.sort(
    (a, b) => is_absent(a) - is_absent(b) || sign * (column[a] - column[b]) || a - b,
  );
}

/**
 * The first rows; a pinned layer is always among them.
 * @param {number[]} rows
 * @param {TableView} view
 * @param {number | null} pinned
 */
function shown_rows(rows, { limit }, pinned) {
  const shown = rows.slice(0, limit);
  if (pinned !== null && !shown.includes(pinned)) shown.push(pinned);
  return shown;
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
  return html`<th scope="col" aria-sort=${is_sorted ? order : nothing}>
    <button type="button" class="sort" @click=${sort}
      data-definition=${column?.definition || nothing}
      data-formula=${column?.formula || nothing}>${label}<span aria-hidden="true" class="arrow"
      >${is_sorted ? (view.descending ? '↓' : '↑') : ''}</span></button></th>`;
}

/** @param {number} fraction @param {number} color */
function share_bar(fraction, color) {
  const length = Number.isFinite(fraction) ? Math.max(1, fraction * BAR_LENGTH) : 0;
  return html`<svg class="share" width=${BAR_LENGTH} height="8" aria-hidden="true">
    ${svg`<rect class="fill-${color}" width=${length} height="8" rx="2"></rect>`}</svg>`;
}

/** @param {State} state @param {string} name @param {number} layer */
function cell(state, name, layer) {
  const { description, report, selected_hardware: hardware } = state;
  if (name === 'bound') {
    const is_balanced = value_of(state, 'is_balanced', layer, hardware) === 1;
    return html`<td>${bound_text(state, layer, hardware)}
      ${is_balanced ? html`<small class="fused">balanced</small>` : nothing}</td>`;
  }
  const value = value_of(state, name, layer, hardware);
  if (name === 'time_fraction') {
    return html`<td class="with-bar">${format_percent(value)}
      ${share_bar(value, report.hardware[hardware]?.color ?? 0)}</td>`;
  }
  const unit = definition_of(description, name)?.unit ?? '';
  const text =
    unit === 'op/B'
      ? format_number(value)
      : format_value(value, { name, unit }, description.prefixes);
  return html`<td data-column=${name}>${text}</td>`;
}

/** @param {import('../types.js').LayerRow} row @param {boolean} has_formats of its own */
function layer_name({ name, repeat, fused_layers }, has_formats) {
  const times = repeat > 1 ? html` <small>× ${repeat}</small>` : nothing;
  const mark = has_formats ? html` <small class="mark-changed">own formats</small>` : nothing;
  const fused = fused_layers?.length
    ? html`<small class="fused">with ${short_names(name, fused_layers).join(', ')}</small>`
    : nothing;
  return html`<span class="name-line">${name}${times}${mark}</span>${fused}`;
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

/** @param {Store} store @param {number} layer @param {Set<string>} own layers with own formats */
function row(store, layer, own) {
  const { state } = store;
  const about = state.report.workload.layers[layer];
  const { name, kind, fused_layers = [] } = about;
  const kind_label = state.description.layer_kinds.find((known) => known.name === kind)?.label;
  const hardware = state.selected_hardware;
  const toggle = (/** @type {Event} */ { currentTarget }) =>
    toggle_pin(store, layer, /** @type {Element} */ (currentTarget));
  return html`<tr data-layer=${layer} @click=${toggle}
    @pointerenter=${() => store.hover({ layer, hardware, place: 'table' })}
    @pointerleave=${() => store.hover(null)}>
    <th scope="row"><button type="button" class="layer-name"
      title=${[name, kind_label ?? kind, ...fused_layers].join(', ')}
      @focus=${() => store.hover({ layer, hardware, place: 'table' })}
      @blur=${() => store.hover(null)}>${layer_name(about, own.has(name))}</button></th>
    ${columns_of(state).map((name) => cell(state, name, layer))}</tr>`;
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

/** @param {Store} store @param {TableView} view */
export function layer_table(store, view) {
  const { state } = store;
  const own = layers_with_formats(state.project);
  const rows = sorted_rows(state, view);
  const name = state.report.hardware[state.selected_hardware]?.name;
  const label = name ? `Layers on ${name}` : 'Layers';
  return html`<div class="table-head"><h2>${label}</h2>
      ${hardware_choice(store)}</div>
    <div class="scroller" tabindex="0" role="region" aria-label="Table: ${label}">
    <table class="layers"><thead><tr>
      ${head_cell(state, view, 'name')}
      ${columns_of(state).map((name) => head_cell(state, view, name))}
    </tr></thead>
    <tbody>${shown_rows(rows, view, state.pinned).map((layer) => row(store, layer, own))}</tbody>
    </table></div>
    ${more_rows(rows.length, view)}`;
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
 * Whether the table has a row for a layer: a long one leaves rows out.
 * @param {HTMLElement} root
 * @param {number | null} layer
 */
export function has_row(root, layer) {
  return layer === null || root.querySelector(`tr[data-layer="${layer}"]`) !== null;
}

/**
 * Scrolls a long table, and not the page, to a layer that was pinned in a chart.
 * @param {HTMLElement} root
 * @param {number | null} layer
 */
export function reveal_row(root, layer) {
  const scroller = /** @type {HTMLElement} */ (root.querySelector('.scroller'));
  const row = root.querySelector(`tr[data-layer="${layer}"]`);
  if (!row) return;
  const [view, place] = [scroller, row].map((element) => element.getBoundingClientRect());
  const head = scroller.querySelector('thead')?.clientHeight ?? 0;
  if (place.top >= view.top + head && place.bottom <= view.bottom) return;
  scroller.scrollTop += place.top - view.top - scroller.clientHeight / 2;
}
