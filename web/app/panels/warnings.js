// What makes the numbers of a hardware doubtful, said quietly beside them.
import { html, nothing, svg } from 'lit/html.js';

const MOST_UNFOLDED = 2;
const sign = svg`<path d="M8 2.2 L14.4 13.4 H1.6z"></path><path d="M8 6.4v3.4M8 11.6v.1"></path>`;

/** @param {string} text */
function warning(text) {
  return html`<li><svg viewBox="0 0 16 16" width="16" height="16" class="icon" aria-hidden="true"
    >${sign}</svg><span>${text}</span></li>`;
}

/** @param {{name: string, warnings: string[]}} about whose name, and the warnings */
export function warning_notes({ name, warnings }) {
  if (!warnings.length) return nothing;
  const more = warnings.slice(MOST_UNFOLDED);
  const label = `Notes on ${name}`;
  return html`<ul class="warnings" aria-label=${label}>
      ${warnings.slice(0, MOST_UNFOLDED).map(warning)}</ul>
    ${
      more.length
        ? html`<details class="fold"><summary><small>${more.length} more</small></summary>
            <ul class="warnings" aria-label="More notes on ${name}">${more.map(warning)}</ul>
          </details>`
        : nothing
    }`;
}
