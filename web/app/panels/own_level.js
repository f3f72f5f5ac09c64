// One level of memory in the form of one's own hardware: what it moves and holds, and at what cost.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { select_field } from './choices.js';
import { fault, figure_field, text_field } from './own_fields.js';
import { LEVELS_ID, move_level } from './own_form.js';

/** @typedef {import('./own_fields.js').OwnEditing} OwnEditing */
/** @typedef {import('../types.js').LevelRow} LevelRow */

const FIGURES = [
  ['bandwidth_bytes_per_second', 'Bandwidth', 'B/s', 'as in 2 TB/s'],
  ['capacity_bytes', 'Capacity', 'B', 'as in 80 GB'],
  ['energy_per_byte_joules', 'Energy per byte read', 'J/B', 'as in 50 pJ/B'],
  ['write_energy_per_byte_joules', 'Energy per byte written', 'J/B', 'as for reading'],
  ['energy_balance', 'Energy balance E_R', 'op/B', 'as in 20 op/B'],
];

const CARRIES = [
  { value: 'everything', label: 'everything' },
  { value: 'weights', label: 'weights' },
  { value: 'activations', label: 'inputs and outputs' },
];

/** @param {OwnEditing} editing @param {LevelRow} level @param {string} said */
function figures(editing, { id, figures: known }, said) {
  // Few sources state a balance in place of an energy; who fills in a form has no need of it.
  const shown = FIGURES.filter(
    ([key]) => key !== 'energy_balance' || known[key].before !== null,
  );
  return shown.map(([key, label, unit, placeholder]) =>
    figure_field(editing, {
      id: `${id}-${key}`,
      label,
      full_label: `${said}, ${label}`,
      unit,
      figure: known[key],
      placeholder,
    }),
  );
}

/** @param {OwnEditing} editing @param {LevelRow} level @param {string} said */
function holding({ changed }, level, said) {
  if (level.carries !== 'weights') return nothing;
  const turn = (/** @type {Event} */ { target }) => {
    level.holds_weights = /** @type {HTMLInputElement} */ (target).checked;
    changed();
  };
  return html`<p class="own-check"><input type="checkbox" id="${level.id}-holds"
    aria-label="${said}, its arrays hold the weights" .checked=${live(level.holds_weights)}
    @change=${turn}> <label for="${level.id}-holds">Its arrays hold the weights and compute with
    them; weights that fit are not moved</label></p>`;
}

/** @param {OwnEditing} editing @param {LevelRow} level @param {number} at @param {string} said */
function buttons({ form, typing, changed }, level, at, said) {
  const count = form.levels.length;
  if (count === 1) return nothing;
  const move = (/** @type {number} */ to) => {
    move_level(form, at, to);
    // At the end of the way the button is gone: the other one takes the focus.
    const is_end = to === 0 || to === count - 1;
    const is_outwards = to < at;
    changed(`${level.id}-${is_outwards !== is_end ? 'out' : 'in'}`);
  };
  const remove = () => {
    form.levels = form.levels.filter((other) => other !== level);
    FIGURES.forEach(([key]) => typing.abandon(`${level.id}-${key}`));
    changed(LEVELS_ID);
  };
  return html`<div class="own-steps">
    ${
      at > 0
        ? html`<button type="button" class="reset" id="${level.id}-out"
            aria-label="Move ${said} outwards" @click=${() => move(at - 1)}>Outwards</button>`
        : nothing
    }
    ${
      at < count - 1
        ? html`<button type="button" class="reset" id="${level.id}-in"
            aria-label="Move ${said} inwards" @click=${() => move(at + 1)}>Inwards</button>`
        : nothing
    }
    <button type="button" class="reset" aria-label="Remove ${said}"
      @click=${remove}>Remove</button></div>`;
}

/** @param {OwnEditing} editing @param {LevelRow} level @param {number} at */
export function own_level(editing, level, at) {
  const { id, name, carries } = level;
  const said = name.trim() || `level ${at + 1}`;
  return html`<fieldset id=${id} tabindex="-1">
    <legend>Level ${at + 1}${at === 0 ? ', the main memory' : ''}</legend>
    ${fault(editing, id)}
    <div class="layer-fields">
    ${text_field(editing, {
      id: `${id}-name`,
      label: 'Name',
      full_label: `Name of level ${at + 1}`,
      placeholder: 'as in HBM3',
      value: name,
      set: (text) => {
        level.name = text;
      },
    })}
    ${figures(editing, level, said)}
    ${select_field({
      name: `${id}-carries`,
      label: 'What crosses it',
      value: carries,
      choices: CARRIES,
      choose: (chosen) => {
        level.carries = chosen;
        editing.changed();
      },
    })}</div>
    ${holding(editing, level, said)}${buttons(editing, level, at, said)}</fieldset>`;
}
