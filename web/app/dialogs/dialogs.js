// The second script of the page: what opens when it is asked for, most of it a dialog. It comes
// with the first of these, and brings what they share with the rest of the page once more.
import { create_energy_dialogs } from './energy_dialogs.js';
import { by_id, dialog_of } from '../elements.js';
import { create_examples } from './examples_choice.js';
import { figure_file } from '../export/figure_file.js';
import { create_exporting } from '../export/exporting.js';
import { create_help } from './help.js';
import { create_importing } from '../import/importing.js';
import { create_own_hardware } from './own_hardware.js';
import { create_pasting } from './pasting.js';
import { file_name } from '../project/project_file.js';
import { results_csv } from '../text/results_csv.js';
import { create_sharing } from './sharing.js';
import { whole_core_with } from '../core/started_core.js';
import { create_sums } from './sum_dialog.js';
import { create_text_saver } from './text_saver.js';
import { apply_theme, stored_theme } from '../theme.js';
import { create_validation, show_validation_page } from './validation.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Core} Core */

/**
 * All that opens, each by its name.
 * @param {{store: Store, core: Core, hardware_added: () => void}} parts `hardware_added` is called
 *     when a hardware of one's own was
 */
function create_dialogs({ store, core, hardware_added }) {
  const { state } = store;
  const save_text = create_text_saver();
  const save_layers = () =>
    save_text({
      name: file_name(state, 'csv'),
      title: `Layers of ${state.report.workload.name}, computed`,
      text: results_csv(state),
      type: 'text/csv',
    });
  const import_dialog = /** @type {HTMLDialogElement} */ (by_id('import'));
  const own_dialog = /** @type {HTMLDialogElement} */ (by_id('own'));
  const own = create_own_hardware({ store, core, dialog: own_dialog, added: hardware_added });
  const { fill, fit } = create_energy_dialogs(store);
  return {
    examples: create_examples(store),
    share: create_sharing(store),
    export: create_exporting(store, { save_text, save_layers }),
    help: create_help(store, create_validation(dialog_of('validation'))),
    import_file: create_importing({ store, core, dialog: import_dialog, save_text }),
    paste: create_pasting(store),
    sum: create_sums(store),
    save_layers,
    fill,
    fit,
    own_blank: own.blank,
    own_complete: own.complete,
    own_edit: own.edit,
    /** How a number came about. @param {string} path */
    async explanation(path) {
      const { core: whole, revision } = await whole_core_with(state.project);
      return whole.explain(revision, path);
    },
    /** @param {import('../export/figure_file.js').FigureRequest} request */
    async figure_file(request) {
      return figure_file({ ...(await whole_core_with(state.project)), state }, request);
    },
  };
}

/** @typedef {ReturnType<typeof create_dialogs>} Dialogs */

globalThis.roofloor_dialogs = create_dialogs;

// The page of published numbers is a dialog that stands by itself.
const validation_page = document.getElementById('validation-page');
if (validation_page) {
  apply_theme(stored_theme());
  show_validation_page(validation_page);
}
