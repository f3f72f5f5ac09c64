// Pasting layers or a model: the dialog opens at once, what understands the text may come later.
import { whole_core } from './started_core.js';
import { understand } from './store.js';

/** @param {() => void} changed */
export function start_paste(changed) {
  /** @type {import('./types.js').WholeCore | null} */
  let core = null;
  /** @type {import('./panels/paste_dialog.js').PasteView} */
  const view = {
    text: '',
    understood: null,
    message: '',
    is_waiting: false,
    changed,
    type(text) {
      Object.assign(view, { text }, core && understand(core, text));
      changed();
    },
  };
  return {
    view,
    /** @param {HTMLDialogElement} dialog */
    async open(dialog) {
      dialog.showModal();
      if (core) return;
      view.is_waiting = true;
      changed();
      try {
        core = await whole_core();
      } catch (error) {
        view.message = error instanceof Error ? error.message : String(error);
      }
      view.is_waiting = false;
      view.type(view.text);
    },
  };
}
