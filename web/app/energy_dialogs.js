// The two ways to energies that nobody has to type: published tables, and a fit to measured rows.
import { render } from 'lit/html.js';
import { fill_dialog, chosen_entries, figures_of } from './panels/fill_dialog.js';
import { fit_dialog } from './panels/fit_dialog.js';
import { take_over_figures } from './project_edits.js';
import { outcome_of } from './store.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */

/** @param {string} id */
function dialog_of(id) {
  return /** @type {HTMLDialogElement} */ (document.getElementById(id));
}

/**
 * Where the edit is refused the page says why, at its head.
 * @param {Store} store
 * @param {HTMLDialogElement} dialog
 * @param {number} index
 * @param {import('./types.js').StatedFigures} figures
 */
function take_over(store, dialog, index, figures) {
  store.edit(take_over_figures(index, figures));
  dialog.close();
}

/** @param {Store} store @param {Core} core */
function filling(store, core) {
  const dialog = dialog_of('fill');
  const close = () => dialog.close();
  /** @param {number} index @param {import('./panels/fill_dialog.js').FillView} view */
  const show = (index, view) =>
    render(
      fill_dialog(view, store.state.report.hardware[index], {
        choose: (part) => show(index, { ...view, ...part }),
        apply: () => take_over(store, dialog, index, figures_of(chosen_entries(view))),
        close,
      }),
      dialog,
    );
  return (/** @type {number} */ index) => {
    const tables = core.energy_tables(store.state.revision, index);
    const { process, memory } = tables;
    const { operation = '' } = tables.processes.find(({ name }) => name === process) ?? {};
    show(index, { tables, process, operation, memory });
    dialog.showModal();
  };
}

/** @param {Store} store @param {Core} core */
function fitting(store, core) {
  const dialog = dialog_of('fit');
  const close = () => dialog.close();
  const { state } = store;
  /** @param {number} index @param {import('./panels/fit_dialog.js').FitView} view */
  const show = (index, view) =>
    render(
      fit_dialog(
        view,
        { name: state.report.hardware[index].name, prefixes: state.description.prefixes },
        {
          type: (text) => show(index, { text, ...fitted(index, text) }),
          apply: () => view.fit && take_over(store, dialog, index, view.fit),
          close,
        },
      ),
      dialog,
    );
  /** @param {number} index @param {string} text */
  const fitted = (index, text) => {
    if (!text.trim()) return { fit: null, message: '' };
    const { value, message } = outcome_of(() => core.fit_energy(state.revision, index, text));
    return { fit: value, message };
  };
  return (/** @type {number} */ index) => {
    show(index, { text: '', fit: null, message: '' });
    dialog.showModal();
  };
}

/**
 * Opens the dialogs for the hardware at an index.
 * @param {Store} store
 * @param {Core} core
 */
export function create_energy_dialogs(store, core) {
  return { fill: filling(store, core), fit: fitting(store, core) };
}
