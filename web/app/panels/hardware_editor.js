// Every number of one hardware, with its unit, its source and the way back to the library.
import { html, nothing } from 'lit/html.js';
import { change_field, field_key, reset_field, reset_hardware } from '../project_edits.js';
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
    aria-label="Reset ${label} to ${library_text || 'the library value'}">
    ↺ ${library_text || 'none'}</button>`;
}

/** @param {Field} field */
function source_line({ source, evidence, note }) {
  const is_entered = evidence === 'entered';
  const text = is_entered ? source : [evidence, source].filter(Boolean).join(': ');
  return html`<div>${text ? html`<p class="source">${text}</p>` : nothing}
    ${note ? html`<p class="source">${note}</p>` : nothing}</div>`;
}

/** @param {Store} store @param {number} index @param {Field} field */
function hardware_field(store, index, field) {
  const { path, label, text, unit, meaning, changed } = field;
  return quantity_field(store, {
    key: field_key(index, path),
    label,
    text,
    unit,
    meaning,
    changed,
    beside: changed ? html` <span class="mark-changed">changed</span>` : nothing,
    below: html`<div class="below">${source_line(field)}
      ${changed ? reset_button(store, index, field) : nothing}</div>`,
    change: (project, value) => change_field(project, index, path, value),
  });
}

/**
 * @param {Store} store
 * @param {HardwareReport} hardware
 * @param {{index: number, remove: () => void}} place
 */
export function hardware_editor(store, { name, fields, note, notes, warnings }, { index, remove }) {
  const is_changed = fields.some(({ changed }) => changed);
  const reset_all = html`<button type="button" class="outlined"
    @click=${() => store.edit(reset_hardware(index))}>Reset all</button>`;
  return html`<div class="editor" role="group" aria-label="Numbers of ${name}">
    ${[note, notes, ...warnings].filter(Boolean).map(
      (text) => html`
      <p class="notice">${text}</p>`,
    )}
    ${fields.map((field) => hardware_field(store, index, field))}
    <div class="buttons">
      ${is_changed ? reset_all : nothing}
      <button type="button" class="outlined" aria-label="Remove ${name}"
        @click=${remove}>Remove</button>
    </div>
  </div>`;
}
