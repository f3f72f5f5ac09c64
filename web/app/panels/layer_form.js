// The form of one layer, made of what its kind declares.
import { html, nothing } from 'lit/html.js';
import {
  clear_layer_parameter,
  layer_key,
  reset_layer,
  set_format_of_layer,
  set_layer_parameter,
} from '../project/layer_edits.js';
import { name_in_network } from '../project/project_edits.js';
import { row_has_cache } from '../text/report_columns.js';
import { select_field } from './choices.js';
import { FORMATTED, formats_for } from './formats.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Parameter} Parameter */
/** @typedef {import('../types.js').ListedLayer} ListedLayer */
/**
 * @typedef {object} Editing
 * @property {Store} store
 * @property {import('../types.js').Core} core
 * @property {number} at place of the layer
 * @property {ListedLayer} listed
 */

/** @param {number | string | null | undefined} value */
function shown(value) {
  return value === null || value === undefined ? '' : String(value);
}

/**
 * A number with the unit and every digit, as its field shows it and reads it back.
 * @param {Editing} editing
 * @param {number | string | null | undefined} value
 * @param {string} unit
 */
function exact({ core }, value, unit) {
  return unit && typeof value === 'number'
    ? core.parse_quantity(String(value), unit).text
    : shown(value);
}

/** The way back to what the network says. @param {Editing} editing @param {Parameter} parameter */
function way_back(editing, { name, label, unit }) {
  const { store, at, listed } = editing;
  const { layer, network_values } = listed;
  if (!network_values || !(name in network_values)) return nothing;
  const before = exact(editing, network_values[name], unit);
  const reset = () => {
    const change = clear_layer_parameter({ at, name: layer.name }, name);
    if (store.edit(change, undefined, { notice: `${label} of ${layer.name} is reset.` })) {
      store.abandon(layer_key(at, `parameters/${name}`));
    }
  };
  return html`<p class="below"><span class="mark-changed">changed</span>
    <button type="button" class="reset" @click=${reset}
      aria-label="Back to the network's ${label}${before ? `, ${before}` : ''}">Back
      to ${before || 'the network’s'}</button></p>`;
}

/** @param {Editing} editing @param {Parameter} parameter */
function choice_field(editing, parameter) {
  const { store, at, listed } = editing;
  const { name, label, meaning, choices } = parameter;
  return html`${select_field({
    name: `layer-${name}`,
    label,
    meaning,
    value: shown(listed.values[name]),
    choices: choices.map((choice) => ({ value: choice, label: choice })),
    choose: (choice) =>
      store.edit(set_layer_parameter({ at, name: listed.layer.name }, parameter, choice)),
  })}${way_back(editing, parameter)}`;
}

/** @param {Editing} editing @param {Parameter} parameter */
function number_field(editing, parameter) {
  const { store, at, listed } = editing;
  const { name, label, unit, meaning } = parameter;
  const { layer, values } = listed;
  const given = layer.parameters?.[name];
  const may_be_empty = parameter.optional || parameter.default_from || parameter.default !== null;
  const standing = shown(values[name]);
  const reason = parameter.default_from ? 'follows' : 'default';
  return quantity_field(store, {
    key: layer_key(at, `parameters/${name}`),
    label,
    full_label: `${layer.name}, ${label}`,
    meaning,
    text: exact(editing, given, unit),
    placeholder: standing ? `${reason}: ${standing}` : may_be_empty ? 'follows' : '',
    unit,
    changed: name in (listed.network_values ?? {}),
    below: way_back(editing, parameter),
    change: (project, value) =>
      set_layer_parameter({ at, name: layer.name }, parameter, value)(project),
    // An alternative alone cannot go: its field then says what is missing.
    clear:
      may_be_empty && given !== undefined && !parameter.alternative
        ? () => store.edit(clear_layer_parameter({ at, name: layer.name }, name))
        : null,
  });
}

/** @param {Editing} editing @param {import('./formats.js').Formatted} formatted */
function format_field({ store, at, listed }, { tensor, label, meaning }) {
  const { description } = store.state;
  const { name, formats } = listed.layer;
  return select_field({
    name: `edited-format-${tensor}`,
    label,
    meaning: `${meaning}, of this layer alone.`,
    value: formats?.[tensor] ?? '',
    choices: [{ value: '', label: 'as workload' }, ...formats_for(description, tensor)],
    choose: (format) => store.edit(set_format_of_layer({ at, name }, tensor, format)),
  });
}

/** What a changed layer of a network was. @param {Editing} editing */
function whole_way_back({ store, listed }) {
  const { name } = listed.layer;
  if (!store.state.project.workload.edits?.[name_in_network(name)]) return nothing;
  const reset = () =>
    store.edit(reset_layer(name), undefined, {
      notice: `${name} is as the network has it.`,
    });
  return html`<button type="button" class="outlined" @click=${reset}>Back to the network’s
    ${name}</button>`;
}

/** The parameters and formats of a layer. @param {Editing} editing */
export function layer_form(editing) {
  const { description } = editing.store.state;
  const kind = description.layer_kinds.find(({ name }) => name === editing.listed.layer.kind);
  if (!kind) return nothing;
  const keeps = row_has_cache(editing.store.state, editing.listed.row);
  const formatted = FORMATTED.filter(({ tensor }) => keeps || tensor !== 'kv_cache');
  return html`<p class="hint">${kind.summary}</p>
    <div class="layer-fields">${kind.parameters.map((parameter) =>
      parameter.choices.length
        ? html`<div>${choice_field(editing, parameter)}</div>`
        : number_field(editing, parameter),
    )}
    ${formatted.map((one) => format_field(editing, one))}</div>
    ${whole_way_back(editing)}`;
}
