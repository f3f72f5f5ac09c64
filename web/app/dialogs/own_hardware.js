// The dialog in which a hardware of one's own is made: what is typed is kept until it is applied.
import { render } from 'lit/html.js';
import { CoreError } from '../core/door.js';
import { own_dialog } from '../panels/own_dialog.js';
import { blank_hardware, field_of, form_of, missing_of, object_of } from '../panels/own_form.js';
import { put_own_hardware } from '../project/project_edits.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {import('../types.js').Draft} Draft */
/** @typedef {import('../types.js').OwnTarget} OwnTarget */
/** @typedef {import('../types.js').Problem} Problem */
/**
 * What is being filled in.
 * @typedef {object} Filling
 * @property {OwnTarget} target
 * @property {import('../types.js').OwnForm} form
 * @property {Map<string, Draft>} drafts
 * @property {Map<string, string>} faults
 * @property {string} message
 */

/**
 * Fields that keep what is typed, as those of the project do; their numbers go into the form.
 * @param {{store: Store, core: Core, drafts: Map<string, Draft>, changed: () => void}} parts
 * @returns {import('../panels/quantity_field.js').Typing}
 */
function create_typing({ store, core, drafts, changed }) {
  /** @type {import('../types.js').Store['edit_quantity']} */
  const edit_quantity = ({ unit, key, label, text }, change) => {
    const draft = { label, text, message: /** @type {string | null} */ (null), understood: '' };
    try {
      const parsed = core.parse_quantity(text, unit);
      change(store.state.project, parsed.value);
      draft.understood = parsed.text;
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      draft.message = error.message;
    }
    drafts.set(key, draft);
    changed();
    return draft.message === null;
  };
  return {
    state: { drafts },
    edit_quantity,
    settle(key) {
      if (drafts.get(key)?.message === null && drafts.delete(key)) changed();
    },
    abandon(key) {
      if (drafts.delete(key)) changed();
    },
  };
}

/** The format that the layers compute in. @param {import('../types.js').State} state */
function compute_format({ description, project }) {
  const { activations = 'fp16' } = project.workload.formats ?? {};
  return description.formats.find(({ name }) => name === activations)?.computes_as ?? activations;
}

/** Goes to an element, which is drawn by the next frame at the latest. @param {string} id */
function focus_soon(id) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

/** Says at the fields what must be entered. @param {Filling} filling */
function mark_missing({ form, faults, drafts }) {
  faults.clear();
  for (const [key, { text, message }] of [...drafts]) {
    if (message !== null && !text) drafts.delete(key);
  }
  for (const { id, message, is_text } of missing_of(form)) {
    if (is_text) faults.set(id, message);
    else if (!drafts.has(id)) drafts.set(id, { label: '', text: '', understood: '', message });
  }
}

/**
 * Says where the core's path leads to what it refused; gives what is to have the focus.
 * @param {Filling} filling
 * @param {Problem} problem
 * @param {(value: number, id: string) => string} text_of
 */
function mark_refused(filling, { path, message }, text_of) {
  const [, pointer] = /^\/hardware\/\d+\/own(\/.*)$/.exec(path) ?? [];
  const field = pointer === undefined ? null : field_of(filling.form, pointer);
  if (!field) {
    filling.message = message;
    return '';
  }
  const { id, figure, unit } = field;
  if (!figure) {
    filling.faults.set(id, message);
    return id;
  }
  // The message begins with the name of the key; at its field that is said already.
  const [, expected = message] = /; (expected .*)$/s.exec(message) ?? [];
  const text = text_of(figure.value ?? 0, unit);
  const said = `${text} is out of range; ${expected}`;
  filling.drafts.set(id, { label: '', text, understood: '', message: said });
  return id;
}

/**
 * Makes the hardware that was filled in part of the project, as one step to undo.
 * @param {Filling} filling
 * @param {Store} store
 * @param {(value: number, unit: string) => string} text_of
 * @returns {{is_done: boolean, focus: string}} what is to have the focus otherwise; '' for the
 *   first field that is marked
 */
function apply(filling, store, text_of) {
  const { form, drafts, faults, target } = filling;
  const { place } = target;
  filling.message = '';
  mark_missing(filling);
  if (faults.size || [...drafts.values()].some(({ message }) => message !== null)) {
    return { is_done: false, focus: '' };
  }
  const object = object_of(form);
  const notice = `${object.name} is ${place === null ? 'added' : 'as you entered it'}.`;
  if (!store.edit(put_own_hardware(place, object), undefined, { notice })) {
    const { problem } = store.state;
    // It is said here; the page behind shows what it showed.
    store.refuse(null);
    return { is_done: false, focus: problem ? mark_refused(filling, problem, text_of) : '' };
  }
  [...store.state.drafts.keys()]
    .filter((key) => key.startsWith(`/hardware/${place}/`))
    .forEach(store.abandon);
  return { is_done: true, focus: '' };
}

/**
 * @param {{store: Store, core: Core, dialog: HTMLDialogElement, added: () => void}} parts
 * @returns {import('../types.js').OwnActions}
 */
export function create_own_hardware({ store, core, dialog, added }) {
  const { state } = store;
  /** @type {Filling | null} */
  let filling = null;
  const exact = (/** @type {number} */ value, /** @type {string} */ unit) =>
    core.parse_quantity(String(value), unit).text;
  const close = () => {
    filling = null;
    dialog.close();
  };
  const finish = () => {
    if (!filling) return;
    const { place } = filling.target;
    const { is_done, focus } = apply(filling, store, exact);
    if (!is_done) {
      show(focus);
      const bad = /** @type {HTMLElement | null} */ (dialog.querySelector('[aria-invalid]'));
      if (!focus) bad?.focus();
      return;
    }
    close();
    if (place === null) added();
  };
  const show = (focus = '') => {
    if (!filling) return;
    const typing = create_typing({ store, core, drafts: filling.drafts, changed: show });
    const formats = state.description.formats.filter((one) => one.name === one.computes_as);
    const actions = { typing, exact, changed: show, apply: finish, cancel: close };
    render(own_dialog({ ...filling, formats, ...actions }), dialog);
    if (focus) focus_soon(focus);
  };
  /** What was left by Escape is there again. @param {OwnTarget} target */
  const open = (target) => {
    if (JSON.stringify(filling?.target) !== JSON.stringify(target)) {
      const form = form_of(target.object, compute_format(state));
      filling = { target, form, drafts: new Map(), faults: new Map(), message: '' };
      render(null, dialog);
    }
    show();
    dialog.showModal();
    dialog.scrollTop = 0;
    if (target.place === null && filling) {
      const [{ id } = { id: 'own-name' }] = missing_of(filling.form);
      document.getElementById(id)?.focus();
    }
  };
  return {
    blank: () => open({ place: null, object: blank_hardware(), is_preset: false }),
    complete: (id) => open({ place: null, object: core.listed_hardware(id), is_preset: true }),
    edit: (place) =>
      open({
        place,
        object: core.hardware_object(state.revision, place),
        is_preset: state.project.hardware?.[place]?.own === undefined,
      }),
  };
}
