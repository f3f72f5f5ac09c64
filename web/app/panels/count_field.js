// A whole number as a field, and beside it a slider of its powers of two.
import { html } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { quantity_field } from './quantity_field.js';
import { nearest_stop, stops_to } from './slider_stops.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('./quantity_field.js').QuantityField} QuantityField */

/**
 * All that a drag, or a key that is held, goes through is one step of undo.
 * @param {Store} store
 * @param {Pick<QuantityField, 'key' | 'label' | 'text' | 'change'>} field
 * @param {{stops: number[], at: number}} range the numbers that it goes through, and where it is
 */
export function slider(store, { key, label, text, change }, { stops, at }) {
  const slid = (/** @type {Event} */ { target }) => {
    const next = stops[Number(/** @type {HTMLInputElement} */ (target).value)];
    store.edit((project) => change(project, next), { key, label, text: String(next) });
  };
  const settle = () => store.settle(key);
  return html`<input type="range" min="0" max=${stops.length - 1} step="1"
    aria-label="${label}, by slider" aria-valuetext=${text}
    .value=${live(String(at))} @input=${slid}
    @pointerup=${settle} @keyup=${settle} @blur=${settle}>`;
}

/**
 * @param {Store} store
 * @param {QuantityField} field
 * @param {number} most at the end of the slider; the field takes more
 */
export function count_field(store, field, most) {
  const stops = stops_to(most);
  const at = nearest_stop(stops, Number(field.text));
  return quantity_field(store, { ...field, slider: slider(store, field, { stops, at }) });
}
