// What the pictures over batch and context show, and what their lines and fills mean.
import { html, nothing, svg } from 'lit/html.js';
import { drawn_against, set_view } from '../project/project_edits.js';
import { segments } from './choices.js';
import { fill_sign } from './fill_sign.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').State} State */

const VARIABLES = [
  {
    value: 'batch',
    label: 'Batch',
    meaning: 'Everything as it is, for other numbers of inputs processed together.',
  },
  {
    value: 'context',
    label: 'Context',
    meaning: 'Everything as it is, for other contexts; in prefill and generate for other prompts.',
  },
];

/** @param {State} state */
function has_context({ description, project }) {
  const network = description.networks.find(({ name }) => name === project.workload.network);
  return network?.has_phases ?? false;
}

/** @param {Store} store */
export function sweep_controls({ state, edit }) {
  if (!has_context(state)) return nothing;
  return segments({
    name: 'against',
    label: 'Drawn against',
    hidden_label: true,
    value: drawn_against(state.project),
    choices: VARIABLES,
    choose: (variable) => edit(set_view('against', variable)),
  });
}

const FILLS = [
  { sign: 'full', text: 'weights' },
  { sign: 'hatched', text: 'key/value cache' },
  { sign: 'dotted', text: 'inputs and outputs' },
];

export const sweep_legend = html`<ul class="legend" aria-label="Lines and fills">
  <li><svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">
    ${svg`<path class="dashes" d="M1 8h20"></path>`}</svg>more than the memory holds</li>
  ${FILLS.map(
    ({ sign, text }) => html`<li class="color-0">${fill_sign(sign)}${text}</li>`,
  )}
</ul>`;
