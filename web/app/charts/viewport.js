// Zooming and panning one axis: pure arithmetic on the limits of what it shows, in the space in
// which the axis is drawn, where equal factors (or differences) are equally far apart.

/** @typedef {{minimum: number, maximum: number}} Limits */
/** @typedef {'log' | 'linear'} Scale */

const DECADES_BEYOND = 3;
const LEAST_DECADES = 0.05;
const LINEAR_BEYOND = 1000;
const LEAST_OF_FRAME = 1e-6;

/** @param {Scale} scale */
function space_of(scale) {
  return scale === 'log'
    ? { position: Math.log10, value: (/** @type {number} */ at) => 10 ** at }
    : {
        position: (/** @type {number} */ value) => value,
        value: (/** @type {number} */ at) => at,
      };
}

/**
 * The value at a part of the way from the minimum (0) to the maximum (1).
 * @param {Limits} limits
 * @param {Scale} scale
 * @param {number} part
 */
export function value_at({ minimum, maximum }, scale, part) {
  const { position, value } = space_of(scale);
  const start = position(minimum);
  return value(start + part * (position(maximum) - start));
}

/**
 * Where a value stands between the limits: 0 at the minimum, 1 at the maximum.
 * @param {number} value
 * @param {Limits} limits
 * @param {Scale} scale
 */
export function part_of(value, { minimum, maximum }, scale) {
  const { position } = space_of(scale);
  const start = position(minimum);
  return (position(value) - start) / (position(maximum) - start);
}

/**
 * How far a view may go beyond a frame, in positions, and how narrow it may be. What is shown now
 * is always allowed.
 * @param {Limits} frame
 * @param {Limits} shown
 * @param {Scale} scale
 */
function bounds_of(frame, shown, scale) {
  const { position } = space_of(scale);
  const least = scale === 'log' ? LEAST_DECADES : (frame.maximum - frame.minimum) * LEAST_OF_FRAME;
  const first = scale === 'log' ? position(frame.minimum) - DECADES_BEYOND : frame.minimum;
  const last =
    scale === 'log' ? position(frame.maximum) + DECADES_BEYOND : frame.maximum * LINEAR_BEYOND;
  return {
    first: Math.min(first, position(shown.minimum)),
    last: Math.max(last, position(shown.maximum)),
    least,
  };
}

/**
 * Positions moved into bounds without a change of their width; the bounds are wide enough for it.
 * @param {{from: number, to: number}} view
 * @param {{first: number, last: number}} bounds
 */
function inside({ from, to }, { first, last }) {
  const shift = Math.max(0, first - from) - Math.max(0, to - last);
  return { from: from + shift, to: to + shift };
}

/**
 * Limits after zooming in by a factor (out below 1) around a value, which keeps its place unless
 * the view comes to the end of what there is to see.
 * @param {Limits} limits
 * @param {{scale: Scale, frame: Limits, value: number, factor: number}} zoom
 * @returns {Limits}
 */
export function zoomed(limits, { scale, frame, value, factor }) {
  const space = space_of(scale);
  const bounds = bounds_of(frame, limits, scale);
  const [from, to] = [space.position(limits.minimum), space.position(limits.maximum)];
  const width = to - from;
  const allowed = Math.max(
    width / (bounds.last - bounds.first),
    Math.min(factor, Math.max(1, width / bounds.least)),
  );
  const at = space.position(value);
  const view = inside({ from: at - (at - from) / allowed, to: at + (to - at) / allowed }, bounds);
  return { minimum: space.value(view.from), maximum: space.value(view.to) };
}

/**
 * Limits moved by a part of their width, towards larger values where it is positive. The width
 * stays.
 * @param {Limits} limits
 * @param {{scale: Scale, frame: Limits, part: number}} pan
 * @returns {Limits}
 */
export function panned(limits, { scale, frame, part }) {
  const space = space_of(scale);
  const [from, to] = [space.position(limits.minimum), space.position(limits.maximum)];
  const by = part * (to - from);
  const view = inside({ from: from + by, to: to + by }, bounds_of(frame, limits, scale));
  return { minimum: space.value(view.from), maximum: space.value(view.to) };
}
