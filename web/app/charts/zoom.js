// What part of the charts is shown: limits of the shared intensity axis and of each chart's own
// axis. It belongs to the screen, not to the document, and no undo touches it.
import { panned, value_at, zoomed } from './viewport.js';

/** @typedef {import('./viewport.js').Limits} Limits */
/** @typedef {import('./stage.js').ChartView} ChartView */
/** @typedef {{x: number, y: number}} Place in parts of the plot, from its left and its bottom */

/** @param {import('../types.js').FigureAxis} axis */
function axis_facts({ scale, frame: [minimum, maximum] }) {
  return {
    scale: /** @type {import('./viewport.js').Scale} */ (scale),
    frame: { minimum, maximum },
  };
}

/** @typedef {(limits: Limits, facts: ReturnType<typeof axis_facts>) => Limits} Change */

/**
 * @param {number} factor
 * @param {number} part of the axis that stays where it is
 * @returns {Change}
 */
function zoom_by(factor, part) {
  return (limits, { scale, frame }) =>
    zoomed(limits, { scale, frame, value: value_at(limits, scale, part), factor });
}

/** @param {number} part of the width of the axis @returns {Change} */
function pan_by(part) {
  return (limits, { scale, frame }) => panned(limits, { scale, frame, part });
}

/**
 * The limits that are shown, by the name of a chart, and `x` for all of them; none where the whole
 * frame is shown.
 */
function create_limits() {
  /** @type {Map<string, Limits>} */
  const shown = new Map();
  const pair = (/** @type {string} */ key) => {
    const limits = shown.get(key);
    return limits && [limits.minimum, limits.maximum];
  };
  return {
    shown,
    /**
     * Changes the limits of one axis of a drawn chart.
     * @param {ChartView} view
     * @param {'x' | 'y'} axis
     * @param {Change} change
     */
    change({ name, drawn }, axis, change) {
      if (!drawn) return;
      const facts = axis_facts(drawn.figure[axis]);
      const key = axis === 'x' ? 'x' : name;
      shown.set(key, change(shown.get(key) ?? facts.frame, facts));
    },
    /** The core's `viewport`; null shows the whole frame. @param {string} name of the chart */
    viewport(name) {
      const [x, y] = [pair('x'), pair(name)];
      return x || y ? { ...(x && { x }), ...(y && { y }) } : null;
    },
  };
}

/** @param {() => void} changed called after every change */
export function create_zoom(changed) {
  const { shown, change, viewport } = create_limits();
  return {
    is_zoomed: () => shown.size > 0,
    viewport,
    /** What is shown, for a gesture to start from. */
    snapshot: () => new Map(shown),
    /** @param {Map<string, Limits>} snapshot */
    restore(snapshot) {
      shown.clear();
      snapshot.forEach((limits, key) => shown.set(key, limits));
    },
    /**
     * Zooms around a place of a chart, along one axis or both.
     * @param {ChartView} view
     * @param {Place} place
     * @param {{factor: number, axes?: string}} zoom
     */
    at(view, { x, y }, { factor, axes = 'xy' }) {
      if (axes.includes('x')) change(view, 'x', zoom_by(factor, x));
      if (axes.includes('y')) change(view, 'y', zoom_by(factor, y));
      changed();
    },
    /**
     * Zooms all charts around a place of the shared axis and places of their own ones.
     * @param {ChartView[]} views
     * @param {{x: number, y: (view: ChartView) => number}} place
     * @param {number} factor
     */
    all(views, { x, y }, factor) {
      change(views[0], 'x', zoom_by(factor, x));
      views.forEach((view) => change(view, 'y', zoom_by(factor, y(view))));
      changed();
    },
    /** Moves what is shown by parts of the plot. @param {ChartView} view @param {Place} by */
    pan(view, { x, y }) {
      if (x) change(view, 'x', pan_by(x));
      if (y) change(view, 'y', pan_by(y));
      changed();
    },
    /** @param {string} name of the chart @param {{x: Limits, y: Limits}} limits */
    show(name, { x, y }) {
      shown.set('x', x);
      shown.set(name, y);
      changed();
    },
    /** What was zoomed is not there any more. @param {string} key */
    forget: (key) => void shown.delete(key),
    forget_all: () => shown.clear(),
    reset() {
      shown.clear();
      changed();
    },
  };
}
