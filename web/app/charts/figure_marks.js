// Draws what lies under and over a chart: zones, placed texts, leaders, rulers, the crosshair, the
// layer that is lit up.

/** @typedef {import('../types.js').Layout} Layout */
/** @typedef {import('../theme.js').Colors} Colors */
/** @typedef {{px: number, py: number, radius: number, layer: number, hardware: number}} Marker */
/** @typedef {{hovered: number | null, pinned: number | null, hardware: number | null}} Highlight */

const ALIGNMENT = /** @type {const} */ ({ start: 'left', middle: 'center', end: 'right' });

const QUIET_ROLES = ['tick', 'zone'];
const ZONE_OPACITY = 0.06;

/** @param {import('../types.js').PlacedText} text @param {Colors} colors */
function text_color(text, colors) {
  if (QUIET_ROLES.includes(text.role)) return colors.mute;
  return text.color === null ? colors.ink : colors.hardware_text[text.color];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {{colors: Colors, family: string, highlight: Highlight}} look
 */
export function draw_texts(context, layout, { colors, family, highlight }) {
  const { hovered, pinned } = highlight;
  context.save();
  context.lineJoin = 'round';
  context.textBaseline = 'alphabetic';
  // A rim in the colour of the ground keeps names readable where a line passes under them.
  context.strokeStyle = colors.panel;
  context.lineWidth = 4;
  for (const text of layout.texts) {
    const is_lit = text.layer !== null && (text.layer === hovered || text.layer === pinned);
    context.save();
    context.translate(text.x, text.y);
    context.rotate((text.angle * Math.PI) / 180);
    context.font = `${is_lit || text.role === 'axis' ? 600 : 400} 12px ${family}`;
    context.textAlign = ALIGNMENT[text.anchor];
    if (!QUIET_ROLES.includes(text.role)) context.strokeText(text.text, 0, 0);
    context.fillStyle = text_color(text, colors);
    context.fillText(text.text, 0, 0);
    context.restore();
  }
  context.restore();
}

/**
 * The ground where memory binds, of a chart of one hardware.
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Colors} colors
 */
export function draw_zones(context, { zones, plot }, colors) {
  context.save();
  context.globalAlpha = ZONE_OPACITY;
  context.fillStyle = colors.mute;
  for (const { kind, left, right } of zones) {
    if (kind === 'memory') context.fillRect(left, plot.top, right - left, plot.bottom - plot.top);
  }
  context.restore();
}

/**
 * From a pinned layer to its limits.
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {Colors} colors
 */
export function draw_rulers(context, { rulers }, colors) {
  context.save();
  context.lineWidth = 1;
  for (const { color, x, y1, y2 } of rulers) {
    context.strokeStyle = colors.hardware_text[color];
    context.beginPath();
    context.moveTo(x, y1);
    context.lineTo(x, y2);
    context.stroke();
  }
  context.restore();
}

/** @param {CanvasRenderingContext2D} context @param {Layout} layout @param {Colors} colors */
export function draw_leaders(context, layout, colors) {
  context.save();
  context.strokeStyle = colors.mute;
  context.lineWidth = 1;
  for (const { x1, y1, x2, y2 } of layout.leaders) {
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{px: number, py: number | null}} at
 * @param {Layout['plot']} plot
 * @param {Colors} colors
 */
export function draw_crosshair(context, { px, py }, plot, colors) {
  const x = Math.round(px) + 0.5;
  context.save();
  context.strokeStyle = colors.accent;
  context.lineWidth = 1;
  context.setLineDash([3, 3]);
  // A layer beyond the frame has no place on its axes.
  context.beginPath();
  context.rect(plot.left, plot.top, plot.right - plot.left + 1, plot.bottom - plot.top + 1);
  context.clip();
  context.beginPath();
  context.moveTo(x, plot.top);
  context.lineTo(x, plot.bottom);
  if (py !== null) {
    context.moveTo(plot.left, Math.round(py) + 0.5);
    context.lineTo(px, Math.round(py) + 0.5);
  }
  context.stroke();
  context.restore();
}

/**
 * A ring around every marker of a layer, in the accent colour while it is pinned.
 * @param {CanvasRenderingContext2D} context
 * @param {Marker[]} markers
 * @param {{colors: Colors, is_pinned: boolean}} look
 */
export function draw_rings(context, markers, { colors, is_pinned }) {
  context.save();
  for (const { px, py, radius } of markers) {
    context.beginPath();
    context.arc(px, py, radius + 2, 0, 2 * Math.PI);
    context.strokeStyle = colors.panel;
    context.lineWidth = 4;
    context.stroke();
    context.strokeStyle = is_pinned ? colors.accent : colors.ink;
    context.lineWidth = is_pinned ? 2.2 : 1.6;
    context.stroke();
  }
  context.restore();
}
