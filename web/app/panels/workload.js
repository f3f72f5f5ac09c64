// The panel of the workload: which network, its parameters, batch and formats.
import { html, nothing } from 'lit/html.js';
import { format_count } from '../format.js';
import {
  choose_network,
  leave_notebook,
  open_notebook,
  set_format,
} from '../project_edits.js';
import { select_field } from './choices.js';
import { convention_fields } from './conventions.js';
import { parameter_fields } from './parameters.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */
/**
 * @typedef {object} WorkloadView
 * @property {import('./parameters.js').Folds} folds
 * @property {import('../types.js').Project | null} left what was shown before the notebook
 */

const PASTED = ' pasted';

/** @param {Store} store */
function network_choice({ state, edit }) {
  const { description, project, report } = state;
  const choices = description.networks.map(({ name, label, notebook }) => ({
    value: name,
    label,
    group: notebook ? 'As in the notebook' : undefined,
  }));
  if (project.workload.network === undefined) {
    const label = `${report.workload.name} (${format_count(report.row_count, 'layer')})`;
    choices.unshift({ value: PASTED, label, group: undefined });
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

/** @param {Store} store @param {WorkloadView} view */
function notebook_button({ state, edit }, view) {
  const { project, description } = state;
  const network = description.networks.find(({ name }) => name === project.workload.network);
  const is_shown = network?.notebook && project.conventions?.notebook;
  const open = () => {
    const before = project;
    if (edit(open_notebook)) view.left = before;
  };
  const leave = () => {
    if (edit(leave_notebook(view.left ?? description.start))) view.left = null;
  };
  return is_shown
    ? html`<button type="button" class="outlined" id="open-notebook"
        @click=${leave}>Back from the notebook</button>`
    : html`<button type="button" class="outlined" id="open-notebook"
        data-definition="AlexNet as the notebook counts it, drawn as the notebook draws it."
        @click=${open}>Show the notebook</button>`;
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

/**
 * @param {Store} store
 * @param {WorkloadView} view
 * @param {{open_paste: () => void, edit_layers: () => void}} actions
 */
export function workload_panel(store, view, { open_paste, edit_layers }) {
  const { description, project, report } = store.state;
  const network = description.networks.find(({ name }) => name === project.workload.network);
  return html`
    ${network_choice(store)}
    ${network ? html`<p class="hint">${network.summary}</p>` : nothing}
    ${network ? parameter_fields(store, network, view.folds) : nothing}
    ${batch_field(store)}
    ${format_field(store, 'weights', 'Weights')}
    ${format_field(store, 'activations', 'Activations')}
    ${report.workload.notebook_kinds ? format_hint : nothing}
    ${convention_fields(store)}
    <div class="buttons">
      <button type="button" class="outlined" @click=${edit_layers}>Edit layers…</button>
      <button type="button" class="outlined" @click=${open_paste}>Paste layers…</button>
      ${notebook_button(store, view)}
    </div>`;
}
