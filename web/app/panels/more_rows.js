// Below a long table: how much of it is shown, and the way to more.
import { html, nothing } from 'lit/html.js';

/** How many rows are drawn at most. @typedef {{limit: number, changed: () => void}} RowLimit */

/** @param {number} count of all rows @param {RowLimit} view */
export function more_rows(count, view) {
  if (count <= view.limit) return nothing;
  const show = () => {
    view.limit *= 2;
    view.changed();
  };
  return html`<p class="hint more-rows">The first ${view.limit} of ${count} layers.
    <button type="button" class="reset" @click=${show}>Show more</button></p>`;
}
