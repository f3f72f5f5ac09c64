// The editor of the layers: all of them as a list, the chosen one as a form.
import { html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { format_count } from '../text/format.js';
import {
  after_insert,
  after_remove,
  after_swap,
  change_list,
  free_name,
  inserted,
  layer_key,
  moved,
  new_layer,
  removed,
  replaced,
} from '../project/layer_edits.js';
import { select_field } from './choices.js';
import { layer_form } from './layer_form.js';
import { shortened } from './layer_name.js';
import { quantity_field } from './quantity_field.js';
import { drawn_positions } from './virtual_rows.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Layer} Layer */
/**
 * An edit of the list itself, which may wait while its layers change, with what is to be said and
 * to have the focus afterwards.
 * @typedef {object} Step
 * @property {string} label what a button calls it
 * @property {string} notice
 * @property {(layers: Layer[]) => Layer[]} change
 * @property {(layer: number) => number | null} place_of
 * @property {number} chosen the layer that is chosen afterwards
 * @property {string} focus the selector of what then has the focus
 */
/**
 * @typedef {object} EditorView
 * @property {boolean} is_open
 * @property {number} chosen place of the layer whose form is shown
 * @property {import('./virtual_rows.js').Window} window of the list
 * @property {Step & {network: string} | null} asked what waits for the network to become a list
 * @property {string | null} typed_name that cannot be, or that waits
 * @property {string} added_kind
 * @property {string} focus selector of what is to have the focus when it is drawn
 * @property {() => void} changed
 */
/** @typedef {{store: Store, core: import('../types.js').Core, view: EditorView}} Parts */
/** @typedef {Parts & {list: import('../types.js').LayerList, at: number}} Opened */

const CHOSEN_ROW = '.layer-list [aria-current]';

/** All layers as a document has them; the core knows those of a network. @param {Opened} opened */
function all_layers({ store, core, list }) {
  const { project, revision } = store.state;
  return (
    project.workload.layers ??
    core.layers(revision, 0, list.count).layers.map(({ layer }) => layer)
  );
}

/** @param {Opened} opened @param {Step} step */
function take(opened, step) {
  const { store, view, list } = opened;
  const listed = { name: list.name, layers: all_layers(opened) };
  const { change, place_of, notice } = step;
  view.asked = null;
  if (store.edit(change_list(listed, change), undefined, { place_of, notice })) {
    Object.assign(view, { chosen: step.chosen, focus: step.focus, typed_name: null });
  }
  view.changed();
}

/** Asks first where a network would become a list. @param {Opened} opened @param {Step} step */
function ask(opened, step) {
  const { view, list } = opened;
  if (list.network === null) {
    take(opened, step);
    return;
  }
  Object.assign(view, { asked: { ...step, network: list.network }, focus: '#confirm-list' });
  view.changed();
}

/** @param {Opened} opened */
function question(opened) {
  const { store, view, list } = opened;
  const { asked } = view;
  if (!asked) return nothing;
  const label = store.state.description.networks.find(({ name }) => name === list.network)?.label;
  const leave = () => {
    Object.assign(view, { asked: null, typed_name: null, focus: CHOSEN_ROW });
    view.changed();
  };
  return html`<div class="notice question" role="group" aria-label="Turn into a list">
    <p>This turns ${label} into a list of its ${format_count(list.count, 'layer')}; its form no
      longer changes them.</p>
    <div class="buttons"><button type="button" class="primary" id="confirm-list"
        @click=${() => take(opened, asked)}>${asked.label}, and turn into a list</button>
      <button type="button" class="outlined" @click=${leave}>Cancel</button></div></div>`;
}

/** @param {Opened} opened @param {Layer} layer @returns {Record<string, Step | null>} */
function steps(opened, layer) {
  const { at, list, store, view } = opened;
  const { name } = layer;
  const kind = store.state.description.layer_kinds.find((one) => one.name === view.added_kind);
  /** @param {number} to @param {string} way @returns {Step | null} */
  const move = (to, way) =>
    to < 0 || to >= list.count
      ? null
      : {
          label: `Move ${name} ${way}`,
          notice: `${name} is now layer ${to + 1} of ${list.count}.`,
          change: (layers) => moved(layers, at, to),
          place_of: after_swap(at, to),
          chosen: to,
          focus: `[data-step="${way}"]`,
        };
  return {
    up: move(at - 1, 'up'),
    down: move(at + 1, 'down'),
    duplicate: {
      label: `Duplicate ${name}`,
      notice: `${name} is there twice.`,
      change: (layers) =>
        inserted(layers, at + 1, {
          ...layers[at],
          name: free_name(layers, `${name} copy`),
        }),
      place_of: after_insert(at + 1),
      chosen: at + 1,
      focus: '#layer-name',
    },
    remove:
      list.count < 2
        ? null
        : {
            label: `Delete ${name}`,
            notice: `${name} is deleted; ${format_count(list.count - 1, 'layer')} are left.`,
            change: (layers) => removed(layers, at),
            place_of: after_remove(at),
            chosen: Math.min(at, list.count - 2),
            focus: CHOSEN_ROW,
          },
    add: kind
      ? {
          label: `Add a layer after ${name}`,
          notice: `A layer of the kind ${kind.label} is added after ${name}.`,
          change: (layers) => inserted(layers, at + 1, new_layer(layers, at + 1, kind)),
          place_of: after_insert(at + 1),
          chosen: at + 1,
          focus: '#layer-name',
        }
      : null,
  };
}

/** @param {Opened} opened @param {Layer} layer */
function step_buttons(opened, layer) {
  const possible = steps(opened, layer);
  return (/** @type {string} */ name, /** @type {string} */ label) => {
    const step = possible[name];
    return html`<button type="button" class="outlined" data-step=${name}
      aria-disabled=${step ? nothing : 'true'}
      aria-label=${step?.label ?? nothing} @click=${() => step && ask(opened, step)}
      >${label}</button>`;
  };
}

/** @param {Opened} opened @param {Layer} layer */
function toolbar(opened, layer) {
  const button = step_buttons(opened, layer);
  return html`<div class="buttons layer-steps" role="group" aria-label="Change the list">
    ${button('up', 'Move up')}${button('down', 'Move down')}
    ${button('duplicate', 'Duplicate')}${button('remove', 'Delete')}</div>`;
}

/** Below the list, since it is of no layer there is. @param {Opened} opened @param {Layer} layer */
function adding(opened, layer) {
  const { view, store } = opened;
  return html`<div class="layer-adding">${select_field({
      name: 'added-kind',
      label: 'Kind of a new layer',
      above: true,
      value: view.added_kind,
      choices: store.state.description.layer_kinds.map(({ name, label }) => ({
        value: name,
        label,
      })),
      choose: (kind) => {
        view.added_kind = kind;
        view.changed();
      },
    })}${step_buttons(opened, layer)('add', 'Add a layer')}</div>`;
}

/** @param {Opened} opened @param {Layer} layer */
function name_field(opened, layer) {
  const { view, at } = opened;
  const text = view.typed_name ?? layer.name;
  const is_bad = view.typed_name !== null && !view.typed_name.trim();
  const typed = (/** @type {Event} */ { target }) => {
    const name = /** @type {HTMLInputElement} */ (target).value;
    view.typed_name = name === layer.name ? null : name;
    if (name.trim() && name !== layer.name) {
      ask(opened, {
        label: `Rename ${layer.name} to ${name}`,
        notice: `${layer.name} is now called ${name}.`,
        change: (layers) => replaced(layers, at, { ...layers[at], name }),
        place_of: (place) => place,
        chosen: at,
        focus: '',
      });
    }
    view.changed();
  };
  return html`<div class="field"><div class="field-line">
      <label for="layer-name">Name</label>
      <input id="layer-name" type="text" autocomplete="off" spellcheck="false"
        .value=${live(text)} aria-invalid=${is_bad ? 'true' : nothing}
        aria-describedby=${is_bad ? 'layer-name-note' : nothing} @change=${typed}></div>
    ${
      is_bad
        ? html`<p class="field-error" id="layer-name-note">Nothing was entered; expected a name.
          </p>`
        : nothing
    }</div>`;
}

/** @param {Opened} opened @param {Layer} layer */
function kind_field(opened, layer) {
  const { store, at } = opened;
  const { layer_kinds } = store.state.description;
  return select_field({
    name: 'layer-kind',
    label: 'Kind',
    value: layer.kind,
    choices: layer_kinds.map(({ name, label }) => ({ value: name, label })),
    choose: (chosen) => {
      const kind = layer_kinds.find(({ name }) => name === chosen);
      if (!kind) return;
      ask(opened, {
        label: `Make ${layer.name} a layer of the kind ${kind.label}`,
        notice: `${layer.name} is now of the kind ${kind.label}.`,
        change: (layers) => {
          const { kind: made, parameters } = new_layer(layers, at, kind);
          return replaced(layers, at, { ...layers[at], kind: made, parameters });
        },
        place_of: (place) => (place === at ? null : place),
        chosen: at,
        focus: '#layer-kind',
      });
    },
  });
}

/** How often a layer runs; a network says it itself. @param {Opened} opened @param {Layer} layer */
function repeat_field({ store, at, list }, layer) {
  if (list.network !== null) {
    return (layer.repeat ?? 1) > 1
      ? html`<p class="hint">Runs ${layer.repeat} times, as the network says.</p>`
      : nothing;
  }
  return quantity_field(store, {
    key: layer_key(at, 'repeat'),
    label: 'Repeats',
    full_label: `${layer.name}, Repeats`,
    text: String(layer.repeat ?? 1),
    unit: '',
    meaning: 'How often the layer runs, one time after the other.',
    change: ({ workload }, repeats) => {
      workload.layers = replaced(workload.layers ?? [], at, { ...layer, repeat: repeats });
    },
  });
}

/** @param {Opened} opened @param {import('../types.js').ListedLayer} listed @param {number} at */
function list_row({ store, view, list, at: chosen }, { layer, network_values }, at) {
  const { description, project } = store.state;
  const kind = description.layer_kinds.find(({ name }) => name === layer.kind)?.label;
  const is_changed = network_values !== undefined || project.workload.edits?.[layer.name];
  const choose = () => {
    Object.assign(view, { chosen: at, asked: null, typed_name: null });
    view.changed();
  };
  return html`<li aria-setsize=${list.count} aria-posinset=${at + 1}><button type="button"
    class="layer-choice" data-place=${at} aria-current=${at === chosen ? 'true' : nothing}
    aria-label="${layer.name}, ${kind}${is_changed ? ', changed' : ''}" @click=${choose}
    ><span class="place">${at + 1}</span>${shortened(layer.name)}
    ${is_changed ? html`<span class="mark-changed">changed</span>` : nothing}
    <small>${kind}</small></button></li>`;
}

/** @param {Opened} opened */
function layer_list(opened) {
  const { store, core, view, list, at } = opened;
  const { revision } = store.state;
  const { first, last } = view.window;
  const from = Math.min(first, Math.max(0, list.count - 1));
  const part = core.layers(revision, from, Math.max(1, last - from)).layers;
  const of = (/** @type {number} */ place) =>
    part[place - from] ?? core.layers(revision, place, 1).layers[0];
  const rows = drawn_positions(list.count, view.window, [at]);
  return html`<div class="scroller layer-list" tabindex="-1"><ol>${repeat(
    rows,
    ({ position }) => position,
    ({ position, gap }) => html`${
      gap ? html`<li class="gap" aria-hidden="true" data-gap=${gap}></li>` : nothing
    }${position < list.count ? list_row(opened, of(position), position) : nothing}`,
  )}</ol></div>`;
}

/** @param {Parts} parts */
export function layer_editor({ store, core, view }) {
  if (!view.is_open) return nothing;
  const { count } = core.layers(store.state.revision, 0, 0);
  const at = Math.min(view.chosen, count - 1);
  const list = core.layers(store.state.revision, Math.max(0, at), 1);
  const close = () => {
    Object.assign(view, { is_open: false, asked: null, focus: '' });
    view.changed();
  };
  const [listed] = list.layers;
  // What was asked of another network is no longer meant.
  if (view.asked && view.asked.network !== list.network) {
    Object.assign(view, { asked: null, typed_name: null });
  }
  const opened = { store, core, view, list, at };
  return html`<section class="card layer-editor" aria-label="Editor of the layers">
    <div class="table-head"><h2>Layers of ${list.name}</h2>
      <button type="button" class="reset" @click=${close}>Close the editor</button></div>
    ${list.network === null ? nothing : network_hint}
    <div class="layer-editing">
      <div>${layer_list(opened)}${adding(opened, listed.layer)}</div>
      <div class="chosen-layer" role="group" aria-label="Layer ${listed.layer.name}">
        <h3>Layer ${at + 1} of ${count}</h3>
        ${toolbar(opened, listed.layer)}
        ${question(opened)}
        ${name_field(opened, listed.layer)}
        ${kind_field(opened, listed.layer)}
        ${repeat_field(opened, listed.layer)}
        ${layer_form({ store, core, at, listed })}
      </div></div></section>`;
}

const network_hint = html`<p class="hint">Numbers and formats that you change here stay changed
  when the form of the network changes.</p>`;
