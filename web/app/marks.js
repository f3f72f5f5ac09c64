// Marks for whoever measures the page.

/**
 * Leaves a mark for whoever measures the page; the newest of a name, as they would pile up.
 * @param {string} name
 */
export function mark(name) {
  performance.clearMarks(`roofloor:${name}`);
  performance.mark(`roofloor:${name}`);
}
