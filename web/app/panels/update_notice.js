// The notice that a newer version of the page waits.
import { html } from 'lit/html.js';

/**
 * @typedef {object} UpdateView
 * @property {boolean} is_too_long whether a reload would lose the project
 * @property {boolean} is_saved
 * @property {boolean} is_coming it takes over in a moment
 */
/**
 * @typedef {object} UpdateActions
 * @property {() => void} reload
 * @property {() => void} save
 * @property {() => void} dismiss
 */

const CALM = 'A new version of Roofloor is here.';
const COMING = 'The new version comes in a moment…';
const TOO_LONG =
  'This project is too long for the address: a reload begins without it. Save it first.';
const SAVED = 'Saved. Open the file again after the reload.';

/** @param {UpdateView} view @param {UpdateActions} actions */
export function update_notice({ is_too_long, is_saved, is_coming }, { reload, save, dismiss }) {
  if (is_coming) return html`<div class="update"><p>${COMING}</p></div>`;
  const needs_saving = is_too_long && !is_saved;
  const said = is_saved ? SAVED : TOO_LONG;
  return html`<div class="update">
    <p>${is_too_long ? said : CALM}</p>
    <div class="buttons">
      ${
        needs_saving
          ? html`<button type="button" class="primary" @click=${save}>Save project</button>`
          : ''
      }
      <button type="button" class=${needs_saving ? 'outlined' : 'primary'} @click=${reload}
        >${needs_saving ? 'Reload without it' : 'Reload'}</button>
      <button type="button" class="quiet" @click=${dismiss}>Not now</button>
    </div>
  </div>`;
}
