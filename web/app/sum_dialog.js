// Opens the sum behind a number that is clicked, and gives the focus back to the number after.
import { render } from 'lit/html.js';
import { CoreError } from './door.js';
import { explanation } from './panels/explanation.js';

/**
 * @param {import('./types.js').Core} core
 * @param {number} revision
 * @param {string} path
 */
function ask(core, revision, path) {
  try {
    return { sum: core.explain(revision, path), message: '' };
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return { sum: null, message: error.message };
  }
}

/**
 * @param {{store: import('./types.js').Store, core: import('./types.js').Core,
 *   dialog: HTMLDialogElement}} parts
 */
export function listen_for_sums({ store, core, dialog }) {
  document.addEventListener('click', ({ target }) => {
    const clicked = /** @type {Element} */ (target).closest('[data-explain]');
    if (!clicked) return;
    const number = /** @type {HTMLElement} */ (clicked);
    const { explain = '', about = '' } = number.dataset;
    const { revision, description } = store.state;
    const view = { about, text: number.innerText, ...ask(core, revision, explain) };
    // What was unfolded in one sum is not to be unfolded in the next.
    render(null, dialog);
    const close = () => dialog.close();
    render(explanation({ view, prefixes: description.prefixes, close }), dialog);
    dialog.addEventListener('close', () => number.focus(), { once: true });
    dialog.showModal();
    dialog.scrollTop = 0;
  });
  // A click beside the sum closes it.
  dialog.addEventListener('click', ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const is_inside = x >= left && x <= right && y >= top && y <= bottom;
    if (target === dialog && !is_inside) dialog.close();
  });
}
