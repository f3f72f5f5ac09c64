// How the layers are counted: what is computed together, which operations count, how attention is.
import { html, nothing } from 'lit/html.js';
import { set_convention } from '../project/project_edits.js';
import { select_field } from './choices.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').ConventionName} ConventionName */

/** @param {State} state */
function network_of({ description, project }) {
  return description.networks.find(({ name }) => name === project.workload.network);
}

/** @param {State} state */
function has_attention({ report }) {
  return report.workload.layers.some(({ kind }) => kind === 'attention');
}

/** Whether keys and values are kept as fewer numbers than they are. @param {State} state */
function is_latent(state) {
  const declared = network_of(state)?.parameters.find(({ name }) => name === 'kv_rank');
  const rank = state.project.workload.parameters?.kv_rank ?? declared?.default ?? 0;
  return declared !== undefined && Number(rank) > 0;
}

/** @type {{key: ConventionName, label: string, matters: (state: State) => boolean}[]} */
const LABELS = [
  { key: 'fusion', label: 'Fusion', matters: () => true },
  { key: 'counted', label: 'Counted', matters: () => true },
  { key: 'attention', label: 'Attention', matters: has_attention },
  { key: 'causal', label: 'Causal mask', matters: has_attention },
  { key: 'lm_head', label: 'LM head', matters: (state) => network_of(state)?.has_phases ?? false },
  { key: 'latent', label: 'Latent attention', matters: is_latent },
];

/** Those that make a difference here. @param {State} state */
function conventions_of(state) {
  return LABELS.filter(({ matters }) => matters(state));
}

/**
 * What is chosen of a convention; the first is the usual one.
 * @param {State} state
 * @param {ConventionName} key
 */
function chosen({ description, project }, key) {
  const choices = description.conventions[key];
  return choices.find(({ name }) => name === project.conventions?.[key]) ?? choices[0];
}

/** @param {import('../types.js').Store} store */
export function convention_fields({ state, edit }) {
  return conventions_of(state).map(({ key, label }) => {
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
  return conventions_of(state).flatMap(({ key, label }) => {
    const choice = chosen(state, key);
    return choice === state.description.conventions[key][0] ? [] : [`${label}: ${choice.label}`];
  });
}
