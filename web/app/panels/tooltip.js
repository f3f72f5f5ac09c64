// What is known of the layer that is lit up on one hardware, or of the line under the pointer.
import { html, nothing } from 'lit/html.js';
import { format_quantity, is_present } from '../text/format.js';
import { column_of, definition_of, text_of, value_of } from '../text/report_columns.js';
import { swatch } from './swatch.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {import('../types.js').HardwareReport} HardwareReport */
/** @typedef {[string, number | null]} NamedValue */

/** What is told of a layer, and below it the parts that it is the sum of. */
const ROWS = [
  { name: 'operations' },
  {
    name: 'total_bytes',
    parts: [
      ...['weight_bytes', 'input_bytes', 'output_bytes'],
      ...['kv_read_bytes', 'kv_write_bytes', 'unassigned_bytes'],
    ],
  },
  { name: 'operational_intensity' },
  { name: 'attainable_ops_per_second' },
  { name: 'compute_roof_fraction' },
  { name: 'bound' },
  { name: 'seconds' },
  { name: 'time_fraction' },
  { name: 'energy_joules', parts: ['compute_joules', 'memory_joules', 'constant_joules'] },
  { name: 'power_watts' },
  { name: 'excess_fraction' },
];

/** @param {State} state the layer and hardware the tooltip is about */
export function tooltip_subject({ hovered, pinned, selected_hardware }) {
  if (hovered) return { layer: hovered.layer, hardware: hovered.hardware };
  return pinned === null ? null : { layer: pinned, hardware: selected_hardware };
}

/**
 * @typedef {object} Line
 * @property {string} name of the column
 * @property {string} label
 * @property {string} text
 * @property {Line[]} parts
 */

/**
 * All that is known of a layer on a hardware; of parts only those that are not zero.
 * @param {State} state
 * @param {{layer: number, hardware: number}} subject
 * @returns {Line[]}
 */
function known_lines(state, { layer, hardware }) {
  const value = (/** @type {string} */ name) => value_of(state, name, layer, hardware);
  const line = (/** @type {string} */ name) => ({
    name,
    label: definition_of(state.description, name)?.label ?? name,
    text: text_of(state, name, layer, hardware),
    parts: /** @type {Line[]} */ ([]),
  });
  return ROWS.filter(({ name }) => is_present(value(name))).map(({ name, parts = [] }) => ({
    ...line(name),
    parts: parts.filter((part) => value(part) > 0).map(line),
  }));
}

/**
 * Other layers at the same place of the roofline, which the marker on top hides.
 * @param {State} state
 * @param {number} layer
 */
function twins(state, layer) {
  const intensities = column_of(state, 'operational_intensity', null);
  const names = state.report.workload.layers;
  return names.flatMap(({ name }, at) =>
    at !== layer && intensities[at] === intensities[layer] ? [name] : [],
  );
}

/** @param {State} state @param {{layer: number, hardware: number}} subject @returns {string} */
function title_of({ report }, { layer, hardware }) {
  const on = report.hardware[hardware] ? ` on ${report.hardware[hardware].name}` : '';
  return `${report.workload.layers[layer].name}${on}`;
}

/**
 * The same as text, a number a line: what is copied.
 * @param {State} state
 * @param {{layer: number, hardware: number}} subject
 */
function tooltip_text(state, subject) {
  const lines = known_lines(state, subject).flatMap((line) => [line, ...line.parts]);
  return [title_of(state, subject), ...lines.map(({ label, text }) => `${label}\t${text}`)].join(
    '\n',
  );
}

/** @param {Line} line @param {string} [kind] @returns {unknown} */
function line_rows({ label, text, parts }, kind = '') {
  return html`<div class=${kind}><dt>${label}</dt><dd>${text}</dd></div>
    ${parts.map((part) => line_rows(part, 'part'))}`;
}

/**
 * @typedef {object} TooltipView
 * @property {string} said what copying led to
 * @property {(text: string) => void} copy
 */

/** Goes to the numbers of the pinned layer, each of which opens its sum. */
function go_to_sums() {
  const card = document.getElementById('layer-card');
  card?.querySelector('details')?.setAttribute('open', '');
  /** @type {HTMLElement | null | undefined} */ (card?.querySelector('.number'))?.focus();
}

/**
 * @param {Store} store
 * @param {{layer: number, hardware: number}} subject
 * @param {TooltipView} view
 */
function pinned_line({ state, pin }, subject, { said, copy }) {
  const { name } = state.report.workload.layers[subject.layer];
  return html`<p class="hint unpin" role="status">${said || 'Pinned.'}
    <span><button type="button" class="reset" aria-label="The sums of ${name}"
      @click=${go_to_sums}>Sums</button>
    <button type="button" class="reset" aria-label="Copy what is known of ${name}"
      @click=${() => copy(tooltip_text(state, subject))}>Copy</button>
    <button type="button" class="reset" aria-label="Unpin ${name}"
      @click=${() => pin(null)}>Unpin</button></span></p>`;
}

/** @param {State} state @param {{layer: number, hardware: number}} subject */
function hidden_twins(state, { layer }) {
  const hidden = twins(state, layer);
  if (!hidden.length) return nothing;
  const more = hidden.length > 4 ? ` and ${hidden.length - 4} more` : '';
  return html`<p class="hint">Same intensity: ${hidden.slice(0, 4).join(', ')}${more}</p>`;
}

/**
 * @param {Store} store
 * @param {{layer: number, hardware: number}} subject
 * @param {TooltipView} view
 */
function layer_tooltip(store, subject, view) {
  const { state } = store;
  const { layer, hardware } = subject;
  const chip = state.report.hardware[hardware];
  const row = state.report.workload.layers[layer];
  const is_pinned = state.pinned === layer;
  return html`<p class="tooltip-title">${swatch(state.description, chip?.color ?? 0)}
      <span><strong>${row.name}</strong>${chip ? ` on ${chip.name}` : ''}</span></p>
    <dl>${known_lines(state, subject).map((line) => line_rows(line))}</dl>
    ${hidden_twins(state, subject)}
    ${is_pinned ? pinned_line(store, subject, view) : nothing}`;
}

/** What a line of each role says of itself beside its values. */
const OF_LINE = /** @type {Record<string, (chip: HardwareReport) => NamedValue[]>} */ ({
  roof: ({ ridge_point }) => [['Ridge point', ridge_point]],
  floorline: ({ energy_balance }) => [['Energy balance', energy_balance]],
});

/** @param {State} state @param {Reading} reading */
function line_tooltip({ description, project, report }, reading) {
  const { role, label, hardware, x, y, y_label, y_unit } = reading;
  const chip = hardware === null ? undefined : report.hardware[hardware];
  const quantity = (/** @type {number | null} */ value, /** @type {string} */ unit) =>
    format_quantity(value, unit, description.prefixes);
  // The ridge that is known is that of the main memory.
  const is_usual = ['main', 'every'].includes(project.view?.measured_at ?? 'main');
  const more = (is_usual && chip && OF_LINE[role]?.(chip)) || [];
  const ridge = is_usual ? (chip?.ridge_point ?? null) : null;
  const bound = x < (ridge ?? 0) ? 'memory' : 'compute';
  const lines = [
    ['Intensity', quantity(x, 'op/B')],
    [y_label, quantity(y, y_unit)],
    ...more.map(([name, value]) => [name, quantity(value, 'op/B')]),
    ...(role === 'roof' && ridge !== null ? [['Bound', bound]] : []),
  ];
  return html`<p class="tooltip-title">${swatch(description, chip?.color ?? 0)}
      <strong>${label}</strong></p>
    <dl>${lines.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>`;
}

/** @param {Store} store @param {TooltipView} view */
export function tooltip(store, view) {
  const { state } = store;
  const subject = tooltip_subject(state);
  if (state.reading && !state.hovered) return line_tooltip(state, state.reading);
  if (!subject || !state.report.workload.layers[subject.layer]) return nothing;
  return layer_tooltip(store, subject, view);
}

/**
 * The layer in one sentence, for a screen reader.
 * @param {State} state
 */
export function spoken_layer(state) {
  const subject = tooltip_subject(state);
  if (!subject) return '';
  const lines = known_lines(state, subject).map(({ label, text }) => `${label} ${text}`);
  return `${title_of(state, subject)}: ${lines.join(', ')}`;
}
