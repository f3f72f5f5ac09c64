// The project as a link to copy, or as a file.
import { html, nothing } from 'lit/html.js';

/**
 * @typedef {object} ShareView
 * @property {string} link the whole address
 * @property {string} text of the file
 * @property {number} most_characters of a link
 * @property {boolean} can_download
 * @property {string} said what copying led to
 */

/** @param {ShareView} view @param {(text: string, field: string) => void} copy */
function link_part({ link, most_characters, said }, copy) {
  if (link.length > most_characters) {
    return html`<p class="hint" id="share-hint">The project is too long for a link
      (${link.length} characters; mail and chats cut links of over ${most_characters}).
      Save a file instead.</p>`;
  }
  return html`<label class="share-label" for="share-link">The link holds the whole project.</label>
    <div class="copy-line">
      <input id="share-link" type="text" readonly .value=${link} aria-describedby="share-hint"
        @focus=${(/** @type {Event} */ { target }) =>
          /** @type {HTMLInputElement} */ (target).select()}>
      <button type="button" class="primary" id="copy-link"
        @click=${() => copy(link, 'share-link')}>Copy</button>
    </div>
    <p class="hint" id="share-hint" aria-live="polite">${said || `${link.length} characters`}</p>`;
}

/** @param {ShareView} view @param {(text: string, field: string) => void} copy */
function text_part({ text }, copy) {
  return html`<details class="fold"><summary>As text</summary>
    <textarea id="share-text" rows="8" readonly spellcheck="false" aria-label="The project as text"
      .value=${text}></textarea>
    <div class="buttons"><button type="button" class="outlined"
      @click=${() => copy(text, 'share-text')}>Copy the text</button></div></details>`;
}

/**
 * @param {ShareView} view
 * @param {{copy: (text: string, field: string) => void, save: () => void,
 *   close: () => void}} actions
 */
export function share_dialog(view, { copy, save, close }) {
  return html`
    <div class="dialog-head"><h2 class="plain" id="share-title">Share</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    ${link_part(view, copy)}
    ${text_part(view, copy)}
    ${
      view.can_download
        ? html`<div class="buttons"><button type="button" class="outlined" id="save-file"
            @click=${save}>Save as a file</button></div>`
        : nothing
    }
    <p class="hint">Nothing is uploaded: a link is opened by whoever gets it, on their own
      computer.</p>`;
}
