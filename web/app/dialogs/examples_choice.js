// The dialog of the examples.
import { render } from 'lit/html.js';
import { dialog_of } from '../elements.js';
import { examples } from '../project/examples.js';
import { examples_dialog } from '../panels/examples_dialog.js';

/** @typedef {import('../types.js').Store} Store */

/** @param {Store} store */
export function create_examples(store) {
  const dialog = dialog_of('examples');
  const close = () => dialog.close();
  return () => {
    render(
      examples_dialog(examples, {
        close,
        choose({ project }) {
          store.open(project, `Opened the example "${project.title}".`);
          close();
        },
      }),
      dialog,
    );
    dialog.showModal();
  };
}
