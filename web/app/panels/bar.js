// The bar: the name, the promise, the theme.
import { html, svg } from 'lit/html.js';
import { themes } from '../theme.js';

const mark = svg`
  <path class="mark-roof" d="M2 13 L12 4 L24 4"></path>
  <path class="mark-floor" d="M2 14 C4 18 8 19 24 19"></path>`;

const icons = /** @type {Record<string, import('lit/html.js').TemplateResult<2>>} */ ({
  system: svg`<circle cx="8" cy="8" r="6"></circle>
    <path class="filled" d="M8 2a6 6 0 0 1 0 12z"></path>`,
  light: svg`<circle cx="8" cy="8" r="3.2"></circle>
    <path d="M8 .8v2M8 13.2v2M.8 8h2M13.2 8h2M2.9 2.9l1.4 1.4"></path>
    <path d="M11.7 11.7l1.4 1.4M2.9 13.1l1.4-1.4M11.7 4.3l1.4-1.4"></path>`,
  dark: svg`<path d="M13.6 9.6A6 6 0 0 1 6.4 2.4a6 6 0 1 0 7.2 7.2z"></path>`,
});
const names = /** @type {Record<string, string>} */ ({
  system: 'System',
  light: 'Light',
  dark: 'Dark',
});

/** @param {{theme: string, choose: (theme: string) => void}} parts */
export function bar({ theme, choose }) {
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  return html`
    <h1 class="mark">
      <svg viewBox="0 0 26 22" width="26" height="22" aria-hidden="true">${mark}</svg>Roofloor
    </h1>
    <span class="promise">Nothing leaves this computer</span>
    <button type="button" class="quiet theme" @click=${() => choose(next)}
      aria-label="Theme: ${names[theme]}. Change to ${names[next]}">
      <svg viewBox="0 0 16 16" width="16" height="16" class="icon" aria-hidden="true">
        ${icons[theme]}</svg>
      <span>Theme: ${names[theme]}</span>
    </button>`;
}
