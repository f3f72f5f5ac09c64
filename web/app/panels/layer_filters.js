// Above the table of layers: which of them are shown.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { select_field } from './choices.js';
import { is_filtered } from './layer_rows.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('./layer_rows.js').TableView} TableView */

/** @param {State} state @param {TableView} view */
function kind_filter({ description, report }, view) {
  const kinds = new Set(report.workload.layers.map(({ kind }) => kind));
  if (kinds.size < 2 && !view.kind) return nothing;
  return select_field({
    name: 'filter-kind',
    label: 'Kind',
    value: view.kind,
    choices: [
      { value: '', label: 'all' },
      ...description.layer_kinds
        .filter(({ name }) => kinds.has(name) || name === view.kind)
        .map(({ name, label }) => ({ value: name, label })),
    ],
    choose: (kind) => {
      view.kind = kind;
      view.changed();
    },
  });
}

/** @param {State} state @param {TableView} view */
function bound_filter({ report, selected_hardware }, view) {
  const { levels } = report.hardware[selected_hardware];
  return select_field({
    name: 'filter-bound',
    label: 'Bound by',
    value: view.bound,
    meaning: 'What limits the time of a layer on this hardware.',
    choices: [
      { value: '', label: 'anything' },
      { value: '-1', label: 'compute' },
      ...levels.map((level, at) => ({ value: String(at), label: `memory: ${level}` })),
    ],
    choose: (bound) => {
      view.bound = bound;
      view.changed();
    },
  });
}

/** @param {TableView} view */
function share_slider(view) {
  const slid = (/** @type {Event} */ { target }) => {
    view.share = Number(/** @type {HTMLInputElement} */ (target).value);
    view.changed();
  };
  const text = view.share === 100 ? 'all layers' : `${view.share}\u202f% of the ${view.weight}`;
  return html`<div class="share-filter"><label for="filter-share">Heaviest layers: ${text}</label>
    <input id="filter-share" type="range" min="5" max="100" step="1" .value=${live(
      String(view.share),
    )} aria-valuetext=${text} @input=${slid}>
    ${select_field({
      name: 'filter-weight',
      label: 'Of what',
      wide: true,
      value: view.weight,
      choices: [
        { value: 'time', label: 'of the time' },
        { value: 'energy', label: 'of the energy' },
      ],
      choose: (weight) => {
        view.weight = weight === 'energy' ? 'energy' : 'time';
        view.changed();
      },
    })}</div>`;
}

/** How much is shown, and the way back to all. @param {State} state @param {TableView} view */
function outcome(state, view) {
  if (!is_filtered(view) || !view.rows) return nothing;
  const { order, sentence } = view.rows;
  const all = () => {
    Object.assign(view, { kind: '', bound: '', share: 100 });
    view.changed();
  };
  const is_part = view.kind !== '' || view.bound !== '';
  const shown = `${order.length} of ${state.report.row_count} layers are shown.`;
  return html`${sentence} ${is_part ? shown : nothing}
    <button type="button" class="reset" @click=${all}>Show all</button>`;
}

/** @param {State} state @param {TableView} view with its rows */
export function layer_filters(state, view) {
  const has_hardware = state.selected_hardware >= 0;
  return html`<div class="layer-filters" role="group" aria-label="Which layers are shown">
      ${kind_filter(state, view)}
      ${has_hardware ? bound_filter(state, view) : nothing}
      ${has_hardware ? share_slider(view) : nothing}</div>
    <p class="hint filter-outcome" aria-live="polite">${outcome(state, view)}</p>`;
}
