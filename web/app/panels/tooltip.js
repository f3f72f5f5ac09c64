// What is known of the layer that is lit up, on one hardware.
import { html, nothing } from 'lit/html.js';
import { is_present } from '../format.js';
import { column_of, definition_of, text_of, value_of } from '../report_columns.js';
import { swatch } from './swatch.js';

/** @typedef {import('../types.js').State} State */

const ROWS = [
  'operations',
  'total_bytes',
  'operational_intensity',
  'attainable_ops_per_second',
  'compute_roof_fraction',
  'bound',
  'seconds',
  'time_fraction',
  'energy_joules',
  'excess_fraction',
];

/** @param {State} state the layer and hardware the tooltip is about */
export function tooltip_subject({ hovered, pinned, selected_hardware }) {
  if (hovered) return { layer: hovered.layer, hardware: hovered.hardware };
  return pinned === null ? null : { layer: pinned, hardware: selected_hardware };
}

/**
 * Label and text of all that is known of a layer on a hardware.
 * @param {State} state
 * @param {{layer: number, hardware: number}} subject
 */
function known_lines(state, { layer, hardware }) {
  return ROWS.flatMap((name) => {
    if (!is_present(value_of(state, name, layer, hardware))) return [];
    const label = definition_of(state.description, name)?.label ?? name;
    return [[label, text_of(state, name, layer, hardware)]];
  });
}

/**
 * Other layers at the same place of the roofline, which the marker on top hides.
 * @param {State} state
 * @param {number} layer
 */
function twins(state, layer) {
  const intensities = column_of(state, 'operational_intensity', null);
  const names = state.report.workload.layers;
  return names.flatMap(({ name }, at) =>
    at !== layer && intensities[at] === intensities[layer] ? [name] : [],
  );
}

/** @param {import('../types.js').Store} store @param {string} name of the pinned layer */
function unpin_line({ pin }, name) {
  return html`<p class="hint unpin">Pinned. <button type="button" class="reset"
    aria-label="Unpin ${name}" @click=${() => pin(null)}>Unpin</button></p>`;
}

/** @param {import('../types.js').Store} store */
export function tooltip(store) {
  const { state } = store;
  const subject = tooltip_subject(state);
  const hardware = subject && state.report.hardware[subject.hardware];
  const row = subject && state.report.workload.layers[subject.layer];
  if (!subject || !row) return nothing;
  const lines = known_lines(state, subject);
  const hidden = twins(state, subject.layer);
  return html`<p class="tooltip-title">${swatch(state.description, hardware?.color ?? 0)}
      <span><strong>${row.name}</strong>${hardware ? ` on ${hardware.name}` : ''}</span></p>
    <dl>${lines.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
    ${
      hidden.length
        ? html`<p class="hint">Same intensity: ${hidden.slice(0, 4).join(', ')}${
            hidden.length > 4 ? ` and ${hidden.length - 4} more` : ''
          }</p>`
        : nothing
    }
    ${state.pinned === subject.layer ? unpin_line(store, row.name) : nothing}`;
}

/**
 * The layer in one sentence, for a screen reader.
 * @param {State} state
 */
export function spoken_layer(state) {
  const subject = tooltip_subject(state);
  if (!subject) return '';
  const { workload, hardware } = state.report;
  const on = hardware[subject.hardware] ? ` on ${hardware[subject.hardware].name}` : '';
  return `${workload.layers[subject.layer].name}${on}: ${known_lines(state, subject)
    .map((line) => line.join(' '))
    .join(', ')}`;
}
