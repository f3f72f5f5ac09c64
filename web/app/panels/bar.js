// The bar: the name, the life of the document, the promise, the theme, help.
import { html, nothing, svg } from 'lit/html.js';
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
  examples: svg`<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6 6.5v6"></path>`,
  open: svg`<path d="M2 12.5v-9h4l1.5 2H14v7z"></path>`,
  save: svg`<path d="M8 2v8M4.8 7.2L8 10.4l3.2-3.2M2.5 13.5h11"></path>`,
  undo: svg`<path d="M6 3L2.5 6.5L6 10M3 6.5h6.5a4 4 0 0 1 0 7H7"></path>`,
  redo: svg`<path d="M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9"></path>`,
  share: svg`<circle cx="4" cy="8" r="2"></circle><circle cx="12" cy="3.5" r="2"></circle>
    <circle cx="12" cy="12.5" r="2"></circle><path d="M5.8 7L10.2 4.5M5.8 9l4.4 2.5"></path>`,
  export: svg`<path d="M13.5 9V3h-11v10h5M5 9l2.5-3L10 9M12 9.5v5"></path>
    <path d="M9.8 12.3L12 14.5l2.2-2.2"></path>`,
  help: svg`<circle cx="8" cy="8" r="6.2"></circle>
    <path d="M6.2 6.2a1.9 1.9 0 1 1 2.7 1.8c-.7.3-.9.7-.9 1.4M8 11.4v.2"></path>`,
});
const theme_names = /** @type {Record<string, string>} */ ({
  system: 'System',
  light: 'Light',
  dark: 'Dark',
});

/** @param {string} name */
function icon(name) {
  return html`<svg viewBox="0 0 16 16" width="16" height="16" class="icon" aria-hidden="true">
    ${icons[name]}</svg>`;
}

/**
 * A button of the bar: its word is left out where there is no room.
 * @param {{name: string, label: string, keys?: string, run: () => void, disabled?: boolean,
 *   is_icon?: boolean}} parts
 */
function action({ name, label, keys, run, disabled = false, is_icon = false }) {
  return html`<button type="button" class="quiet action ${is_icon ? 'icon-only' : ''}"
    id="action-${name}" ?disabled=${disabled} @click=${run} aria-label=${label}
    aria-keyshortcuts=${keys ?? nothing} title=${keys ? `${label} (${keys})` : label}>
    ${icon(name)}<span>${label}</span></button>`;
}

/**
 * @typedef {object} BarActions
 * @property {() => void} examples
 * @property {() => void} open
 * @property {() => void} save
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} share
 * @property {() => void} export
 * @property {() => void} help
 * @property {(theme: string) => void} choose_theme
 */

/**
 * @param {{theme: string, can_undo: boolean, can_redo: boolean, has_documents: boolean,
 *   actions: any}} parts `actions` are BarActions; before the core has started only the theme's
 */
export function bar({ theme, can_undo, can_redo, has_documents, actions }) {
  const next = themes[(themes.indexOf(theme) + 1) % themes.length];
  return html`
    <h1 class="mark">
      <svg viewBox="0 0 26 22" width="26" height="22" aria-hidden="true">${mark}</svg>
      <span>Roofloor</span>
    </h1>
    <span class="promise">Nothing leaves this computer</span>
    ${has_documents ? document_actions(actions, can_undo, can_redo) : nothing}
    <button type="button" class="quiet action icon-only theme"
      @click=${() => actions.choose_theme(next)} title="Theme: ${theme_names[theme]}"
      aria-label="Theme: ${theme_names[theme]}. Change to ${theme_names[next]}">${icon(theme)}
    </button>
    ${
      has_documents
        ? action({ name: 'help', label: 'Help', keys: '?', run: actions.help, is_icon: true })
        : nothing
    }`;
}

/** @param {BarActions} actions @param {boolean} can_undo @param {boolean} can_redo */
function document_actions(actions, can_undo, can_redo) {
  const { examples, open, save, undo, redo, share, export: take_away } = actions;
  return html`<div class="actions" role="group" aria-label="Project">
    ${action({ name: 'examples', label: 'Examples', run: examples })}
    ${action({ name: 'open', label: 'Open', run: open })}
    ${action({ name: 'save', label: 'Save', run: save })}
    ${action({ name: 'share', label: 'Share', run: share })}
    ${action({ name: 'export', label: 'Export', run: take_away })}
    ${action({
      name: 'undo',
      label: 'Undo',
      keys: 'Control+Z',
      run: undo,
      disabled: !can_undo,
      is_icon: true,
    })}
    ${action({
      name: 'redo',
      label: 'Redo',
      keys: 'Control+Shift+Z',
      run: redo,
      disabled: !can_redo,
      is_icon: true,
    })}
  </div>`;
}
