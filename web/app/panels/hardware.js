// The panel of the hardware: what is compared, shown or hidden, added, edited, removed.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { add_hardware, field_key, show_hardware } from '../project/project_edits.js';
import { hardware_editor } from './hardware_editor.js';
import { focus_search, hardware_picker, not_re_read } from './hardware_picker.js';
import { misfit_tag } from './misfit.js';
import { swatch } from './swatch.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').HardwareReport} HardwareReport */
/**
 * @typedef {object} HardwareView
 * @property {Set<number>} open rows whose numbers are unfolded
 * @property {boolean} is_adding
 * @property {string} search what is typed above the library
 * @property {() => void} changed
 * @property {import('../types.js').OwnActions | null} own
 * @property {(index: number) => void} fill opens the tables of published energies
 * @property {(index: number) => void} fit opens the fit to measured rows
 */

/** @param {HardwareReport} hardware @param {boolean} is_own */
function tag_of({ fields, evidence }, is_own) {
  const is_changed = fields.some(({ changed }) => changed);
  return html`${
    is_own || !is_changed ? html`<span class="tag">${is_own ? 'own' : evidence}</span>` : nothing
  }${is_changed ? html` <span class="tag tag-changed">changed</span>` : nothing}`;
}

/**
 * @param {Store} store
 * @param {HardwareView} view
 * @param {HardwareReport} hardware
 * @param {number} index
 */
function hardware_row(store, view, hardware, index) {
  const is_open = view.open.has(index);
  const toggle = () => {
    if (!view.open.delete(index)) view.open.add(index);
    view.changed();
  };
  const remove = () => {
    if (!store.remove_hardware(index)) return;
    view.open = new Set(
      [...view.open].filter((at) => at !== index).map((at) => (at > index ? at - 1 : at)),
    );
    view.changed();
    focus_adding();
  };
  const duplicate = () => {
    if (!store.duplicate_hardware(index)) return;
    view.open = new Set([...view.open].map((at) => (at > index ? at + 1 : at)));
    view.changed();
  };
  const is_own = store.state.project.hardware?.[index]?.own !== undefined;
  return html`<li class="hardware ${hardware.shown ? '' : 'hidden-hardware'}">
    <div class="hardware-line">
      <div class="shown-mark">
        <input type="checkbox" class="dot" .checked=${live(hardware.shown)}
          aria-label="Show ${hardware.name}"
          @change=${() => store.edit(show_hardware(index, !hardware.shown))}>
        ${swatch(store.state.description, hardware.color)}</div>
      <div class="hardware-name"><strong>${hardware.name}</strong> ${misfit_tag(hardware)}
        ${tag_of(hardware, is_own)}
        ${not_re_read(hardware.checked)}
        <small>${hardware.summary}</small></div>
      <button type="button" class="quiet disclose" aria-expanded=${is_open ? 'true' : 'false'}
        aria-label="Edit ${hardware.name}" @click=${toggle}>
        <svg viewBox="0 0 16 16" width="16" height="16" class="icon" aria-hidden="true">
          <path d="M4 6l4 4 4-4"></path></svg>
      </button>
    </div>
    ${
      is_open
        ? hardware_editor(store, hardware, {
            index,
            remove,
            duplicate,
            edit_whole: () => view.own?.edit(index),
            fill: () => view.fill(index),
            fit: () => view.fit(index),
          })
        : nothing
    }
  </li>`;
}

/** Where the focus goes when the button that had it is gone. */
function focus_adding() {
  document.getElementById('add-hardware')?.focus();
}

/** Folds the library that one adds from, where it is open. @param {HardwareView} view */
export function close_picker(view) {
  if (!view.is_adding) return;
  view.is_adding = false;
  view.changed();
  focus_adding();
}

/** @param {Store} store @param {HardwareView} view */
function picker(store, view) {
  const close = () => close_picker(view);
  return hardware_picker(store.state.description, view.search, {
    add: (id) => store.edit(add_hardware(id)) && close(),
    complete: (id) => view.own?.complete(id),
    close,
    search(text) {
      view.search = text;
      view.changed();
    },
  });
}

/**
 * Unfolds the numbers of a hardware and goes to the first that nobody has published.
 * @param {Store} store
 * @param {HardwareView} view
 * @param {number} index
 */
export function enter_missing(store, view, index) {
  const missing = store.state.report.hardware[index].fields.find(({ value }) => value === null);
  if (!missing) return;
  view.open.add(index);
  view.changed();
  // The panel is drawn by the next frame at the latest.
  requestAnimationFrame(() => {
    const field = document.getElementById(field_key(index, missing.path));
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  });
}

const no_hardware = html`<p class="hint">No hardware yet. Add one to see its roof and floor.</p>`;

/** @param {Store} store @param {HardwareView} view */
export function hardware_panel(store, view) {
  const { hardware } = store.state.report;
  const toggle = () => {
    view.is_adding = !view.is_adding;
    view.search = '';
    view.changed();
    if (view.is_adding) focus_search();
  };
  return html`
    <ul class="hardware-list">
      ${hardware.map((one, index) => hardware_row(store, view, one, index))}
    </ul>
    ${hardware.length ? nothing : no_hardware}
    <div class="buttons">
      <button type="button" class="outlined" id="add-hardware" @click=${toggle}
        aria-expanded=${view.is_adding ? 'true' : 'false'}
        aria-controls=${view.is_adding ? 'presets' : nothing}>Add hardware…</button>
      <button type="button" class="outlined" id="own-hardware"
        @click=${() => view.own?.blank()}>Own hardware…</button>
    </div>
    ${view.is_adding ? picker(store, view) : nothing}`;
}
