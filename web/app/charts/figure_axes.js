// Draws the grid of both axes; the numbers beside them are texts of the layout.

/** @typedef {{at: number, major: boolean}} PlacedTick */
/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('../theme.js').Colors} Colors */

/** @param {import('../types.js').Axis} axis @param {number} from @param {number} to pixels */
export function pixels_along({ minimum, maximum, scale }, from, to) {
  const along = scale === 'log' ? Math.log : (/** @type {number} */ value) => value;
  const start = along(minimum);
  const factor = (to - from) / (along(maximum) - start);
  return (/** @type {number} */ value) => from + (along(value) - start) * factor;
}

/** From data to pixels on both axes. @param {Layout} layout */
export function pixels_of({ plot, x, y }) {
  return {
    px: pixels_along(x, plot.left, plot.right),
    py: pixels_along(y, plot.bottom, plot.top),
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PlacedTick[]} ticks
 * @param {(at: number) => void} line adds the grid line of one tick to the path
 */
function draw_lines(context, ticks, line) {
  context.beginPath();
  // Lines between pixels are blurred; half a pixel aside they are one pixel wide.
  for (const { at } of ticks) line(Math.round(at) + 0.5);
  context.stroke();
}

/** @param {CanvasRenderingContext2D} context @param {Layout} layout @param {Colors} colors */
export function draw_grid(context, layout, colors) {
  const { left, top, right, bottom } = layout.plot;
  const { px, py } = pixels_of(layout);
  const x = layout.x.ticks.map(({ value, major }) => ({ at: px(value), major }));
  const y = layout.y.ticks.map(({ value, major }) => ({ at: py(value), major }));
  const upright = (/** @type {number} */ at) => {
    context.moveTo(at, top);
    context.lineTo(at, bottom);
  };
  const level = (/** @type {number} */ at) => {
    context.moveTo(left, at);
    context.lineTo(right, at);
  };
  context.save();
  context.lineWidth = 1;
  for (const is_major of [false, true]) {
    context.strokeStyle = is_major ? colors.grid : colors.grid_minor;
    const of_kind = (/** @type {PlacedTick} */ { major }) => major === is_major;
    draw_lines(context, x.filter(of_kind), upright);
    draw_lines(context, y.filter(of_kind), level);
  }
  context.restore();
}
