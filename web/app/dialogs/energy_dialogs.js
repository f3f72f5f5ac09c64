// The two ways to energies that nobody has to type: published tables, and a fit to measured rows.
import { render } from 'lit/html.js';
import { by_id } from '../elements.js';
import { fill_dialog, chosen_entries, figures_of } from '../panels/fill_dialog.js';
import { fit_dialog } from '../panels/fit_dialog.js';
import { NOT_OPENED } from '../panels/headline.js';
import { take_over_figures } from '../project/project_edits.js';
import { whole_core_with } from '../core/started_core.js';
import { outcome_of } from '../project/store.js';

/** @typedef {import('../types.js').Store} Store */

/**
 * Where the edit is refused the page says why, at its head.
 * @param {Store} store
 * @param {HTMLDialogElement} dialog
 * @param {number} index
 * @param {import('../types.js').StatedFigures} figures
 */
function take_over(store, dialog, index, figures) {
  store.edit(take_over_figures(index, figures));
  dialog.close();
}

/**
 * All of the core with the project of the page; null where it cannot be had, which is said.
 * @param {Store} store
 */
async function opened_whole({ state, refuse }) {
  try {
    return await whole_core_with(state.project);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    refuse({ path: '', message, shown: NOT_OPENED });
    return null;
  }
}

/** @param {Store} store */
function filling(store) {
  const dialog = /** @type {HTMLDialogElement} */ (by_id('fill'));
  const close = () => dialog.close();
  /** @param {number} index @param {import('../panels/fill_dialog.js').FillView} view */
  const show = (index, view) =>
    render(
      fill_dialog(view, store.state.report.hardware[index], {
        choose: (part) => show(index, { ...view, ...part }),
        apply: () => take_over(store, dialog, index, figures_of(chosen_entries(view))),
        close,
      }),
      dialog,
    );
  return async (/** @type {number} */ index) => {
    const whole = await opened_whole(store);
    if (!whole) return;
    const tables = whole.core.energy_tables(whole.revision, index);
    const { process, memory } = tables;
    const { operation = '' } = tables.processes.find(({ name }) => name === process) ?? {};
    show(index, { tables, process, operation, memory });
    if (!dialog.open) dialog.showModal();
  };
}

/** @param {Store} store */
function fitting(store) {
  const dialog = /** @type {HTMLDialogElement} */ (by_id('fit'));
  const close = () => dialog.close();
  const { state } = store;
  let whole = /** @type {Awaited<ReturnType<typeof opened_whole>>} */ (null);
  /** @param {number} index @param {import('../panels/fit_dialog.js').FitView} view */
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
    if (!whole || !text.trim()) return { fit: null, message: '' };
    const { core, revision } = whole;
    const { value, message } = outcome_of(() => core.fit_energy(revision, index, text));
    return { fit: value, message };
  };
  return async (/** @type {number} */ index) => {
    whole = await opened_whole(store);
    if (!whole) return;
    show(index, { text: '', fit: null, message: '' });
    if (!dialog.open) dialog.showModal();
  };
}

/**
 * Opens the dialogs for the hardware at an index.
 * @param {Store} store
 */
export function create_energy_dialogs(store) {
  return { fill: filling(store), fit: fitting(store) };
}
