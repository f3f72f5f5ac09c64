// Projects to begin with, each with a sentence that says what to see.
import { html } from 'lit/html.js';

/** @typedef {import('../project/examples.js').Example} Example */

/**
 * @param {readonly Example[]} examples
 * @param {{choose: (example: Example) => void, close: () => void}} actions
 */
export function examples_dialog(examples, { choose, close }) {
  return html`
    <div class="dialog-head"><h2 class="plain" id="examples-title">Examples</h2>
      <button type="button" class="quiet" @click=${close}>Close</button></div>
    <ul class="examples">
      ${examples.map(
        (example) => html`<li><button type="button" class="example"
          @click=${() => choose(example)}><strong>${example.project.title}</strong>
          <span>${example.sentence}</span></button></li>`,
      )}
    </ul>`;
}
