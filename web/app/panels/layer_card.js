// The pinned layer: what limits it on each hardware, its formats, and all its numbers.
import { html, nothing } from 'lit/html.js';
import { format_number, format_quantity, is_present, short_names } from '../text/format.js';
import { layer_formats, name_in_network, set_layer_format } from '../project/project_edits.js';
import {
  CACHE_COLUMNS,
  column_path,
  definition_of,
  row_has_cache,
  text_of,
  value_of,
} from '../text/report_columns.js';
import { select_field } from './choices.js';
import { FORMATTED, formats_for } from './formats.js';
import { number } from './number.js';
import { swatch } from './swatch.js';
import { term } from './term.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Guidance} Guidance */
/** @typedef {import('../types.js').LayerLevel} LayerLevel */
/**
 * @typedef {object} Numbers
 * @property {number} layer
 * @property {number[]} shown hardware
 * @property {(Guidance | null)[]} guidance
 * @property {LayerLevel[][]} levels of each hardware
 */
/** @typedef {{store: Store, core: import('../types.js').Core, view: {is_open: boolean}}} Parts */

const BY_TIME = { memory: 'memory-bound', compute: 'compute-bound' };
const BY_ENERGY = {
  memory: 'mostly memory',
  compute: 'mostly operations',
  constant: 'mostly constant power',
};
const DIFFERENCE =
  'What takes the time and what takes the energy are not the same here: making the one better ' +
  'need not help the other.';

/** @param {Guidance} guidance */
function classes({ time_class, energy_class }) {
  const energy = energy_class ? ` · energy: ${BY_ENERGY[energy_class]}` : '';
  const is_different = energy_class !== null && energy_class !== time_class;
  const mark = html`<span class="tag differ">${term('they differ', { definition: DIFFERENCE })}
    </span>`;
  return html`<p class="hint classes">time: ${BY_TIME[time_class]}${energy}
    ${is_different ? mark : nothing}</p>`;
}

/** @param {State} state @param {number} at @param {Guidance | null} guidance */
function limit({ report, description }, at, guidance) {
  const { name, color, note } = report.hardware[at];
  return html`<li data-hardware=${at}><h3>${swatch(description, color)}${name}</h3>
    <p>${guidance?.sentence ?? (note || 'Not known here.')}</p>
    ${guidance ? classes(guidance) : nothing}</li>`;
}

/**
 * @param {Store} store
 * @param {string} layer
 * @param {import('./formats.js').Formatted} formatted
 */
function format_choice({ state, edit }, layer, { tensor, label, meaning }) {
  const { description, project } = state;
  return select_field({
    name: `layer-format-${tensor}`,
    label: `${label} of ${project.workload.network ? name_in_network(layer) : layer}`,
    meaning: `${meaning}, of this layer alone.`,
    value: layer_formats(project, layer)[tensor] ?? '',
    choices: [{ value: '', label: 'as the workload' }, ...formats_for(description, tensor)],
    choose: (format) => edit(set_layer_format(layer, tensor, format)),
  });
}

/** Whether a row is made of a layer: it, one block of it, or a part of its attention. */
function is_made_of(
  /** @type {import('../types.js').LayerRow} */ row,
  /** @type {import('../types.js').Layer} */ { name, kind },
) {
  const is_part = kind === 'attention' && row.kind === 'attention';
  return row.name === name || row.name.startsWith(`${name} `) || is_part;
}

/**
 * The formats of the layer of the document that a row is made of, for all its blocks and parts.
 * @param {Parts} parts
 * @param {number} at
 */
function format_choices({ store, core }, at) {
  const { state } = store;
  const row = state.report.workload.layers[at];
  const layer = core.layers(state.revision, row.layer ?? at, 1).layers[0]?.layer;
  if (!layer || !is_made_of(row, layer)) return nothing;
  const formatted = FORMATTED.filter(
    ({ tensor }) => tensor !== 'kv_cache' || row_has_cache(state, at),
  );
  return html`<div class="layer-formats">${formatted.map((one) =>
    format_choice(store, layer.name, one),
  )}</div>`;
}

/**
 * One number of the layer, of itself or on a hardware.
 * @param {State} state
 * @param {string} name
 * @param {number} layer
 * @param {number | null} hardware
 */
function value_cell(state, name, layer, hardware) {
  const { description, report } = state;
  const on = hardware === null ? '' : ` on ${report.hardware[hardware].name}`;
  const about = `${definition_of(description, name)?.label} of ${
    report.workload.layers[layer].name
  }${on}`;
  return html`<td>${number(
    text_of(state, name, layer, hardware ?? -1),
    value_of(state, name, layer, hardware ?? -1),
    column_path(name, layer, hardware),
    about,
  )}</td>`;
}

/**
 * The columns of a scope that have a number anywhere, as rows of a table.
 * @param {State} state
 * @param {{scope: string, layer: number, places: (number | null)[]}} what
 */
function value_rows(state, { scope, layer, places }) {
  const has_cache = row_has_cache(state, layer);
  return state.description.columns
    .filter((column) => column.scope === scope)
    .filter(({ name }) => places.some((at) => is_present(value_of(state, name, layer, at ?? -1))))
    .filter(({ name }) => has_cache || !CACHE_COLUMNS.includes(name))
    .map(
      (column) => html`<tr><th scope="row">${term(column.label, column)}</th>
      ${places.map((at) => value_cell(state, column.name, layer, at))}</tr>`,
    );
}

/** What a layer would need; label, key and unit. */
const ADVICE = /** @type {const} */ ([
  ['At best faster', 'best_speedup', ''],
  ['Intensity needed', 'needed_operational_intensity', 'op/B'],
  ['Bandwidth needed', 'needed_bandwidth_bytes_per_second', 'B/s'],
  ['Peak needed', 'needed_peak_ops_per_second', 'op/s'],
]);

/**
 * What would take away the limit, as rows of a table.
 * @param {State} state
 * @param {{layer: number, shown: number[], guidance: (Guidance | null)[]}} what
 */
function advice_rows({ description, report }, { layer, shown, guidance }) {
  /** @param {number} at @param {typeof ADVICE[number]} advice */
  const cell = (at, [label, key, unit]) => {
    const value = guidance[at]?.[key] ?? null;
    const text = unit
      ? format_quantity(value, unit, description.prefixes)
      : format_number(value) + (is_present(value) ? '×' : '');
    const about = `${label}: ${report.workload.layers[layer].name} on ${report.hardware[at].name}`;
    const path = `/hardware/${at}/layers/${layer}/guidance/${key}`;
    return html`<td>${number(text, value, path, about)}</td>`;
  };
  return ADVICE.filter(([, key]) => shown.some((at) => is_present(guidance[at]?.[key]))).map(
    (advice) => html`<tr><th scope="row">${advice[0]}</th>
      ${shown.map((at) => cell(at, advice))}</tr>`,
  );
}

/** What is said of a level; label, key and unit. */
const AT_LEVEL = /** @type {const} */ ([
  ['Bytes', 'bytes', 'B'],
  ['Intensity', 'operational_intensity', 'op/B'],
  ['Time of the bytes', 'seconds', 's'],
  ['Energy of the bytes', 'joules', 'J'],
]);

/**
 * The memory levels of one hardware, where it has several.
 * @param {State} state
 * @param {{layer: number, at: number, levels: LayerLevel[]}} what
 */
function level_table({ description, report }, { layer, at, levels }) {
  if (levels.length < 2) return nothing;
  const { name } = report.hardware[at];
  /** @param {typeof AT_LEVEL[number]} row @param {LayerLevel} level @param {number} place */
  const cell = ([label, key, unit], level, place) => {
    const text = format_quantity(level[key], unit, description.prefixes);
    const about = `${label} over ${level.name}: ${report.workload.layers[layer].name} on ${name}`;
    const path = `/hardware/${at}/layers/${layer}/levels/${place}/${key}`;
    return html`<td>${number(text, level[key], path, about)}</td>`;
  };
  const present = AT_LEVEL.filter(([, key]) => levels.some((level) => is_present(level[key])));
  return html`<div class="scroller" tabindex="0" role="region"
    aria-label="Memory levels of ${name}"><table><thead><tr><th scope="col">${name}</th>
      ${levels.map((level) => html`<th scope="col">${level.name}</th>`)}</tr></thead>
    <tbody>${present.map(
      (row) => html`<tr><th scope="row">${row[0]}</th>
        ${levels.map((level, place) => cell(row, level, place))}</tr>`,
    )}</tbody></table></div>`;
}

/**
 * @param {State} state
 * @param {Numbers} what
 */
function all_numbers(state, { layer, shown, guidance, levels }) {
  const names = state.report.hardware;
  const on_hardware = [
    ...value_rows(state, { scope: 'result', layer, places: shown }),
    ...advice_rows(state, { layer, shown, guidance }),
  ];
  return html`<p class="hint">Choose a number to see the sum behind it.</p>
    <div class="all-numbers">
    <div class="scroller" tabindex="0" role="region" aria-label="Numbers of the layer itself">
      <table><tbody>${value_rows(state, { scope: 'layer', layer, places: [null] })}</tbody></table>
    </div>
    ${
      on_hardware.length
        ? html`<div class="scroller" tabindex="0" role="region"
            aria-label="Numbers on the hardware"><table><thead><tr><td></td>
              ${shown.map((at) => html`<th scope="col">${names[at].name}</th>`)}</tr></thead>
            <tbody>${on_hardware}</tbody></table></div>`
        : nothing
    }
    ${shown.map((at) => level_table(state, { layer, at, levels: levels[at] }))}</div>`;
}

/** @param {Parts} parts */
export function layer_card({ store, core, view }) {
  const { state } = store;
  const { pinned: layer, report, description } = state;
  const row = layer === null ? undefined : report.workload.layers[layer];
  if (layer === null || !row) return nothing;
  const { hardware: guidance, levels } = core.guidance(state.revision, layer);
  const shown = report.hardware.flatMap((one, at) => (one.shown ? [at] : []));
  const kind = description.layer_kinds.find(({ name }) => name === row.kind)?.label ?? row.kind;
  const folded = short_names(row.name, row.fused_layers ?? []);
  const fused = folded.length ? `, with ${folded.join(', ')}` : '';
  const toggled = (/** @type {Event} */ { target }) => {
    view.is_open = /** @type {HTMLDetailsElement} */ (target).open;
  };
  return html`<section class="card" aria-label="The pinned layer">
    <div class="table-head card-head"><h2 class="plain">What limits ${row.name}
        <small>${kind}${fused}${row.repeat > 1 ? ` × ${row.repeat}` : ''}</small></h2>
      <button type="button" class="reset" aria-label="Unpin ${row.name}"
        @click=${() => store.pin(null)}>Unpin</button></div>
    ${
      shown.length
        ? html`<ul class="limits">${shown.map((at) => limit(state, at, guidance[at]))}</ul>`
        : nothing
    }
    ${format_choices({ store, core, view }, layer)}
    <details class="fold" ?open=${view.is_open} @toggle=${toggled}>
      <summary>All numbers of ${row.name}</summary>
      ${all_numbers(state, { layer, shown, guidance, levels })}</details>
  </section>`;
}
