// Draws the grid and the labels of both axes.

/** @typedef {{at: number, label: string, major: boolean}} PlacedTick */
/** @typedef {import('./types.js').Layout} Layout */
/** @typedef {import('./theme.js').Colors} Colors */

const LABEL_GAP = 8;

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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: PlacedTick[], y: PlacedTick[]}} ticks
 * @param {Layout['plot']} plot
 * @param {Colors} colors
 */
function draw_grid(context, { x, y }, { left, top, right, bottom }, colors) {
  const upright = (/** @type {number} */ at) => {
    context.moveTo(at, top);
    context.lineTo(at, bottom);
  };
  const level = (/** @type {number} */ at) => {
    context.moveTo(left, at);
    context.lineTo(right, at);
  };
  context.lineWidth = 1;
  for (const is_major of [false, true]) {
    context.strokeStyle = is_major ? colors.grid : colors.grid_minor;
    const of_kind = (/** @type {PlacedTick} */ { major }) => major === is_major;
    draw_lines(context, x.filter(of_kind), upright);
    draw_lines(context, y.filter(of_kind), level);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{x: PlacedTick[], y: PlacedTick[]}} ticks
 * @param {{layout: Layout, colors: Colors, family: string}} look
 */
export function draw_axes(context, ticks, { layout: { plot }, colors, family }) {
  context.save();
  draw_grid(context, ticks, plot, colors);
  context.font = `12px ${family}`;
  context.fillStyle = colors.mute;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { at, label } of ticks.x) {
    if (label) context.fillText(label, at, plot.bottom + LABEL_GAP);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { at, label } of ticks.y) {
    if (label) context.fillText(label, plot.left - LABEL_GAP, at);
  }
  context.restore();
}
