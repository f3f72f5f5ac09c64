// The sign of a hardware as on the charts: its colour, and its shape for those who cannot tell
// colours apart.
import { svg } from 'lit/html.js';

// In units of the radius of the circle of the same area; the farthest corner is at 1.56.
const REACH = 1.8;

/**
 * @param {import('../types.js').Description} description
 * @param {number} color of the hardware
 */
export function swatch({ marker_shapes }, color) {
  const corners = marker_shapes[color]?.corners ?? [];
  const view = [-REACH, -REACH, 2 * REACH, 2 * REACH].join(' ');
  const points = corners.map((corner) => corner.join(',')).join(' ');
  return svg`<svg class="swatch color-${color}" viewBox=${view} aria-hidden="true">${
    corners.length
      ? svg`<polygon points=${points}></polygon>`
      : svg`<circle r="1"></circle>`
  }</svg>`;
}
