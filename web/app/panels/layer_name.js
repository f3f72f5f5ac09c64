// The name of a layer where room is short: its middle gives way, its end stays.
import { html } from 'lit/html.js';

const LONGEST_WHOLE = 18;
const KEPT_END = 9;

/**
 * Long names tell the layers apart by their ends: "layer1.0…conv2". The whole name must stand in
 * the definition or the label of what carries it.
 * @param {string} name
 */
export function shortened(name) {
  const letters = [...name];
  if (letters.length <= LONGEST_WHOLE) return html`<span class="whole-name">${name}</span>`;
  return html`<span class="long-name"><span class="name-begin">${letters
    .slice(0, -KEPT_END)
    .join('')}</span><span class="name-end">${letters.slice(-KEPT_END).join('')}</span></span>`;
}
