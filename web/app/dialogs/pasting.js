// Pasting layers or a model: the dialog opens at once, what understands the text may come later.
import { render } from 'lit/html.js';
import { by_id } from '../elements.js';
import { paste_dialog } from '../panels/paste_dialog.js';
import { whole_core } from '../core/started_core.js';
import { understand } from '../project/store.js';

/** @typedef {import('../types.js').Store} Store */

/** @param {Store} store @returns {() => Promise<void>} */
export function create_pasting(store) {
  const dialog = /** @type {HTMLDialogElement} */ (by_id('paste'));
  /** @type {import('../types.js').WholeCore | null} */
  let core = null;
  const show = () => render(paste_dialog({ store, view, dialog }), dialog);
  /** @type {import('../panels/paste_dialog.js').PasteView} */
  const view = {
    text: '',
    understood: null,
    message: '',
    is_waiting: false,
    changed: show,
    type(text) {
      Object.assign(view, { text }, core && understand(core, text));
      show();
    },
  };
  return async () => {
    view.is_waiting = core === null;
    show();
    dialog.showModal();
    if (core) return;
    try {
      core = await whole_core();
    } catch (error) {
      view.message = error instanceof Error ? error.message : String(error);
    }
    view.is_waiting = false;
    view.type(view.text);
  };
}
