// A number whose sum can be shown: a button that looks like text. main.js opens what it names.
import { html } from 'lit/html.js';
import { is_present } from '../text/format.js';

/**
 * @param {string} text the number as it is shown
 * @param {number | string | null | undefined} value
 * @param {string} path of the number in the report
 * @param {string} about whose number it is, for a screen reader and the title of its sum
 */
export function number(text, value, path, about) {
  if (typeof value === 'number' && !is_present(value)) return text;
  if (value === null || value === undefined || value === '') return text;
  return html`<button type="button" class="number" data-explain=${path} data-about=${about}
    title="Show the sum" aria-label="${text}, ${about}: show the sum">${text}</button>`;
}
