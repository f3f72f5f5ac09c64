// The whole workload, and what it costs on each hardware, side by side.
import { html, nothing } from 'lit/html.js';
import { format_quantity, format_value, is_present } from '../text/format.js';
import { definition_of, layers_text } from '../text/report_columns.js';
import { unusual_conventions } from './conventions.js';
import { remark_notes } from './misfit.js';
import { number } from './number.js';
import { swatch } from './swatch.js';
import { glossary, term } from './term.js';
import { warning_notes } from './warnings.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').HardwareReport} HardwareReport */

const HARDWARE_TOTALS = [
  'seconds',
  'energy_joules',
  'average_watts',
  'inferences_per_second',
  'energy_delay_joule_seconds',
  'memory_bound_time_fraction',
];
const WORKLOAD_TOTALS = ['operations', 'macs', 'total_bytes', 'operational_intensity'];

/** @typedef {{totals: Record<string, number | null>, path: string, of: string}} Totals */

/** @param {State} state @param {string} name @param {string} scope @param {Totals} from */
function total({ description }, name, scope, { totals: values, path, of }) {
  const column = definition_of(description, name, scope) ?? definition_of(description, name);
  const known = column ?? { name, label: name.replaceAll('_', ' '), unit: '' };
  // "Energy a token" says already of what the joules are.
  const shown = { ...known, unit: known.unit.replace('/token', '') };
  const text = format_value(values[name], shown, description.prefixes);
  return html`<div><dt>${term(shown.label, column)}</dt>
    <dd data-total=${name}>${number(
      text,
      values[name],
      `${path}/totals/${name}`,
      `${shown.label} ${of}`,
    )}</dd></div>`;
}

/** What the energy of an estimate may be, its least and its greatest. */
const BAND = ['energy_least_joules', 'energy_greatest_joules'];

/** What is only told of language models, and of hardware whose memory is known. */
const TOKEN_TOTALS = [
  'first_token_seconds',
  'tokens_per_second',
  'user_tokens_per_second',
  'joules_per_token',
];
const MEMORY_TOTALS = ['needed_bytes', 'memory_used_fraction'];

/** What says no more than the tokens where each inference, or each user, gives all of them. */
const LIKE_TOKENS = ['inferences_per_second', 'user_tokens_per_second'];

/**
 * The totals that the cards show: each where any hardware has it.
 * @param {HardwareReport[]} shown
 */
function shared_totals(shown) {
  const any_has = (/** @type {string} */ name) =>
    shown.some(({ totals: values }) => is_present(values[name]));
  const is_same = (/** @type {string} */ name) =>
    shown.every(({ totals: values }) => values[name] === values.tokens_per_second);
  const tokens = TOKEN_TOTALS.filter(any_has);
  const memory = any_has('memory_used_fraction') ? MEMORY_TOTALS : [];
  return [...HARDWARE_TOTALS, ...tokens, ...memory].filter(
    (name) => !LIKE_TOKENS.includes(name) || !is_same(name),
  );
}

/**
 * The totals of one hardware: the band of the energy where it is an estimate.
 * @param {HardwareReport} hardware
 * @param {string[]} names
 */
function totals_of({ energy_is_estimate }, names) {
  return names.flatMap((name) =>
    name === 'energy_joules' && energy_is_estimate ? [name, ...BAND] : [name],
  );
}

/** @param {State} state */
function workload_card(state) {
  const { workload } = state.report;
  const unusual = unusual_conventions(state).join(' · ');
  const present = WORKLOAD_TOTALS.filter((name) => is_present(workload.totals[name]));
  return html`<section class="card total workload-total" aria-label="Totals of the workload">
    <h2 class="plain">${workload.name}
      <small>${layers_text(state.project.workload, workload.layers.length)},
        batch ${workload.batch}</small>
      ${unusual ? html`<small class="unusual">${unusual}</small>` : nothing}</h2>
    <dl>${present.map((name) =>
      total(state, name, 'layer', {
        totals: workload.totals,
        path: '/workload',
        of: `of ${workload.name}`,
      }),
    )}</dl>
  </section>`;
}

/**
 * The numbers of the roof and of the floor that all layers share.
 * @param {State} state
 * @param {number} index
 */
function roof_line({ report, description }, index) {
  const { name, ridge_point, energy_balance, compute } = report.hardware[index];
  const lines = /** @type {const} */ ([
    ['ridge point', ridge_point, 'op/B', 'ridge_point'],
    ['energy balance', energy_balance, 'op/B', 'energy_balance'],
    ['compute roof', compute?.ops_per_second ?? null, 'op/s', 'compute/ops_per_second'],
  ]);
  return html`<ul class="roof-line">${lines.map(([word, value, unit, path]) => {
    const text = format_quantity(value, unit, description.prefixes);
    return is_present(value)
      ? html`<li>${term(word, glossary(description, word))}
          ${number(text, value, `/hardware/${index}/${path}`, `${word} of ${name}`)}</li>`
      : nothing;
  })}</ul>`;
}

/**
 * What keeps a hardware from having all totals, and the way to it where a number is missing.
 * @param {HardwareReport} hardware
 * @param {() => void} enter
 */
function missing_note({ name, note, fields }, enter) {
  if (!note) return nothing;
  const missing = fields.find(({ value }) => value === null);
  const label = missing?.path.includes('energy') ? 'Enter its energies' : 'Enter what is missing';
  return html`<p class="notice">${note}</p>
    ${
      missing
        ? html`<button type="button" class="reset" aria-label="${label}: ${name}"
            @click=${enter}>${label}</button>`
        : nothing
    }`;
}

/**
 * @param {State} state
 * @param {number} index
 * @param {{names: string[], enter: () => void}} parts names of the totals
 */
function hardware_card(state, index, { names, enter }) {
  const hardware = state.report.hardware[index];
  const remarks = remark_notes(hardware);
  return html`<section class="card total" data-hardware=${index}
      aria-label="Totals on ${hardware.name}">
    <h2 class="plain">${swatch(state.description, hardware.color)}${hardware.name}</h2>
    ${remarks.misfit}
    <dl>${totals_of(hardware, names).map((name) =>
      total(state, name, 'totals', {
        totals: hardware.totals,
        path: `/hardware/${index}`,
        of: `on ${hardware.name}`,
      }),
    )}</dl>
    ${roof_line(state, index)}${missing_note(hardware, enter)}
    ${remarks.others}
    ${warning_notes(hardware)}
  </section>`;
}

/** @param {State} state @param {(hardware: number) => void} enter goes to a missing number */
export function totals(state, enter) {
  const { hardware } = state.report;
  const shown = hardware.flatMap((one, index) => (one.shown ? [index] : []));
  const names = shared_totals(shown.map((index) => hardware[index]));
  const cards = shown.map((index) =>
    hardware_card(state, index, { names, enter: () => enter(index) }),
  );
  return html`${workload_card(state)}
    ${cards.length ? html`<div class="totals">${cards}</div>` : nothing}`;
}
