// The list of layers that was shown last can be chosen again while the window is open, also when it
// was loaded again.

/** @typedef {import('../types.js').State} State */

const STORAGE_KEY = 'roofloor.yours';
/** Longer lists take long to write, and more room than a browser gives. */
const MOST_LAYERS = 10000;

/** The storage of this window; a sandboxed frame has none and throws when asked. */
function storage() {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
}

/** What was kept, where it can be read. @returns {State['yours']} */
function kept() {
  try {
    const yours = JSON.parse(storage()?.getItem(STORAGE_KEY) ?? 'null');
    return Array.isArray(yours?.workload?.layers) ? yours : null;
  } catch {
    return null;
  }
}

/** @param {State} state */
function keep({ yours }) {
  if (!yours || yours.workload.layers.length > MOST_LAYERS) return;
  try {
    storage()?.setItem(STORAGE_KEY, JSON.stringify(yours));
  } catch {
    // The storage is full: the list is gone with the page.
  }
}

/** @param {State} state */
export function keep_yours(state) {
  state.yours ??= kept();
  addEventListener('pagehide', () => keep(state));
}
