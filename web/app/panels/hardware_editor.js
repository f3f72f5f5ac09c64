// Every number of one hardware, with its unit, its source and the way back to the library.
import { html, nothing } from 'lit/html.js';
import {
  change_field,
  field_key,
  reset_field,
  reset_hardware,
  set_count,
  show_alone,
} from '../project/project_edits.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Field} Field */
/** @typedef {import('../types.js').HardwareReport} HardwareReport */

/** @param {Store} store @param {number} index @param {Field} field */
function reset_button(store, index, { path, label, library_text }) {
  const key = field_key(index, path);
  const reset = () => {
    if (store.edit(reset_field(index, path))) store.abandon(key);
  };
  return html`<button type="button" class="reset" @click=${reset}
    aria-label=${library_text ? `Reset ${label} to ${library_text}` : `Clear ${label}`}>
    ${library_text ? `↺ ${library_text}` : 'Clear'}</button>`;
}

/** @param {Field} field */
function source_text({ source, evidence }) {
  return evidence === 'entered' ? source : [evidence, source].filter(Boolean).join(', ');
}

/**
 * What several numbers have from one source is said once.
 * @param {Field[]} fields
 */
function common_source(fields) {
  const published = fields.filter(({ changed }) => !changed);
  const [first, ...rest] = published.map(source_text).filter(Boolean);
  return rest.length && rest.every((text) => text === first) ? first : '';
}

/**
 * @typedef {object} Place
 * @property {number} index
 * @property {string} name of the hardware
 * @property {string} source of all its numbers, where they have one
 */

/** @param {Store} store @param {Place} place @param {Field} field */
function hardware_field(store, { index, name, source }, field) {
  const { path, label, text, unit, meaning, changed, library_text, note } = field;
  const own_source = source_text(field);
  const lines = [own_source === source ? '' : own_source, note].filter(Boolean);
  return quantity_field(store, {
    key: field_key(index, path),
    label,
    full_label: `${name}, ${label}`,
    text,
    unit,
    meaning,
    changed,
    beside: changed ? html` <span class="mark-changed">changed</span>` : nothing,
    below: html`<div class="below">
      <div>${lines.map((line) => html`<p class="source">${line}</p>`)}</div>
      ${changed ? reset_button(store, index, field) : nothing}</div>`,
    change: (project, value) => change_field(project, index, path, value),
    clear: library_text ? null : () => store.edit(reset_field(index, path)),
  });
}

const DEVICES_MEANING =
  'Equal devices that share the workload: each has its part of the operations and the weights, ' +
  'and all of the inputs and outputs.';

/** @param {Store} store @param {HardwareReport} hardware @param {number} index */
function count_field(store, { name, device_count }, index) {
  const single = name.replace(/^\d+ × /, '');
  return quantity_field(store, {
    key: `/hardware/${index}/count`,
    label: 'Devices',
    full_label: `${single}, devices`,
    text: String(device_count),
    unit: '',
    meaning: DEVICES_MEANING,
    change: (project, count) => set_count(project, index, count),
  });
}

/**
 * @param {Store} store
 * @param {HardwareReport} hardware
 * @param {{index: number, remove: () => void, duplicate: () => void, edit_whole: () => void,
 *   fill: () => void, fit: () => void}} place
 */
export function hardware_editor(store, hardware, place) {
  const { name, fields, note, notes, remarks, warnings } = hardware;
  const { index, remove, duplicate, edit_whole, fill, fit } = place;
  const hints = [note, notes, ...remarks, ...warnings].filter(Boolean);
  const keys = fields.map(({ path }) => field_key(index, path));
  const is_touched =
    fields.some(({ changed }) => changed) || keys.some((key) => store.state.drafts.has(key));
  const reset = () => {
    if (store.edit(reset_hardware(index))) keys.forEach(store.abandon);
  };
  const source = common_source(fields);
  return html`<div class="editor" role="group" aria-label="Numbers of ${name}">
    ${hints.map((text) => html`<p class="hint">${text}</p>`)}
    ${source ? html`<p class="source">Source of all: ${source}</p>` : nothing}
    ${fields.map((field) => hardware_field(store, { index, name, source }, field))}
    ${count_field(store, hardware, index)}
    <div class="buttons" role="group" aria-label="Energies of ${name}">
      <button type="button" class="outlined" @click=${fill}>Fill from tables…</button>
      <button type="button" class="outlined" @click=${fit}>Fit to measurements…</button>
    </div>
    <div class="buttons">
      ${
        is_touched
          ? html`<button type="button" class="outlined" @click=${reset}>Reset all</button>`
          : nothing
      }
      <button type="button" class="outlined" aria-label="Show ${name} alone"
        @click=${() => store.edit(show_alone(index))}>Show alone</button>
      <button type="button" class="outlined" aria-label="Duplicate ${name}"
        @click=${duplicate}>Duplicate</button>
      <button type="button" class="outlined" aria-label="Edit levels and peaks of ${name}…"
        @click=${edit_whole}>Edit levels and peaks…</button>
      <button type="button" class="outlined" aria-label="Remove ${name}"
        @click=${remove}>Remove</button>
    </div>
  </div>`;
}
