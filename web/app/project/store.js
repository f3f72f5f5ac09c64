// The state of the page: the project, its last good report, and what is being typed or pointed at.
import { CoreError } from '../core/door.js';
import { create_history } from './history.js';
import { duplicate_hardware, remove_hardware } from './project_edits.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {import('../types.js').Topic} Topic */

/**
 * Opens a project in the core and reads its report.
 * @param {Core} core
 * @param {import('../types.js').Project} project
 */
function analyze(core, project) {
  const opened = core.open_project(project);
  const { result, numbers } = core.report(opened.revision);
  const { workload } = opened.project;
  const { layers } = workload;
  return {
    project: opened.project,
    revision: opened.revision,
    report: result,
    numbers,
    // A network leaves the list that was there before.
    ...(layers && {
      yours: {
        workload: { ...workload, layers },
        name: result.workload.name,
        rows: result.row_count,
      },
    }),
  };
}

/**
 * A pin goes with its layer. What is hidden cannot be the selected hardware: -1 where all is.
 * @param {State} state
 * @param {import('../types.js').Report} report
 */
function keep_selection(state, report) {
  const name = state.pinned === null ? null : state.report.workload.layers[state.pinned]?.name;
  const same = state.pinned !== null && report.workload.layers[state.pinned]?.name === name;
  state.pinned = same ? state.pinned : null;
  state.hovered = null;
  state.reading = null;
  if (!report.hardware[state.selected_hardware]?.shown) {
    state.selected_hardware = report.hardware.findIndex(({ shown }) => shown);
  }
}

/**
 * A refusal of the core as its path and message; anything else is a defect and goes on.
 * @param {unknown} error
 */
function refusal(error) {
  if (error instanceof CoreError) return { path: error.path, message: error.message };
  throw error;
}

/**
 * What was typed into the form of a network means nothing in the form of another, or of another
 * phase.
 * @param {State['drafts']} drafts
 */
function forget_parameters(drafts) {
  for (const key of drafts.keys()) {
    if (key.startsWith('/workload/parameters/')) drafts.delete(key);
  }
}

/**
 * Whether the form of the parameters is another one.
 * @param {import('../types.js').Project} one
 * @param {import('../types.js').Project} other
 */
function asks_other({ workload: one }, { workload: other }) {
  return one.network !== other.network || one.phase !== other.phase;
}

const LAYER_KEY = /^\/workload\/layers\/(\d+)\/(.*)$/;

/**
 * Whether the layer that a key names, if it names one, is the same in two documents.
 * @param {string} key
 * @param {import('../types.js').Project} before
 * @param {import('../types.js').Project} after
 */
function fits_layer(key, { workload: before }, { workload: after }) {
  const [, index] = LAYER_KEY.exec(key) ?? [];
  if (index === undefined) return true;
  const [one, other] = [before, after].map(({ layers }) => layers?.[Number(index)]);
  return before.network === after.network && one?.name === other?.name && one?.kind === other?.kind;
}

/**
 * Typed text goes where its layer goes: `place_of` says where that is. Without it the layers stay
 * where they are, or are others.
 * @param {State['drafts']} drafts
 * @param {{before: import('../types.js').Project, after: import('../types.js').Project,
 *   place_of?: (layer: number) => number | null}} change
 */
function carry_layer_drafts(drafts, { before, after, place_of }) {
  for (const [key, draft] of [...drafts]) {
    const [, index, rest] = LAYER_KEY.exec(key) ?? [];
    if (index === undefined || (!place_of && fits_layer(key, before, after))) continue;
    drafts.delete(key);
    const place = place_of?.(Number(index)) ?? null;
    if (place !== null) drafts.set(`/workload/layers/${place}/${rest}`, draft);
  }
}

/**
 * Typed text belongs to its field: in another document it stays where the same network and the same
 * hardware stand in its place.
 * @param {State['drafts']} drafts
 * @param {import('../types.js').Project} before
 * @param {import('../types.js').Project} after
 */
function keep_fitting_drafts(drafts, before, after) {
  for (const [key, { message }] of [...drafts]) {
    const index = /^\/hardware\/(\d+)\//.exec(key)?.[1];
    const [one, other] = [before, after].map(({ workload, hardware = [] }) =>
      index === undefined ? workload.network : hardware[Number(index)]?.preset,
    );
    if (!fits_layer(key, before, after)) drafts.delete(key);
    if (message === null || one !== other) drafts.delete(key);
  }
}

/**
 * Typed text moves with its hardware when one before it comes or goes.
 * @param {State['drafts']} drafts
 * @param {(index: number) => number | null} place_of where each stands now; null if it is gone
 */
function carry_hardware_drafts(drafts, place_of) {
  const before = [...drafts];
  drafts.clear();
  for (const [key, draft] of before) {
    const [, index, rest] = /^\/hardware\/(\d+)(\/.*)$/.exec(key) ?? [];
    const place = index === undefined ? undefined : place_of(Number(index));
    if (place !== null) drafts.set(place === undefined ? key : `/hardware/${place}${rest}`, draft);
  }
}

/**
 * A copy for an edit to change. A list of layers may be long: an edit of it makes its own.
 * @param {import('../types.js').Project} project
 */
function copy_of({ workload: { layers, ...workload }, ...project }) {
  const copy = structuredClone({ ...project, workload });
  return layers ? { ...copy, workload: { ...copy.workload, layers } } : copy;
}

/**
 * An edit that fails changes nothing: the last good report stays, the typed text is kept with the
 * reason at its field.
 * @param {Core} core
 * @param {State} state
 * @param {(topic: Topic) => void} publish
 * @param {ReturnType<typeof create_history>} history
 */
function editing(core, state, publish, history) {
  /** @type {import('../types.js').Store['edit']} */
  const edit = (change, field, { place_of, notice = '' } = {}) => {
    const project = copy_of(state.project);
    change(project);
    try {
      const analyzed = analyze(core, project);
      keep_selection(state, analyzed.report);
      if (asks_other(analyzed.project, state.project)) forget_parameters(state.drafts);
      carry_layer_drafts(state.drafts, {
        before: state.project,
        after: analyzed.project,
        place_of,
      });
      Object.assign(state, analyzed, { problem: null, notice });
      history.record(state.project, field?.key);
      if (field) keep_draft(field, null);
      publish('project');
      return true;
    } catch (error) {
      const { path, message } = refusal(error);
      if (field) keep_draft(field, message);
      else state.problem = { path, message };
      publish('drafts');
      return false;
    }
  };

  /** @type {(field: import('../types.js').TypedField, message: string | null) => void} */
  const keep_draft = ({ key, label, text, understood = '' }, message) => {
    state.drafts.set(key, { label, text, message, understood });
  };

  /** @type {import('../types.js').Store['edit_quantity']} */
  const edit_quantity = ({ unit, ...field }, change) => {
    let parsed;
    try {
      parsed = core.parse_quantity(field.text, unit);
    } catch (error) {
      keep_draft(field, refusal(error).message);
      publish('drafts');
      return false;
    }
    const { value, text: understood } = parsed;
    return edit((project) => change(project, value), { ...field, understood });
  };
  return { edit, edit_quantity };
}

/**
 * A whole document in place of the one that is open: a step back or forth, or one from elsewhere.
 * @param {Core} core
 * @param {State} state
 * @param {(topic: Topic) => void} publish
 * @param {ReturnType<typeof create_history>} history
 */
function replacing(core, state, publish, history) {
  /**
   * @param {import('../types.js').Project} project
   * @param {string} notice
   * @param {() => void} [done] before anybody hears of it
   */
  const replace = (project, notice, done = () => {}) => {
    const analyzed = analyze(core, project);
    keep_selection(state, analyzed.report);
    keep_fitting_drafts(state.drafts, state.project, analyzed.project);
    Object.assign(state, analyzed, { problem: null, notice });
    done();
    publish('project');
  };
  return {
    can_undo: history.can_undo,
    can_redo: history.can_redo,
    undo() {
      const project = history.undo();
      if (project) replace(project, 'Undone.');
      return project !== null;
    },
    redo() {
      const project = history.redo();
      if (project) replace(project, 'Done again.');
      return project !== null;
    },
    /**
     * Opens a document from a link, a file or the examples; one that is refused changes nothing.
     * @param {import('../types.js').Project} project
     * @param {string} [notice]
     */
    open(project, notice = '') {
      replace(project, notice, () => {
        state.document_count += 1;
        history.finish();
        history.record(state.project);
      });
    },
    /** @param {import('../types.js').Problem | null} problem */
    refuse(problem) {
      state.problem = problem;
      publish('drafts');
    },
  };
}

/**
 * What is under the pointer, pinned, or chosen; none of it asks the core anything.
 * @param {State} state
 * @param {(topic: Topic) => void} publish
 */
function pointing(state, publish) {
  return {
    /** @param {import('../types.js').Hover | null} hover */
    hover(hover) {
      const before = state.hovered;
      if (
        before?.layer === hover?.layer &&
        before?.hardware === hover?.hardware &&
        before?.place === hover?.place
      )
        return;
      state.hovered = hover;
      publish('highlight');
    },
    /** @param {import('../types.js').Reading | null} reading */
    read(reading) {
      if (!reading && !state.reading) return;
      state.reading = reading;
      publish('reading');
    },
    /** @param {number | null} layer */
    pin(layer) {
      if (state.pinned === layer) return;
      state.pinned = layer;
      publish('pin');
    },
    /** @param {number} index */
    select_hardware(index) {
      state.selected_hardware = index;
      publish('selection');
    },
  };
}

/**
 * @param {Core} core
 * @param {import('../types.js').Project} [project] in place of the one that the page starts with
 * @returns {import('../types.js').Store}
 */
export function create_store(core, project) {
  const description = core.describe();
  const analyzed = analyze(core, project ?? description.start);
  /** @type {State} */
  const state = {
    description,
    yours: null,
    ...analyzed,
    drafts: new Map(),
    problem: null,
    notice: '',
    hovered: null,
    reading: null,
    pinned: null,
    // -1 where all is hidden or there is none.
    selected_hardware: analyzed.report.hardware.findIndex(({ shown }) => shown),
    document_count: 0,
  };
  /** @type {((topic: Topic) => void)[]} */
  const listeners = [];
  /** @param {Topic} topic */
  const publish = (topic) => listeners.forEach((listener) => listener(topic));

  const history = create_history(state.project);
  const editor = editing(core, state, publish, history);

  /**
   * @param {(project: import('../types.js').Project) => void} change
   * @param {(index: number) => number | null} place_of
   */
  const rearrange = (change, place_of) => {
    const selected = state.selected_hardware;
    // The edit judges the selection by the new order.
    state.selected_hardware = place_of(selected) ?? selected;
    if (!editor.edit(change)) {
      state.selected_hardware = selected;
      return false;
    }
    carry_hardware_drafts(state.drafts, place_of);
    publish('drafts');
    return true;
  };

  return {
    state,
    subscribe: (listener) => void listeners.push(listener),
    ...editor,
    ...replacing(core, state, publish, history),
    ...pointing(state, publish),
    remove_hardware(index) {
      const moved = (/** @type {number} */ at) => (at > index ? at - 1 : at);
      return rearrange(remove_hardware(index), (at) => (at === index ? null : moved(at)));
    },
    duplicate_hardware(index) {
      return rearrange(duplicate_hardware(index), (at) => (at > index ? at + 1 : at));
    },
    /** A field was left: text that was applied gives way to the canonical one, bad text stays. */
    settle(key) {
      history.finish();
      if (state.drafts.get(key)?.message === null && state.drafts.delete(key)) publish('drafts');
    },
    abandon(key) {
      if (state.drafts.delete(key)) publish('drafts');
    },
  };
}

/**
 * The fields whose text is not part of what is shown.
 * @param {State} state
 */
export function refused_drafts(state) {
  return [...state.drafts].filter(([, draft]) => draft.message !== null);
}

/**
 * What the core gives for a pasted text, or why it gives nothing, with the line at fault.
 * @template Value
 * @param {() => Value} ask
 * @returns {{value: Value | null, message: string}}
 */
export function outcome_of(ask) {
  try {
    return { value: ask(), message: '' };
  } catch (error) {
    const { path, message } = refusal(error);
    const line = /^\/line\/(\d+)/.exec(path)?.[1];
    return { value: null, message: line ? `Line ${line}: ${message}` : message };
  }
}

/**
 * What a pasted text stands for, or why not.
 * @param {Pick<import('../types.js').WholeCore, 'import_workload'>} core
 * @param {string} text
 */
export function understand(core, text) {
  if (!text.trim()) return { understood: null, message: '' };
  const { value, message } = outcome_of(() => core.import_workload(text));
  return { understood: value, message };
}
