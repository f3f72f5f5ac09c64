// A file before it is used: how much of it was read, what it is, the sizes it leaves open.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { format_count, format_quantity } from '../text/format.js';
import { switch_field } from './choices.js';
import { import_summary } from './import_summary.js';
import {
  as_sentence,
  bytes_text,
  ordered_sizes,
  progress_text,
  size_label,
} from './import_text.js';
import { columns_taken, first_layers, understood_network } from './paste_dialog.js';
import { warning_notes } from './warnings.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Imported} Imported */
/** @typedef {import('../types.js').ImportedSize} ImportedSize */
/**
 * @typedef {object} ImportView
 * @property {{name: string, size: number}} file
 * @property {boolean} is_reading
 * @property {number} read_bytes by the last import, so far
 * @property {number | null} seconds that it took; null before its end
 * @property {Imported | null} imported the last one that worked
 * @property {string} message why the last one did not
 * @property {Map<string, string>} sizes as typed, by their names
 * @property {boolean} fold_blocks
 */
/**
 * @typedef {object} ImportActions
 * @property {(name: string, text: string) => void} type a size
 * @property {(on: boolean) => void} fold
 * @property {() => void} use
 * @property {() => void} save
 * @property {() => void} close
 */

/** @param {ImportView} view @param {Store} store */
function reading({ file, is_reading, read_bytes, seconds }, { state }) {
  const { prefixes } = state.description;
  if (is_reading && !read_bytes) return html`Reading…`;
  const text = progress_text(read_bytes, file.size, prefixes);
  const took = seconds === null ? '' : ` in ${format_quantity(seconds, 's', prefixes)}`;
  return html`${is_reading ? 'Reading… ' : nothing}Read ${text}${took}. Nothing is uploaded.`;
}

/** @param {ImportedSize} size @param {ImportView} view @param {ImportActions} actions */
function size_field(size, { sizes }, { type }) {
  const id = `import-size-${size.name}`;
  const typed = (/** @type {Event} */ { target }) =>
    type(size.name, /** @type {HTMLInputElement} */ (target).value);
  return html`<div class="field ${size.is_given ? 'changed' : ''}">
    <div class="field-line"><label for=${id}>${size_label(size)}</label>
      <input id=${id} inputmode="numeric" autocomplete="off" maxlength="9"
        aria-describedby="${id}-where"
        .value=${live(sizes.get(size.name) ?? String(size.value))} @input=${typed}></div>
    ${size.where ? html`<p class="hint" id="${id}-where">${size.where}</p>` : nothing}</div>`;
}

/** @param {Imported} imported @param {ImportView} view @param {ImportActions} actions */
function asked({ sizes = [], summary }, view, actions) {
  if (!sizes.length && !summary) return nothing;
  const fold = switch_field({
    name: 'import-fold',
    label: 'Fold identical blocks',
    on: view.fold_blocks,
    meaning: 'Blocks of equal layers that follow each other become one, with how often it runs.',
    turn: actions.fold,
  });
  return html`<div class="import-asked" role="group" aria-label="What the file leaves open">
    ${ordered_sizes(sizes).map((size) => size_field(size, view, actions))}
    ${summary ? fold : nothing}</div>`;
}

/** @param {Imported} imported */
function warnings_of({ warnings }) {
  const texts = warnings.map((one) => as_sentence(typeof one === 'string' ? one : one.message));
  return warning_notes({ name: 'the import', warnings: texts });
}

/** @param {Store} store @param {Imported} imported */
function formats_stated({ state }, { workload: { formats = {} } }) {
  const { weights, activations } = formats;
  if (!weights && !activations) return nothing;
  const label = (/** @type {string} */ format) =>
    state.description.formats.find(({ name }) => name === format)?.label ?? format;
  const stated = [
    ...(weights ? [`weights in ${label(weights)}`] : []),
    ...(activations ? [`activations in ${label(activations)}`] : []),
  ].join(', ');
  return html`<p class="hint">As the file has them: ${stated}. The page can change that.</p>`;
}

/** What it is. @param {Store} store @param {Imported} imported */
function understood(store, imported) {
  const { kind, name, layer_count, workload, summary } = imported;
  if (workload.network !== undefined) return understood_network(store, imported);
  const named = summary && name ? html`, <b>${name}</b>` : nothing;
  return html`<p class="understood">Understood: ${kind}${named},
    ${format_count(layer_count, 'layer')}.</p>${formats_stated(store, imported)}`;
}

/**
 * @param {Store} store
 * @param {Imported} imported
 * @param {ImportView} view
 * @param {ImportActions} actions
 */
function found(store, imported, view, actions) {
  const layers = imported.workload.layers ?? [];
  return html`${understood(store, imported)}${asked(imported, view, actions)}
    ${view.message ? html`<p class="field-error" role="alert">${view.message}</p>` : nothing}
    <div class=${view.message ? 'import-result stale' : 'import-result'}
      aria-busy=${view.is_reading ? 'true' : 'false'}>
      ${warnings_of(imported)}${import_summary(imported.summary, store.state.description)}
      ${columns_taken(imported)}
      ${layers.length ? html`<h3>First layers</h3>${first_layers(store, layers)}` : nothing}
    </div>`;
}

/** Why there is nothing to show. @param {ImportView} view */
function refused({ message }) {
  if (!message) return nothing;
  return html`<p class="problem" role="alert">${message}</p>
    <p class="hint">What is on the page stays as it is.</p>`;
}

/** @param {ImportView} view @param {ImportActions} actions */
function buttons({ imported, is_reading, message }, { use, save, close }) {
  const is_network = imported?.workload.network !== undefined;
  const is_ready = imported !== null && !is_reading && !message;
  return html`<div class="buttons import-buttons">
    <button type="button" class="outlined" @click=${close}>
      ${imported || is_reading ? 'Cancel' : 'Close'}</button>
    ${
      imported && !is_network
        ? html`<button type="button" class="outlined" ?disabled=${!is_ready}
            @click=${save}>Layers as CSV</button>`
        : nothing
    }
    ${
      imported || is_reading
        ? html`<button type="button" class="primary" ?disabled=${!is_ready}
            @click=${use}>Use ${is_network ? 'this model' : 'these layers'}</button>`
        : nothing
    }</div>`;
}

/**
 * @param {{store: Store, view: ImportView, actions: ImportActions}} parts
 */
export function import_dialog({ store, view, actions }) {
  const { prefixes } = store.state.description;
  const { file, imported } = view;
  return html`
    <h2 class="plain" id="import-title">Import <span class="import-file">${file.name}</span>
      <small>${bytes_text(file.size, prefixes)}</small></h2>
    <p class="sub" aria-live="polite">${reading(view, store)}</p>
    ${imported ? found(store, imported, view, actions) : refused(view)}
    ${buttons(view, actions)}`;
}
