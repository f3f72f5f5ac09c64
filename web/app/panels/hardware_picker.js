// The library of hardware to add from: searched, grouped by class, each with a small roof.
import { html, nothing } from 'lit/html.js';

/** @typedef {import('../types.js').Description} Description */
/** @typedef {import('../types.js').LibraryHardware} LibraryHardware */
/**
 * @typedef {object} PickerActions
 * @property {(id: string) => void} add
 * @property {(id: string) => void} complete what is missing is to be entered
 * @property {() => void} close
 * @property {(text: string) => void} search
 */

const WIDTH = 60;
const HEIGHT = 28;
const MARGIN = 2;

/** Goes to the search field, which is drawn by the next frame at the latest. */
export function focus_search() {
  requestAnimationFrame(() => document.getElementById('preset-search')?.focus());
}

/** Says that figures were not read again. @param {string} checked yes, partly or no */
export function not_re_read(checked) {
  if (!checked || checked === 'yes') return nothing;
  const definition =
    checked === 'no'
      ? 'Its figures were recalled from the document named, and not read in it again.'
      : 'Some of its figures were not read again in the document named.';
  return html`<span class="tag tag-doubt" data-definition=${definition}>not re-read</span>`;
}

/** @param {LibraryHardware} entry */
function small_roof({ roof }) {
  const { x, y } = roof ?? { x: [], y: [] };
  const points = x.map((right, at) => {
    const left = MARGIN + right * (WIDTH - 2 * MARGIN);
    return `${left},${HEIGHT - MARGIN - y[at] * (HEIGHT - 2 * MARGIN)}`;
  });
  return html`<svg class="small-roof" width=${WIDTH} height=${HEIGHT}
    viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <polyline points=${points.join(' ')}></polyline></svg>`;
}

/** @param {LibraryHardware} entry */
function trust({ evidence, confidence, checked }) {
  return html`<span class="tag">${evidence}</span>
    ${
      confidence && confidence !== 'high'
        ? html`<span class="tag">${confidence} confidence</span>`
        : nothing
    }
    ${not_re_read(checked)}`;
}

/** Facts in a row: a line ends after a dot, never before it. @param {string} text */
function facts(text) {
  return html`<small>${text.replaceAll(' · ', '\u00a0· ')}</small>`;
}

/** @param {LibraryHardware} entry @param {PickerActions} actions */
function result(entry, { add, complete }) {
  const { id, name, origin, summary, missing, notes } = entry;
  const is_missing = missing.length > 0;
  return html`<li><button type="button" class="preset ${is_missing ? 'incomplete' : ''}"
    @click=${() => (is_missing ? complete(id) : add(id))}>
    ${small_roof(entry)}
    <span><strong>${name}</strong> ${trust(entry)}
      ${[origin, summary].filter(Boolean).map(facts)}
      ${
        is_missing
          ? html`<small>No published ${missing.join(', no published ')}. ${notes}</small>
              <small class="completing">Enter what is missing…</small>`
          : nothing
      }</span>
  </button></li>`;
}

/** Letters and digits: "HBM-PIM" and "hbm_pim" are one. @param {string} text */
const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** @param {LibraryHardware[]} entries @param {string} search */
function found_in(entries, search) {
  const words = search.split(/\s+/).map(plain);
  return entries.filter(({ id, name, class_label, class: short, origin, summary }) => {
    const facts = [...origin.split(' · '), ...summary.split(' · ')];
    const text = [id, name, class_label, short, ...facts].map(plain).join(' ');
    return words.every((word) => text.includes(word));
  });
}

/** @param {LibraryHardware[]} usable @param {LibraryHardware[]} unusable @param {string} search */
function outcome(usable, unusable, search) {
  if (!search.trim()) {
    return `${usable.length} to choose from; ${unusable.length} more without a published peak or
      bandwidth are found by searching.`;
  }
  if (usable.length + unusable.length === 0) {
    return `Nothing found for “${search}”. Try a name, a maker, a class, a year or a memory type.`;
  }
  const rest = unusable.length ? ` ${unusable.length} more with something missing.` : '';
  return `${usable.length} found.${rest}`;
}

/**
 * Arrows step through the field and the results, Escape closes.
 * @param {KeyboardEvent} event
 * @param {() => void} close
 */
function press(event, close) {
  if (event.defaultPrevented) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape') close();
  else if (!step) return;
  event.preventDefault();
  if (!step) return;
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const stops = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('input, button')]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
}

/**
 * @param {Description} description
 * @param {string} search
 * @param {PickerActions} actions
 */
export function hardware_picker({ hardware, incomplete_hardware }, search, actions) {
  const usable = found_in(hardware, search);
  const unusable = found_in(incomplete_hardware, search);
  const shown = search.trim() ? [...usable, ...unusable] : usable;
  const groups = [...new Set(shown.map(({ class_label }) => class_label))].map((label) => ({
    label,
    members: shown.filter(({ class_label }) => class_label === label),
  }));
  return html`<div class="presets" id="presets" role="group" aria-label="Library of hardware"
    @keydown=${(/** @type {KeyboardEvent} */ event) => press(event, actions.close)}>
    <input type="search" id="preset-search" aria-label="Search the library" autocomplete="off"
      placeholder="Name, maker, class, year, memory" .value=${search}
      @input=${(/** @type {Event} */ { target }) =>
        actions.search(/** @type {HTMLInputElement} */ (target).value)}>
    <p class="hint" id="preset-count" role="status">${outcome(usable, unusable, search)}</p>
    <div class="preset-groups">
      ${groups.map(
        ({ label, members }) => html`<h3>${label} <small>${members.length}</small></h3>
          <ul>${members.map((entry) => result(entry, actions))}</ul>`,
      )}
    </div>
  </div>`;
}
