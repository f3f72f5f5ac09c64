// What a fill of the core's bars means, as legends show it.
import { html, svg } from 'lit/html.js';

const PATHS = /** @type {Record<string, string>} */ ({
  full: 'M1 2h20v12h-20z',
  hatched: 'M1 14L13 2M5 14L17 2M9 14L21 2M13 14L21 6M1 10L9 2M1 6L5 2M17 14L21 10',
  dotted: 'M4 6h2M10 6h2M16 6h2M4 10h2M10 10h2M16 10h2',
});

/** @param {string} sign full, hatched or dotted */
export function fill_sign(sign) {
  return html`<svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true"
    class="fill-sign">${svg`<path class="fill-edge" d="M1 2h20v12h-20z"></path>
      <path class=${sign} d=${PATHS[sign]}></path>`}</svg>`;
}
