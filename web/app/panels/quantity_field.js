// One number with its unit: applied while it is typed, kept as typed while it cannot be.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';

/**
 * @typedef {object} QuantityField
 * @property {string} key where the number stands in the project, as a JSON pointer
 * @property {string} label
 * @property {string} [full_label] where the label alone does not say whose number it is
 * @property {string} text the number as it is now
 * @property {string} unit
 * @property {string} [placeholder] what stands in the empty field
 * @property {string} [meaning]
 * @property {boolean} [changed] away from its library value
 * @property {unknown} [below] what stands under the field
 * @property {unknown} [beside] what stands after its label
 * @property {unknown} [slider] another way to enter it, between its label and the field
 * @property {(project: import('../types.js').Project, value: number) => void} change
 * @property {(() => void) | null} [clear] what an empty text means, where it means something
 */

/**
 * Where what is typed is kept: the store, or what stands in for it.
 * @typedef {Pick<import('../types.js').Store, 'edit_quantity' | 'settle' | 'abandon'>
 *   & {state: {drafts: Map<string, import('../types.js').Draft>}}} Typing
 */

const UNIT_EXAMPLES = new Map([
  ['op/s', 'as in 100 Top/s'],
  ['B/s', 'as in 2 TB/s'],
  ['J/op', 'as in 1 pJ/op'],
  ['J/B', 'as in 50 pJ/B'],
]);

/** @param {string} text with ordinary spaces */
function plain(text) {
  return text.trim().replaceAll('\u202f', ' ');
}

let is_pressed = false;
addEventListener('pointerdown', () => (is_pressed = true), { capture: true });
for (const end of ['pointerup', 'pointercancel']) {
  addEventListener(end, () => (is_pressed = false), { capture: true });
}

/**
 * A press elsewhere takes the focus from a field. What then goes from under the field must not move
 * the page before the release, or the click would miss.
 * @param {() => void} run
 */
function once_released(run) {
  if (is_pressed) addEventListener('pointerup', () => setTimeout(run), { once: true });
  else run();
}

/**
 * @param {import('../types.js').Draft | undefined} draft
 * @param {string} id
 * @param {(() => void) | null} abandon null where there is nothing to go back to
 */
function draft_note(draft, id, abandon) {
  if (draft?.message) {
    return html`<div class="below"><p class="field-error" id=${id}>${draft.message}</p>
      ${
        abandon
          ? html`<button type="button" class="reset"
              aria-label="Discard what was typed at ${draft.label}"
              @click=${abandon}>Discard</button>`
          : nothing
      }</div>`;
  }
  if (draft?.understood && plain(draft.understood) !== plain(draft.text)) {
    return html`<p class="field-understood" id=${id}>= ${draft.understood}</p>`;
  }
  return nothing;
}

/**
 * @param {Typing} store
 * @param {QuantityField} field
 */
export function quantity_field(store, field) {
  const { key, label, full_label = label, text, unit, change, clear } = field;
  const { meaning, changed, below, beside, slider } = field;
  const placeholder = field.placeholder || UNIT_EXAMPLES.get(unit);
  const draft = store.state.drafts.get(key);
  const abandon = draft?.text === text ? null : () => store.abandon(key);
  const note = draft_note(draft, `${key}:note`, abandon);
  const described = note === nothing ? nothing : `${key}:note`;
  /** @param {Event} event */
  const typed = ({ target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    if (value.trim() || !clear) {
      store.edit_quantity({ key, label: full_label, text: value, unit }, change);
      return;
    }
    clear();
    store.abandon(key);
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key === 'Enter') store.settle(key);
    if (event.key !== 'Escape' || !draft) return;
    event.preventDefault();
    event.stopPropagation();
    store.abandon(key);
  };
  return html`<div class="field ${changed ? 'changed' : ''}">
    <div class="field-line ${slider ? 'slid' : ''}">
      <label for=${key}>${label}${beside ?? nothing}</label>
      ${slider ?? nothing}
      <input id=${key} type="text" autocomplete="off" spellcheck="false"
        .value=${live(draft ? draft.text : text)} placeholder=${placeholder ?? nothing}
        aria-invalid=${draft?.message ? 'true' : nothing} aria-describedby=${described}
        data-definition=${meaning || nothing}
        @input=${typed} @keydown=${pressed} @blur=${() => once_released(() => store.settle(key))}>
    </div>
    ${note}${below ?? nothing}
  </div>`;
}
