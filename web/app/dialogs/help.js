// The dialog of help.
import { render } from 'lit/html.js';
import { dialog_of } from '../elements.js';
import { help_dialog } from '../panels/help_dialog.js';
import { SHORT_NAMES } from '../project/share_link.js';
import { is_hosted } from './validation.js';

/** @typedef {import('../types.js').Store} Store */

/** @param {Store} store @param {() => void} show_checks the published numbers */
export function create_help(store, show_checks) {
  const dialog = dialog_of('help');
  const view = { filter: '' };
  const show = () =>
    render(
      help_dialog(
        {
          ...view,
          description: store.state.description,
          link_names: SHORT_NAMES,
          is_hosted: is_hosted(),
        },
        {
          close: () => dialog.close(),
          validate() {
            dialog.close();
            show_checks();
          },
          search(filter) {
            view.filter = filter;
            show();
          },
        },
      ),
      dialog,
    );
  return () => {
    show();
    dialog.showModal();
    dialog.scrollTop = 0;
  };
}
