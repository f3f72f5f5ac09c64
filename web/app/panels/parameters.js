// The form of a network, made of the parameters it declares.
import { html, nothing } from 'lit/html.js';
import { clear_parameter, set_parameter } from '../project_edits.js';
import { select_field } from './choices.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Parameter} Parameter */
/**
 * Networks whose parameters were folded or unfolded by hand.
 * @typedef {Map<string, boolean>} Folds
 */

const MOST_UNFOLDED = 3;

/** @param {Store} store @param {Parameter} parameter */
function choice_field({ state, edit }, { name, label, meaning, choices, default: standard }) {
  return select_field({
    name: `parameter-${name}`,
    label,
    meaning,
    value: String(state.project.workload.parameters?.[name] ?? standard),
    choices: choices.map((choice) => ({ value: choice, label: choice })),
    choose: (choice) => edit((project) => set_parameter(project, name, choice)),
  });
}

/** @param {Store} store @param {Parameter} parameter */
function number_field(store, parameter) {
  const { name, label, unit, meaning, default: standard, whole } = parameter;
  const value = store.state.project.workload.parameters?.[name] ?? standard;
  const may_be_empty = parameter.optional || parameter.default_from !== '';
  return quantity_field(store, {
    key: `/workload/parameters/${name}`,
    label,
    meaning,
    text: value === null ? '' : String(value),
    placeholder: may_be_empty ? 'follows' : '',
    unit: whole ? '' : unit,
    change: (project, next) => set_parameter(project, name, next),
    clear: may_be_empty ? () => store.edit(clear_parameter(name)) : null,
  });
}

/**
 * @param {Store} store
 * @param {import('../types.js').Network} network
 * @param {Folds} folds
 */
export function parameter_fields(store, { name, parameters }, folds) {
  const fields = parameters.map((parameter) =>
    parameter.choices.length ? choice_field(store, parameter) : number_field(store, parameter),
  );
  if (parameters.length <= MOST_UNFOLDED) return fields;
  const is_changed = Object.keys(store.state.project.workload.parameters ?? {}).length > 0;
  const toggled = (/** @type {Event} */ { target }) =>
    folds.set(name, /** @type {HTMLDetailsElement} */ (target).open);
  return html`<details class="fold" ?open=${folds.get(name) ?? is_changed} @toggle=${toggled}>
    <summary>Shape${is_changed ? html` <span class="mark-changed">changed</span>` : nothing}
    </summary>${fields}</details>`;
}
