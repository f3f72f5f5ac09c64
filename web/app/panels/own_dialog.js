// The form of a hardware of one's own: its peaks, its levels of memory, its energies.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { select_field } from './choices.js';
import { fault, figure_field, text_field } from './own_fields.js';
import { add_level, add_row, LEVELS_ID, MOST_LEVELS, set_row_format } from './own_form.js';
import { own_level } from './own_level.js';

/** @typedef {import('../types.js').FormatRow} FormatRow */
/** @typedef {import('./own_fields.js').OwnEditing} OwnEditing */

/**
 * @param {OwnEditing} editing
 * @param {'peaks' | 'energies'} list
 * @param {FormatRow} row
 * @param {{label: string, unit: string, placeholder: string, choices: {name: string,
 *   label: string}[], least: number}} about
 */
function format_row(editing, list, row, { label, unit, placeholder, choices, least }) {
  const { form, changed } = editing;
  const { id, format, figure } = row;
  const taken = form[list].map((other) => other.format).filter((name) => name !== format);
  const free = choices.filter(({ name }) => !taken.includes(name));
  const remove = () => {
    form[list] = form[list].filter((other) => other !== row);
    editing.typing.abandon(`${id}-figure`);
    changed(`own-add-${list}`);
  };
  const said = choices.find(({ name }) => name === format)?.label ?? format;
  return html`<div class="own-row">${select_field({
    name: `${id}-format`,
    label: `Format of ${label.toLowerCase()}`,
    value: format,
    choices: (free.some(({ name }) => name === format)
      ? free
      : [{ name: format, label: format }, ...free]
    ).map((choice) => ({ value: choice.name, label: choice.label })),
    choose: (chosen) => {
      set_row_format(row, chosen);
      changed();
    },
    wide: true,
  })}
  ${figure_field(editing, {
    id: `${id}-figure`,
    label,
    full_label: `${label}, ${said}`,
    unit,
    figure,
    placeholder,
  })}
  ${
    form[list].length > least
      ? html`<button type="button" class="reset" aria-label="Remove ${label.toLowerCase()}, ${said}"
          @click=${remove}>Remove</button>`
      : nothing
  }</div>`;
}

/**
 * @param {OwnEditing} editing
 * @param {'peaks' | 'energies'} list
 * @param {Parameters<typeof format_row>[3] & {add: string}} about
 */
function format_rows(editing, list, { add, ...about }) {
  const { form, changed } = editing;
  const next = about.choices.find(({ name }) => form[list].every(({ format }) => format !== name));
  const append = () => {
    if (next) changed(`${add_row(form, list, next.name).id}-format`);
  };
  return html`${repeat(
    form[list],
    ({ id }) => id,
    (row) => format_row(editing, list, row, about),
  )}
  ${
    next
      ? html`<button type="button" class="outlined" id="own-add-${list}"
          @click=${append}>${add}</button>`
      : nothing
  }`;
}

/** @param {OwnEditing} editing */
function peaks(editing) {
  const { form, formats, changed } = editing;
  const turn = (/** @type {Event} */ { target }) => {
    form.scales = /** @type {HTMLInputElement} */ (target).checked;
    changed();
  };
  const scaling = html`<p class="own-check"><input type="checkbox" id="own-scales"
    .checked=${live(form.scales)} @change=${turn}> <label for="own-scales">A format that is not
    listed has the peak of fp32 times 32 / bits</label></p>`;
  return html`<fieldset><legend>Peaks</legend>
    <p class="hint">Operations a second with all units busy, for each number format; a
      multiply-accumulate is two operations. A format that is not listed runs at the peak of the
      next wider one.</p>
    ${format_rows(editing, 'peaks', {
      label: 'Peak',
      unit: 'op/s',
      placeholder: 'as in 100 Top/s',
      choices: formats,
      least: 1,
      add: 'Add a peak',
    })}
    ${'peak_scaling' in editing.target.object ? scaling : nothing}</fieldset>`;
}

/** @param {OwnEditing} editing */
function memory(editing) {
  const { form, changed } = editing;
  const append = () => changed(`${add_level(form).id}-name`);
  return html`<fieldset id=${LEVELS_ID} tabindex="-1"><legend>Memory</legend>
    <p class="hint">The main memory first, then what lies nearer to the arithmetic, such as a cache:
      at most ${MOST_LEVELS} levels.</p>
    ${fault(editing, LEVELS_ID)}
    ${repeat(
      form.levels,
      ({ id }) => id,
      (level, at) => own_level(editing, level, at),
    )}
    ${
      form.levels.length < MOST_LEVELS
        ? html`<button type="button" class="outlined" id="own-add-level"
            @click=${append}>Add a level</button>`
        : nothing
    }</fieldset>`;
}

/** @param {OwnEditing} editing */
function energies(editing) {
  const { form, formats, target } = editing;
  const any = { name: 'any', label: 'any format' };
  return html`<fieldset><legend>Energy</legend>
    <p class="hint">For the floorline. What is empty is not known; with a thermal design power
      (TDP) and a known type of memory it is estimated.${
        target.object.analog_array
          ? ' An energy per operation takes the place of what its analog arrays would take.'
          : ''
      }</p>
    ${format_rows(editing, 'energies', {
      label: 'Energy per operation',
      unit: 'J/op',
      placeholder: 'as in 1 pJ/op',
      choices: [any, ...formats],
      least: 0,
      add: 'Add an energy per operation',
    })}
    <div class="layer-fields">
    ${figure_field(editing, {
      id: 'own-constant_power_watts',
      label: 'Constant power',
      unit: 'W',
      figure: form.powers.constant_power_watts,
      placeholder: 'as in 50 W',
    })}
    ${figure_field(editing, {
      id: 'own-tdp_watts',
      label: 'TDP',
      unit: 'W',
      figure: form.powers.tdp_watts,
      placeholder: 'as in 300 W',
    })}</div></fieldset>`;
}

/** @param {OwnEditing} editing */
function notes(editing) {
  const { form, changed } = editing;
  const typed = (/** @type {Event} */ { target }) => {
    form.notes = /** @type {HTMLTextAreaElement} */ (target).value;
    changed();
  };
  return html`<label class="share-label" for="own-notes">Notes</label>
    <textarea id="own-notes" rows="3" .value=${live(form.notes)} @input=${typed}></textarea>`;
}

/** @param {OwnEditing['target']} target */
function about({ place, object, is_preset }) {
  if (is_preset && place !== null) {
    return html`<p class="sub">“Apply” makes this your own copy of ${object.name}: from then on it
      no longer follows the library.</p>`;
  }
  if (is_preset) {
    return html`<p class="sub">What is known of it stands here already. With what is missing it
      becomes a hardware of your own.</p>`;
  }
  return html`<p class="sub">A chip that you know, plan or imagine. Numbers take units: 2 TB/s, 80
    GB, 5 pJ/B.</p>`;
}

/** @param {OwnEditing} editing */
export function own_dialog(editing) {
  const { form, target, message, apply, cancel } = editing;
  const title = target.object.name ? `Levels and peaks of ${target.object.name}` : 'Own hardware';
  return html`<h2 class="plain" id="own-title">${title}</h2>
    ${about(target)}
    <div class="own-form">
    ${text_field(editing, {
      id: 'own-name',
      label: 'Name',
      value: form.name,
      set: (text) => {
        form.name = text;
      },
    })}
    ${peaks(editing)}${memory(editing)}${energies(editing)}${notes(editing)}</div>
    <div role="alert">${message ? html`<p class="field-error">${message}</p>` : nothing}</div>
    <div class="buttons">
      <button type="button" class="outlined" @click=${cancel}>Cancel</button>
      <button type="button" class="primary" id="own-apply" @click=${apply}>Apply</button>
    </div>`;
}
