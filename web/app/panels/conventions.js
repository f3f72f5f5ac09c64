// How the layers are counted: which are computed together, and which operations count.
import { html, nothing } from 'lit/html.js';
import { set_convention } from '../project_edits.js';
import { select_field } from './choices.js';

/** @typedef {import('../types.js').State} State */

const LABELS = /** @type {const} */ ([
  ['fusion', 'Fusion'],
  ['counted', 'Counted'],
]);

/**
 * What is chosen of a convention; the first is the usual one.
 * @param {State} state
 * @param {'fusion' | 'counted'} key
 */
function chosen({ description, project }, key) {
  const choices = description.conventions[key];
  return choices.find(({ name }) => name === project.conventions?.[key]) ?? choices[0];
}

/** @param {import('../types.js').Store} store */
export function convention_fields({ state, edit }) {
  return LABELS.map(([key, label]) => {
    const { name, meaning } = chosen(state, key);
    const choices = state.description.conventions[key];
    return html`${select_field({
      name: key,
      label,
      meaning,
      value: name,
      choices: choices.map((choice) => ({ value: choice.name, label: choice.label })),
      choose: (value) => edit(set_convention(key, value)),
    })}
    ${name === choices[0].name ? nothing : html`<p class="hint">${meaning}</p>`}`;
  });
}

/**
 * What is not counted in the usual way, for those who read the totals.
 * @param {State} state
 */
export function unusual_conventions(state) {
  return LABELS.flatMap(([key, label]) => {
    const choice = chosen(state, key);
    return choice === state.description.conventions[key][0] ? [] : [`${label}: ${choice.label}`];
  });
}
