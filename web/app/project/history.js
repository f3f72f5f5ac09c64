// The steps that can be undone: the canonical documents between the edits.

/** @typedef {import('../types.js').Project} Project */

const MOST_STEPS = 500;

/**
 * Whether two documents say the same. A long list of layers that was not edited is one object.
 * @param {Project} a
 * @param {Project} b
 */
function is_same(a, b) {
  const { workload: first, ...rest } = a;
  const { workload: second, ...other } = b;
  if (JSON.stringify(rest) !== JSON.stringify(other)) return false;
  const { layers = null, ...choice } = first;
  const { layers: others = null, ...other_choice } = second;
  if (JSON.stringify(choice) !== JSON.stringify(other_choice)) return false;
  return layers === others || JSON.stringify(layers) === JSON.stringify(others);
}

/**
 * The documents are never changed: a step is a reference, not a copy.
 * @param {Project} start
 */
export function create_history(start) {
  /** @type {Project[]} */
  let past = [];
  /** @type {Project[]} */
  let future = [];
  let present = start;
  let gesture = '';

  return {
    can_undo: () => past.length > 0,
    can_redo: () => future.length > 0,
    /**
     * An edit led to `project`. Edits with the name of one gesture, such as typing into a field,
     * are one step until another is named or `finish` is called.
     * @param {Project} project
     * @param {string} [name]
     */
    record(project, name = '') {
      if (is_same(project, present)) {
        present = project;
        return;
      }
      const continues = name !== '' && name === gesture;
      gesture = name;
      if (!continues) past.push(present);
      if (past.length > MOST_STEPS) past = past.slice(-MOST_STEPS);
      present = project;
      future = [];
    },
    /** The gesture is over: the next edit is a step of its own. */
    finish() {
      gesture = '';
    },
    /** The document before the last step; null at the beginning. */
    undo() {
      const before = past.pop();
      if (!before) return null;
      future.push(present);
      present = before;
      gesture = '';
      return before;
    },
    /** The document after the step that was undone last; null where none was. */
    redo() {
      const after = future.pop();
      if (!after) return null;
      past.push(present);
      present = after;
      gesture = '';
      return after;
    },
  };
}
