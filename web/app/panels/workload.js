// The panel of the workload: which network, its parameters, batch and formats.
import { html, nothing } from 'lit/html.js';
import { format_count } from '../format.js';
import { choose_network, set_format, set_parameter } from '../project_edits.js';
import { select_field } from './choices.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */

const PASTED = ' pasted';

/** @param {Store} store */
function network_choice({ state, edit }) {
  const { description, project, report } = state;
  const choices = description.networks.map(({ name, label }) => ({ value: name, label }));
  if (project.workload.network === undefined) {
    const label = `${report.workload.name} (${format_count(report.row_count, 'layer')})`;
    choices.unshift({ value: PASTED, label });
  }
  return select_field({
    name: 'network',
    label: 'Network',
    wide: true,
    choices,
    value: project.workload.network ?? PASTED,
    choose: (name) => name !== PASTED && edit(choose_network(name)),
  });
}

/**
 * @param {Store} store
 * @param {import('../types.js').Parameter} parameter
 */
function parameter_field(store, { name, label, unit, meaning, default: standard, whole }) {
  const value = store.state.project.workload.parameters?.[name] ?? standard;
  return quantity_field(store, {
    key: `/workload/parameters/${name}`,
    label,
    meaning,
    text: String(value),
    unit: whole ? '' : unit,
    change: (project, next) => set_parameter(project, name, next),
  });
}

/** @param {Store} store */
function batch_field(store) {
  return quantity_field(store, {
    key: '/workload/batch',
    label: 'Batch',
    text: String(store.state.report.workload.batch),
    unit: '',
    meaning: 'How many inputs are processed together.',
    change: (project, value) => {
      project.workload.batch = value;
    },
  });
}

/** @param {Store} store @param {'weights' | 'activations'} tensor @param {string} label */
function format_field({ state, edit }, tensor, label) {
  const { description, project } = state;
  const allowed = description.formats.filter(({ role }) => role === 'any' || role === tensor);
  return select_field({
    name: `format-${tensor}`,
    label,
    value: project.workload.formats?.[tensor] ?? 'fp16',
    meaning: `The number format of the ${tensor}: it sets their bytes and the peak that is used.`,
    choices: allowed.map(({ name, label: text }) => ({ value: name, label: text })),
    choose: (format) => edit(set_format(tensor, format)),
  });
}

const format_hint = html`<p class="hint">The notebook counts 4 bytes for every element, whatever
  the format: here formats move the roof and not the points.</p>`;

/** @param {Store} store @param {() => void} open_paste */
export function workload_panel(store, open_paste) {
  const { description, project, report } = store.state;
  const network = description.networks.find(({ name }) => name === project.workload.network);
  return html`
    ${network_choice(store)}
    ${network ? html`<p class="hint">${network.summary}</p>` : nothing}
    ${network?.parameters.map((parameter) => parameter_field(store, parameter))}
    ${batch_field(store)}
    ${format_field(store, 'weights', 'Weights')}
    ${format_field(store, 'activations', 'Activations')}
    ${report.workload.notebook_kinds ? format_hint : nothing}
    <button type="button" class="outlined" @click=${open_paste}>Paste layers…</button>`;
}
