// The few controls of an embedded page: those that its address names, each in the order of its
// name there.
import { html, nothing } from 'lit/html.js';
import { change_field, field_key } from '../project/project_edits.js';
import { stops_around, nearest_stop } from './slider_stops.js';
import { quantity_field } from './quantity_field.js';
import { slider } from './count_field.js';
import { FORMATTED } from './formats.js';
import { field_of, input_fields } from './parameters.js';
import { batch_field, format_field, network_choice, phase_choice, phase_of } from './workload.js';

/** @typedef {import('../types.js').Store} Store */
/**
 * @typedef {object} EmbedControlsView
 * @property {string[]} names
 * @property {Map<string, number[]>} stops of sliders, which stay while the value moves among them
 */

/** @param {EmbedControlsView} view @param {string} key @param {number} value */
function kept_stops({ stops }, key, value) {
  const kept = stops.get(key);
  if (kept && value >= kept[0] && value <= kept[kept.length - 1]) return kept;
  const next = stops_around(value);
  stops.set(key, next);
  return next;
}

/**
 * A figure of a hardware, such as `/hardware/0/levels/0/bandwidth_bytes_per_second`.
 * @param {Store} store
 * @param {EmbedControlsView} view
 * @param {string} name
 */
function hardware_control(store, view, name) {
  const [, index = '', path = ''] = /^\/hardware\/(\d+)(\/.+)$/.exec(name) ?? [];
  const hardware = store.state.report.hardware[Number(index)];
  const field = hardware?.fields.find((one) => one.path === path);
  if (!field) return null;
  const { label, text, unit, meaning, changed, value } = field;
  const full_label = `${hardware.name}, ${label}`;
  const quantity = {
    key: field_key(Number(index), path),
    label: full_label,
    text,
    unit,
    meaning,
    changed,
    change: (/** @type {import('../types.js').Project} */ project, /** @type {number} */ next) =>
      change_field(project, Number(index), path, next),
  };
  if (!value) return quantity_field(store, quantity);
  const stops = kept_stops(view, name, value);
  const at = nearest_stop(stops, value);
  return quantity_field(store, { ...quantity, slider: slider(store, quantity, { stops, at }) });
}

/**
 * @param {Store} store
 * @param {EmbedControlsView} view
 * @param {string} name
 * @returns {unknown} null where there is none such
 */
function control(store, view, name) {
  const { description, project } = store.state;
  const network = description.networks.find((one) => one.name === project.workload.network);
  if (name === 'network') return network_choice(store);
  if (name === 'batch') return batch_field(store);
  if (name === 'phase') return network?.has_phases ? phase_choice(store) : nothing;
  if (name === 'inputs') {
    return network ? input_fields(store, network, phase_of(store.state)) : nothing;
  }
  const formatted = FORMATTED.find(({ tensor }) => tensor === name);
  if (formatted) return format_field(store, formatted);
  if (name.startsWith('/hardware/')) return hardware_control(store, view, name);
  const parameter = network?.parameters.find((one) => one.name === name);
  return parameter ? field_of(store, parameter) : null;
}

/** @param {Store} store @param {EmbedControlsView} view */
export function embed_controls(store, view) {
  return view.names.map((name) => {
    const shown = control(store, view, name);
    return shown === null
      ? html`<p class="hint">There is no control “${name}” here.</p>`
      : html`<div class="embed-control">${shown}</div>`;
  });
}
