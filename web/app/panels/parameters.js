// The form of a network, made of the parameters it declares.
import { html, nothing } from 'lit/html.js';
import { clear_parameter, set_parameter } from '../project/project_edits.js';
import { select_field, switch_field } from './choices.js';
import { count_field } from './count_field.js';
import { quantity_field } from './quantity_field.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Parameter} Parameter */
/** @typedef {import('../types.js').Network} Network */
/**
 * Networks whose parameters were folded or unfolded by hand.
 * @typedef {Map<string, boolean>} Folds
 */

const MOST_UNFOLDED = 3;
/** Where the sliders of inputs end; the fields take more. */
const MOST_TOKENS = 131072;
const MOST_GENERATED = 4096;

/** @param {Store} store @param {Parameter} parameter */
function value_of({ state }, { name, default: standard }) {
  return state.project.workload.parameters?.[name] ?? standard;
}

/** @param {Store} store @param {Parameter} parameter */
function choice_field(store, parameter) {
  const { name, label, meaning, choices } = parameter;
  return select_field({
    name: `parameter-${name}`,
    label,
    meaning,
    value: String(value_of(store, parameter)),
    choices: choices.map((choice) => ({ value: choice, label: choice.replaceAll('_', ' ') })),
    choose: (choice) => store.edit((project) => set_parameter(project, name, choice)),
  });
}

/** Something that a network has or has not. @param {Store} store @param {Parameter} parameter */
function yes_or_no(store, parameter) {
  const { name, label, meaning } = parameter;
  return switch_field({
    name: `parameter-${name}`,
    label,
    meaning,
    on: value_of(store, parameter) === 1,
    turn: (on) => store.edit((project) => set_parameter(project, name, Number(on))),
  });
}

/** @param {Store} store @param {Parameter} parameter */
function number_parts(store, parameter) {
  const { name, label, unit, meaning, whole } = parameter;
  const value = value_of(store, parameter);
  const may_be_empty = parameter.optional || parameter.default_from !== '';
  return {
    key: `/workload/parameters/${name}`,
    label,
    meaning,
    text: value === null ? '' : String(value),
    placeholder: may_be_empty ? 'follows' : '',
    unit: whole ? '' : unit,
    change: (/** @type {import('../types.js').Project} */ project, /** @type {number} */ next) =>
      set_parameter(project, name, next),
    clear: may_be_empty ? () => store.edit(clear_parameter(name)) : null,
  };
}

/** @param {Store} store @param {Parameter} parameter */
export function field_of(store, parameter) {
  const { choices, minimum, maximum, whole } = parameter;
  if (choices.length) return choice_field(store, parameter);
  if (whole && minimum === 0 && maximum === 1) return yes_or_no(store, parameter);
  return quantity_field(store, number_parts(store, parameter));
}

/**
 * The sizes of the inputs that count in a phase.
 * @param {Store} store
 * @param {Network} network
 * @param {string} phase
 */
export function input_fields(store, { parameters }, phase) {
  return parameters
    .filter(({ of_input, phases }) => of_input && (!phases.length || phases.includes(phase)))
    .map((parameter) => {
      const most = parameter.name === 'generated' ? MOST_GENERATED : MOST_TOKENS;
      return count_field(store, number_parts(store, parameter), most);
    });
}

/**
 * The sizes of the network itself; many are folded.
 * @param {Store} store
 * @param {Network} network
 * @param {Folds} folds
 */
export function shape_fields(store, { name, parameters }, folds) {
  const shape = parameters.filter(({ of_input }) => !of_input);
  const fields = shape.map((parameter) => field_of(store, parameter));
  if (shape.length <= MOST_UNFOLDED) return fields;
  const given = store.state.project.workload.parameters ?? {};
  const is_changed = shape.some((parameter) => parameter.name in given);
  const toggled = (/** @type {Event} */ { target }) =>
    folds.set(name, /** @type {HTMLDetailsElement} */ (target).open);
  return html`<details class="fold" ?open=${folds.get(name) ?? is_changed} @toggle=${toggled}>
    <summary>Shape${is_changed ? html` <span class="mark-changed">changed</span>` : nothing}
    </summary>${fields}</details>`;
}
