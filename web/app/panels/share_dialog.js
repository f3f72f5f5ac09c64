// The project as a text to copy, in one of several forms, or as a file.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { segments } from './choices.js';

/** @typedef {import('../export/copy_forms.js').CopyForm} CopyForm */
/**
 * @typedef {object} ShareView
 * @property {CopyForm} form that is shown
 * @property {readonly CopyForm[]} forms
 * @property {import('../export/copy_forms.js').Copied} copied
 * @property {boolean} is_too_long for a link, and so for all forms
 * @property {number} most_characters of a link
 * @property {string} text of the file
 * @property {boolean} can_download
 * @property {string} said what copying led to
 */
/**
 * @typedef {object} ShareActions
 * @property {(text: string, field: string) => void} copy
 * @property {(name: string) => void} choose
 * @property {() => void} save
 * @property {() => void} close
 */

/** @param {Event} event */
const select_all = ({ target }) => /** @type {HTMLInputElement} */ (target).select();

/** @param {ShareView} view @param {ShareActions} actions */
function form_part({ form, forms, copied, is_too_long, most_characters, said }, actions) {
  if (is_too_long) {
    return html`<p class="hint" id="share-hint">The project is too long for a link
      (${copied.link.length} characters; mail and chats cut links of over ${most_characters}).
      Save a file instead.</p>`;
  }
  const { copy, choose } = actions;
  const text = form.text(copied);
  return html`
    ${segments({
      name: 'share-form',
      label: 'Copy as',
      value: form.name,
      choices: forms.map(({ name, label }) => ({ value: name, label })),
      choose,
    })}
    <label class="share-label" for="share-link">${form.hint}</label>
    <div class="copy-line">
      ${
        form.name === 'link'
          ? html`<input id="share-link" type="text" readonly .value=${live(text)}
              aria-describedby="share-hint" @focus=${select_all}>`
          : html`<textarea id="share-link" readonly spellcheck="false" .value=${live(text)}
              rows=${Math.min(9, text.split('\n').length + 3)} aria-describedby="share-hint"
              @focus=${select_all}></textarea>`
      }
      <button type="button" class="primary" id="copy-link"
        @click=${() => copy(text, 'share-link')}>Copy</button>
    </div>
    <p class="hint" id="share-hint" aria-live="polite">${
      said || `The link holds the whole project, in ${copied.link.length} characters.`
    }</p>`;
}

/** @param {ShareView} view @param {ShareActions} actions */
function text_part({ text }, { copy }) {
  return html`<details class="fold"><summary>The project as text</summary>
    <textarea id="share-text" rows="8" readonly spellcheck="false" aria-label="The project as text"
      .value=${text}></textarea>
    <div class="buttons"><button type="button" class="outlined"
      @click=${() => copy(text, 'share-text')}>Copy the text</button></div></details>`;
}

/** @param {ShareView} view @param {ShareActions} actions */
export function share_dialog(view, actions) {
  const { save, close } = actions;
  return html`
    <div class="dialog-head"><h2 class="plain" id="share-title">Share</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    ${form_part(view, actions)}
    ${text_part(view, actions)}
    ${
      view.can_download
        ? html`<div class="buttons"><button type="button" class="outlined" id="save-file"
            @click=${save}>Save as a file</button></div>`
        : nothing
    }
    <p class="hint">Nothing is uploaded: a link is opened by whoever gets it, on their own
      computer.</p>`;
}
