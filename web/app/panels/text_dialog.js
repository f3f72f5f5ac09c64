// A text to be copied, where it cannot be saved as a file.
import { html } from 'lit/html.js';

/**
 * @param {{title: string, text: string}} shown
 * @param {string} said what came of copying
 * @param {{copy: () => void, close: () => void}} actions
 */
export function text_dialog({ title, text }, said, { copy, close }) {
  return html`
    <div class="dialog-head"><h2 class="plain" id="text-title">${title}</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <p class="hint">This place lets no page save a file. Copy the text into one.</p>
    <textarea id="text-field" readonly spellcheck="false" wrap="off" aria-labelledby="text-title"
      .value=${text}></textarea>
    <div class="buttons">
      <button type="button" class="outlined" @click=${copy}>Copy the text</button>
      <p class="hint" aria-live="polite">${said}</p></div>`;
}
