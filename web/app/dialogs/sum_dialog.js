// Opens the sum behind a number that is clicked, and gives the focus back to the number after.
import { render } from 'lit/html.js';
import { dialog_of } from '../elements.js';
import { explanation } from '../panels/explanation.js';
import { whole_core_with } from '../core/started_core.js';

/** @typedef {import('../types.js').Store} Store */

/**
 * @param {import('../types.js').Project} project
 * @param {string} path
 */
async function ask(project, path) {
  try {
    const { core, revision } = await whole_core_with(project);
    return { sum: core.explain(revision, path), message: '' };
  } catch (error) {
    return { sum: null, message: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {Store} store @returns {(number: HTMLElement) => Promise<void>} */
export function create_sums({ state }) {
  const dialog = dialog_of('explanation');
  /** @type {HTMLElement | null} */
  let asked = null;
  const close = () => dialog.close();
  return async (number) => {
    const { project, description, report } = state;
    const layer_names = report.workload.layers.map(({ name }) => name);
    const { explain = '', about = '' } = number.dataset;
    const head = { about, text: number.innerText };
    const show = (/** @type {{sum: any, message: string}} */ answer) => {
      // What was unfolded in one sum is not to be unfolded in the next.
      render(null, dialog);
      const view = { ...head, ...answer };
      const { prefixes } = description;
      render(explanation({ view, prefixes, layer_names, close }), dialog);
    };
    asked = number;
    dialog.ariaBusy = 'true';
    show({ sum: null, message: 'One moment…' });
    dialog.addEventListener('close', () => number.focus(), { once: true });
    dialog.showModal();
    dialog.scrollTop = 0;
    const answer = await ask(project, explain);
    // Another number may have been clicked meanwhile.
    if (asked !== number) return;
    dialog.ariaBusy = null;
    show(answer);
  };
}
