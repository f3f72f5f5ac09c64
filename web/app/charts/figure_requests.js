// What the core is asked for each figure, as the page shows it.
import { bar_order, drawn_against, figure_options } from '../project/project_edits.js';

/** @typedef {import('../types.js').State} State */

/** What the core is to draw over batch or context. @param {State} state */
export function sweep_options({ project }) {
  return { against: drawn_against(project) };
}

/** What the core is to draw as bars. @param {State} state */
export function bar_options({ project, selected_hardware: selected }) {
  return { order: bar_order(project), ...(selected >= 0 && { selected }) };
}

/** @param {string} name of a figure @param {State} state */
export function request_of(name, state) {
  if (name.startsWith('breakdown')) return bar_options(state);
  if (name.startsWith('sweep')) return sweep_options(state);
  return figure_options(state.project, state.pinned);
}
