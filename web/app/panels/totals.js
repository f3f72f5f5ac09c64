// The whole workload, and what it costs on each hardware, side by side.
import { html, nothing } from 'lit/html.js';
import { format_value, is_present } from '../format.js';
import { definition_of } from '../report_columns.js';
import { term } from './term.js';

/** @typedef {import('../types.js').State} State */

const HARDWARE_TOTALS = [
  'seconds',
  'energy_joules',
  'average_watts',
  'inferences_per_second',
  'energy_delay_joule_seconds',
  'memory_bound_time_fraction',
];
const WORKLOAD_TOTALS = ['operations', 'macs', 'total_bytes', 'operational_intensity'];

/** @param {State} state @param {string} name @param {number | null} value @param {string} scope */
function total({ description }, name, value, scope) {
  const column = definition_of(description, name, scope) ?? definition_of(description, name);
  const shown = column ?? { name, label: name.replaceAll('_', ' '), unit: '' };
  return html`<div><dt>${term(shown.label, column)}</dt>
    <dd data-total=${name}>${format_value(value, shown, description.prefixes)}</dd></div>`;
}

/** @param {State} state */
function workload_card(state) {
  const { workload } = state.report;
  const present = WORKLOAD_TOTALS.filter((name) => is_present(workload.totals[name]));
  return html`<section class="card total workload-total" aria-label="Totals of the workload">
    <h2 class="plain">${workload.name}
      <small>${workload.layers.length} layers, batch ${workload.batch}</small></h2>
    <dl>${present.map((name) => total(state, name, workload.totals[name], 'layer'))}</dl>
  </section>`;
}

/**
 * @param {State} state
 * @param {import('../types.js').HardwareReport} hardware
 * @param {number} index
 */
function hardware_card(state, hardware, index) {
  return html`<section class="card total" data-hardware=${index}
      aria-label="Totals on ${hardware.name}">
    <h2 class="plain"><span class="swatch color-${hardware.color}"></span>${hardware.name}</h2>
    <dl>${HARDWARE_TOTALS.map((name) => total(state, name, hardware.totals[name], 'totals'))}</dl>
    ${hardware.note ? html`<p class="notice">${hardware.note}</p>` : nothing}
  </section>`;
}

/** @param {State} state */
export function totals(state) {
  return html`${workload_card(state)}
    <div class="totals">${state.report.hardware.map((hardware, index) =>
      hardware.shown ? hardware_card(state, hardware, index) : nothing,
    )}</div>`;
}
