// Layers by paste: a table from a spreadsheet, the notebook's tuples or its CI and OI arrays.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { format_count, format_quantity } from '../text/format.js';
import { use_imported } from '../project/project_edits.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Layer} Layer */
/**
 * @typedef {object} PasteView
 * @property {string} text
 * @property {import('../types.js').Imported | null} understood
 * @property {string} message
 * @property {boolean} is_waiting for what understands it
 * @property {(text: string) => void} type
 * @property {() => void} changed
 */

const EXAMPLE = `name, operations (M), bytes
conv1, 210.8, 1.9 MB
fc6, 75.5, 75.5 MB

or

layers_input = [
(1, 224, 224, 55, 55, 121, 3, 96),
(2, 27, 27, 27, 27, 25, 96, 256),
]

or

CIs=np.array([210830400, 895795200])
OIs=np.array([109.8, 257.11])`;

const MOST_SHOWN = 5;

/** What each column was taken for. @param {import('../types.js').Imported} understood */
export function columns_taken({ columns }) {
  if (!columns.length) return nothing;
  return html`<ul class="columns-taken">${columns.map(
    ({ head, taken_for }, at) =>
      html`<li>Column ${at + 1}${head ? html`, <b>${head}</b>` : nothing}: ${taken_for}</li>`,
  )}</ul>`;
}

/**
 * Whether a parameter has the value that it has without being stated.
 * @param {import('../types.js').Parameter | undefined} parameter
 * @param {NonNullable<Layer['parameters']>} parameters
 */
function is_usual(parameter, parameters) {
  if (!parameter) return false;
  const { name, default: usual, default_from } = parameter;
  return parameters[name] === (default_from ? parameters[default_from] : usual);
}

/**
 * "Operations 211 Mop, Bytes moved 1.9 MB": what is not as usual.
 * @param {Store} store
 * @param {Layer} layer
 */
function spoken_layer({ state }, { kind, parameters = {}, repeat = 1 }) {
  const { layer_kinds, prefixes } = state.description;
  const known = layer_kinds.find(({ name }) => name === kind);
  const declared = (/** @type {string} */ wanted) =>
    known?.parameters.find(({ name }) => name === wanted);
  const stated = Object.entries(parameters).filter(
    ([name]) => !is_usual(declared(name), parameters),
  );
  const numbers = stated.map(([name, value]) => {
    const { label = name, unit = '' } = declared(name) ?? {};
    const text =
      typeof value === 'number' && unit ? format_quantity(value, unit, prefixes) : String(value);
    return `${label} ${text}`;
  });
  const times = repeat > 1 ? `, ${repeat} times` : '';
  const said = numbers.length ? `: ${numbers.join(', ')}` : '';
  return `${known?.label ?? kind}${said}${times}`;
}

/** The first layers as they are understood. @param {Store} store @param {Layer[]} layers */
export function first_layers(store, layers) {
  const rest = layers.length - MOST_SHOWN;
  return html`<ol class="preview">${layers
    .slice(0, MOST_SHOWN)
    .map((layer) => html`<li><b>${layer.name}</b> ${spoken_layer(store, layer)}</li>`)}</ol>
    ${rest > 0 ? html`<p class="hint">And ${rest} more.</p>` : nothing}`;
}

/** A model: what it is, and the network that it is a case of. @param {Store} store */
export function understood_network(
  { state },
  /** @type {import('../types.js').Imported} */ { kind, name, workload },
) {
  const network = state.description.networks.find((one) => one.name === workload.network);
  return html`<p class="understood">Understood: ${kind}${name ? html`, <b>${name}</b>` : nothing}.
      It is counted as: ${network?.label ?? workload.network}.</p>
    <p class="hint">Batch, phase and hardware stay as they are.</p>`;
}

/** @param {Store} store @param {import('../types.js').Imported} understood */
function understood_layers(store, understood) {
  const { kind, layer_count, workload } = understood;
  return html`<p class="understood">Understood: ${kind}, ${format_count(layer_count, 'layer')}.</p>
    ${columns_taken(understood)}${first_layers(store, workload.layers ?? [])}`;
}

/** @param {Store} store @param {PasteView} view */
function outcome(store, { understood, message, is_waiting }) {
  if (is_waiting) return html`<p class="hint">One moment: what reads tables is fetched.</p>`;
  if (message) return html`<p class="field-error">${message}</p>`;
  if (!understood) return html`<p class="hint">Nothing pasted yet.</p>`;
  const { warnings, workload } = understood;
  return html`${
    workload.network === undefined
      ? understood_layers(store, understood)
      : understood_network(store, understood)
  }
    ${warnings.map(
      (warning) =>
        html`<p class="hint">${typeof warning === 'string' ? warning : warning.message}</p>`,
    )}`;
}

/**
 * @param {{store: Store, view: PasteView, dialog: HTMLDialogElement}} parts
 */
export function paste_dialog({ store, view, dialog }) {
  const is_model = view.understood?.workload.network !== undefined;
  const use = () => {
    const { understood } = view;
    if (!understood) return;
    const { networks } = store.state.description;
    if (store.edit(use_imported(understood.workload, networks))) dialog.close();
    else view.message = store.state.problem?.message ?? '';
    view.changed();
  };
  const typed = (/** @type {Event} */ { target }) =>
    view.type(/** @type {HTMLTextAreaElement} */ (target).value);
  return html`
    <h2 class="plain" id="paste-title">Paste layers or a model</h2>
    <p class="sub" id="paste-hint">A table from a spreadsheet (with or without heads; units such as
      MB may stand in heads and cells), the notebook's list of tuples or CI and OI arrays, or the
      config.json of a model.</p>
    <textarea id="paste-text" rows="12" spellcheck="false" autocomplete="off" wrap="off"
      aria-labelledby="paste-title" aria-describedby="paste-hint paste-outcome"
      aria-invalid=${view.message ? 'true' : nothing} placeholder=${EXAMPLE}
      .value=${live(view.text)} @input=${typed}></textarea>
    <div id="paste-outcome" aria-live="polite"
      aria-busy=${view.is_waiting ? 'true' : nothing}>${outcome(store, view)}</div>
    <div class="buttons">
      <button type="button" class="outlined" @click=${() => dialog.close()}>Cancel</button>
      <button type="button" class="primary" ?disabled=${!view.understood}
        @click=${use}>Use ${is_model ? 'this model' : 'these layers'}</button>
    </div>`;
}
