// The fields of the form of one's own hardware: a text, a number, what is wrong with a group.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').OwnFigure} OwnFigure */
/**
 * @typedef {object} OwnEditing
 * @property {import('../types.js').OwnForm} form
 * @property {import('../types.js').OwnTarget} target
 * @property {{name: string, label: string}[]} formats that arithmetic is done in
 * @property {Map<string, string>} faults what is wrong with texts and groups, by their id
 * @property {string} message what is wrong with the whole
 * @property {import('./quantity_field.js').Typing} typing
 * @property {(value: number, unit: string) => string} exact a number as a field shows it
 * @property {(focus?: string) => void} changed draws the form, then goes to an element
 * @property {() => void} apply
 * @property {() => void} cancel
 */

/** @param {OwnEditing} editing @param {string} id */
export function fault(editing, id) {
  const message = editing.faults.get(id);
  return message ? html`<p class="field-error" id="${id}-fault">${message}</p>` : nothing;
}

/**
 * @param {OwnEditing} editing
 * @param {{id: string, label: string, full_label?: string, value: string,
 *   placeholder?: string, set: (text: string) => void}} field
 */
export function text_field(editing, { id, label, full_label, value, placeholder, set }) {
  const is_bad = editing.faults.has(id);
  const typed = (/** @type {Event} */ { target }) => {
    set(/** @type {HTMLInputElement} */ (target).value);
    editing.faults.delete(id);
    editing.changed();
  };
  return html`<div class="field own-text"><div class="field-line">
      <label for=${id}>${label}</label>
      <input id=${id} type="text" autocomplete="off" spellcheck="false" .value=${live(value)}
        aria-label=${full_label ?? nothing} placeholder=${placeholder ?? nothing}
        aria-invalid=${is_bad ? 'true' : nothing}
        aria-describedby=${is_bad ? `${id}-fault` : nothing} @input=${typed}></div>
    ${fault(editing, id)}</div>`;
}

/**
 * @param {OwnEditing} editing
 * @param {{id: string, label: string, full_label?: string, unit: string, figure: OwnFigure,
 *   placeholder: string}} field
 */
export function figure_field({ typing, exact }, { id, figure, unit, ...texts }) {
  return quantity_field(typing, {
    ...texts,
    key: id,
    unit,
    text: figure.value === null ? '' : exact(figure.value, unit),
    change: (_, value) => {
      figure.value = value;
    },
    clear: () => {
      figure.value = null;
    },
  });
}
