// Layers by paste: the notebook's tuples or its CI and OI arrays, as they are printed.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { format_count } from '../format.js';
import { use_layers } from '../project_edits.js';
import { understand } from '../store.js';

/** @typedef {import('../types.js').Store} Store */
/**
 * @typedef {object} PasteView
 * @property {string} text
 * @property {import('../types.js').Imported | null} understood
 * @property {string} message
 * @property {() => void} changed
 */

const EXAMPLE = `layers_input = [
(1, 224, 224, 55, 55, 121, 3, 96),
(2, 27, 27, 27, 27, 25, 96, 256),
]

or

CIs=np.array([210830400, 895795200])
OIs=np.array([109.8, 257.11])`;

/** @param {PasteView} view */
function outcome({ understood, message }) {
  if (message) return html`<p class="field-error">${message}</p>`;
  if (!understood) return html`<p class="hint">Nothing pasted yet.</p>`;
  const { kind, layer_count, warnings } = understood;
  return html`<p class="understood">Understood: ${kind}, ${format_count(layer_count, 'layer')}.</p>
    ${warnings.map(
      (warning) =>
        html`<p class="hint">${typeof warning === 'string' ? warning : warning.message}</p>`,
    )}`;
}

/**
 * @param {{store: Store, core: import('../types.js').Core, view: PasteView,
 *   dialog: HTMLDialogElement}} parts
 */
export function paste_dialog({ store, core, view, dialog }) {
  const use = () => {
    const { understood } = view;
    if (!understood) return;
    if (store.edit(use_layers(understood.workload))) dialog.close();
    else view.message = store.state.problem?.message ?? '';
    view.changed();
  };
  const typed = (/** @type {Event} */ { target }) => {
    const { value } = /** @type {HTMLTextAreaElement} */ (target);
    Object.assign(view, { text: value, ...understand(core, value) });
    view.changed();
  };
  return html`
    <h2 class="plain" id="paste-title">Paste layers</h2>
    <p class="sub" id="paste-hint">The notebook's list of tuples, or its CI and OI arrays, as they
      are printed.</p>
    <textarea id="paste-text" rows="12" spellcheck="false" autocomplete="off" wrap="off"
      aria-labelledby="paste-title" aria-describedby="paste-hint paste-outcome"
      aria-invalid=${view.message ? 'true' : nothing} placeholder=${EXAMPLE}
      .value=${live(view.text)} @input=${typed}></textarea>
    <div id="paste-outcome" aria-live="polite">${outcome(view)}</div>
    <div class="buttons">
      <button type="button" class="outlined" @click=${() => dialog.close()}>Cancel</button>
      <button type="button" class="primary" ?disabled=${!view.understood}
        @click=${use}>Use these layers</button>
    </div>`;
}
