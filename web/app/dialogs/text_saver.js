// Saves a text as a file, or shows it to be copied where a place lets nothing be saved.
import { render } from 'lit/html.js';
import { copy_text, select_field_text } from './clipboard.js';
import { text_dialog } from '../panels/text_dialog.js';
import { download, has_origin } from '../project/project_file.js';

/** @typedef {{name: string, title: string, text: string, type: string}} Saved `name` of the file */

/** @returns {(saved: Saved) => void} */
export function create_text_saver() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('text'));
  /** @param {Saved} saved @param {string} said */
  const show = (saved, said) =>
    render(
      text_dialog(saved, said, {
        copy: async () =>
          show(saved, await copy_text(saved.text, () => select_field_text('text-field'))),
        close: () => dialog.close(),
      }),
      dialog,
    );
  return (saved) => {
    if (has_origin()) {
      download(saved.name, saved.text, saved.type);
      return;
    }
    show(saved, '');
    dialog.showModal();
  };
}
