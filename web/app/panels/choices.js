// Ways to choose one of several: a list, a row of segments, a switch.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';

/** @typedef {{value: string, label: string, meaning?: string, group?: string}} Choice */
/**
 * @typedef {object} Choosing
 * @property {string} name
 * @property {string} label
 * @property {string} value
 * @property {Choice[]} choices
 * @property {string} [meaning]
 * @property {(value: string) => void} choose
 */

/** @param {Event} event */
const value_of = ({ target }) => /** @type {HTMLInputElement} */ (target).value;

/** @param {Choice[]} choices @param {string} value */
function options_of(choices, value) {
  // An option keeps its element, and with it being chosen, where others come and go before it.
  return repeat(
    choices,
    (choice) => choice.value,
    (choice) => html`<option value=${choice.value}
      ?selected=${choice.value === value}>${choice.label}</option>`,
  );
}

/**
 * Choices of a group stand together, after those of none.
 * @param {Choice[]} choices
 * @param {string} value
 */
function grouped_options(choices, value) {
  const groups = new Set(choices.map(({ group }) => group));
  return [...groups].map((group) => {
    const options = options_of(
      choices.filter((choice) => choice.group === group),
      value,
    );
    return group ? html`<optgroup label=${group}>${options}</optgroup>` : options;
  });
}

/**
 * As wide as the panel it has its label above it, or, wide, none that can be seen.
 * @param {Choosing & {wide?: boolean, above?: boolean}} options
 */
export function select_field(options) {
  const { name, label, value, choices, choose, meaning, wide = false, above = false } = options;
  // Names of workloads may be longer than the panel is wide.
  const title = wide ? choices.find((choice) => choice.value === value)?.label : undefined;
  return html`<div class="field">
    <div class="field-line ${wide ? 'wide' : ''} ${above ? 'above' : ''}">
      <label for=${name} class=${wide ? 'visually-hidden' : ''}>${label}</label>
      <select id=${name} title=${title ?? nothing}
        .value=${live(value)} data-definition=${meaning || nothing}
        @change=${(/** @type {Event} */ event) => choose(value_of(event))}>
        ${grouped_options(choices, value)}
      </select>
    </div>
  </div>`;
}

/** @param {Choosing & {hidden_label?: boolean}} options */
export function segments({ name, label, value, choices, choose, meaning, hidden_label = false }) {
  return html`<fieldset class="segments" data-name=${name}>
    <legend class=${hidden_label ? 'visually-hidden' : ''}>${label}</legend>
    <div class="segment-row">
      ${choices.map(
        (choice) => html`<label class="segment"
        data-definition=${choice.meaning || meaning || nothing}>
        <input type="radio" name=${name} value=${choice.value}
          .checked=${live(choice.value === value)} @change=${() => choose(choice.value)}>
        <span>${choice.label}</span></label>`,
      )}
    </div>
  </fieldset>`;
}

/**
 * @param {{name: string, label: string, on: boolean, meaning: string,
 *   turn: (on: boolean) => void}} options
 */
export function switch_field({ name, label, on, meaning, turn }) {
  return html`<div class="field-line switch-line">
    <label for=${name}>${label}</label>
    <input id=${name} type="checkbox" role="switch" .checked=${live(on)} data-definition=${meaning}
      @change=${(/** @type {Event} */ event) =>
        turn(/** @type {HTMLInputElement} */ (event.target).checked)}>
  </div>`;
}
