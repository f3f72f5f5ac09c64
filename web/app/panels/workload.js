// The panel of the workload: which network, its parameters, batch and formats.
import { html, nothing } from 'lit/html.js';
import { use_again } from '../project/layer_edits.js';
import {
  choose_network,
  leave_notebook,
  open_notebook,
  set_format,
  set_phase,
} from '../project/project_edits.js';
import { has_cache, layers_text } from '../text/report_columns.js';
import { segments, select_field } from './choices.js';
import { convention_fields } from './conventions.js';
import { count_field } from './count_field.js';
import { formats_for, FORMATTED } from './formats.js';
import { input_fields, shape_fields } from './parameters.js';

/** @typedef {import('../types.js').Store} Store */
/**
 * @typedef {object} WorkloadView
 * @property {import('./parameters.js').Folds} folds
 * @property {import('../types.js').Project | null} left what was shown before the notebook
 */

const YOURS = ' yours';
/** Where the slider ends; the field takes more. */
const MOST_BATCH = 1024;

/** @param {Store} store */
export function network_choice({ state, edit }) {
  const { description, project, yours } = state;
  const choices = description.networks.map(({ name, label, group }) => ({
    value: name,
    label,
    group,
  }));
  if (yours) {
    const label = `${yours.name} (${layers_text(yours.workload, yours.rows)})`;
    choices.unshift({ value: YOURS, label, group: 'Yours' });
  }
  return select_field({
    name: 'network',
    label: 'Network',
    wide: true,
    choices,
    value: project.workload.network ?? YOURS,
    choose: (name) =>
      edit(
        yours && name === YOURS
          ? use_again(yours.workload)
          : choose_network(name, description.networks),
      ),
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
export function batch_field(store) {
  const field = {
    key: '/workload/batch',
    label: 'Batch',
    text: String(store.state.report.workload.batch),
    unit: '',
    meaning: 'How many inputs are processed together.',
    change: (/** @type {import('../types.js').Project} */ project, /** @type {number} */ value) => {
      project.workload.batch = value;
    },
  };
  return count_field(store, field, MOST_BATCH);
}

/** What a language model is asked for. @param {Store} store */
export function phase_choice({ state, edit }) {
  const { phases } = state.description;
  return segments({
    name: 'phase',
    label: 'Phase',
    hidden_label: true,
    value: phase_of(state),
    choices: phases.map(({ name, label, meaning }) => ({ value: name, label, meaning })),
    choose: (phase) => edit(set_phase(phase)),
  });
}

/** @param {import('../types.js').State} state */
export function phase_of({ description, project }) {
  return project.workload.phase ?? description.phases[0].name;
}

/** @param {Store} store @param {import('./formats.js').Formatted} formatted */
export function format_field({ state, edit }, { tensor, label, meaning }) {
  const { description, project } = state;
  return select_field({
    name: `format-${tensor}`,
    label,
    value: project.workload.formats?.[tensor] ?? 'fp16',
    meaning: `${meaning}: it sets their bytes and the peak that is used.`,
    choices: formats_for(description, tensor),
    choose: (format) => edit(set_format(tensor, format)),
  });
}

/**
 * What is fed into the network, then its own sizes.
 * @param {Store} store
 * @param {import('../types.js').Network | undefined} network
 * @param {WorkloadView} view
 */
function sizes(store, network, { folds }) {
  if (!network) return batch_field(store);
  const shape = shape_fields(store, network, folds);
  const inputs = input_fields(store, network, phase_of(store.state));
  if (!inputs.length) return html`${shape}${batch_field(store)}`;
  return html`${network.has_phases ? phase_choice(store) : nothing}
    ${inputs}${batch_field(store)}${shape}`;
}

const format_hint = html`<p class="hint">The notebook counts 4 bytes for every element, whatever
  the format: here formats move the roof and not the points.</p>`;

/**
 * @param {Store} store
 * @param {WorkloadView} view
 * @param {{open_file: () => void, open_paste: () => void, edit_layers: () => void}} actions
 */
export function workload_panel(store, view, { open_file, open_paste, edit_layers }) {
  const { description, project, report } = store.state;
  const network = description.networks.find(({ name }) => name === project.workload.network);
  const keeps = network?.has_phases || has_cache(report.workload.totals);
  const formatted = FORMATTED.filter(({ tensor }) => keeps || tensor !== 'kv_cache');
  return html`
    ${network_choice(store)}
    ${network ? html`<p class="hint">${network.summary}</p>` : nothing}
    ${sizes(store, network, view)}
    ${formatted.map((one) => format_field(store, one))}
    ${report.workload.notebook_kinds ? format_hint : nothing}
    ${convention_fields(store)}
    <div class="buttons">
      <button type="button" class="outlined" @click=${open_file}
        data-definition="An ONNX model, a config.json or a table of layers, read in this computer."
        >Open a model…</button>
      <button type="button" class="outlined" @click=${edit_layers}>Edit layers…</button>
      <button type="button" class="outlined" @click=${open_paste}>Paste layers…</button>
      ${notebook_button(store, view)}
    </div>`;
}
