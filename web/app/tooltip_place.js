// Puts the tooltip beside the marker of the layer it is about.
import { render } from 'lit/html.js';
import { tooltip, tooltip_subject } from './panels/tooltip.js';

const GAP_PIXELS = 18;

/** @typedef {import('./stage.js').ChartView} ChartView */

/**
 * @param {ChartView} view
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 * @param {{px: number, py: number}} marker
 */
function place(view, root, box, { px, py }) {
  const x = view.box.offsetLeft + px;
  const y = view.box.offsetTop + py;
  const { offsetWidth: width, offsetHeight: height } = box;
  const is_right = x + GAP_PIXELS + width < root.clientWidth;
  const left = is_right ? x + GAP_PIXELS : Math.max(0, x - GAP_PIXELS - width);
  const top = Math.min(Math.max(0, y - height / 2), root.clientHeight - height);
  box.style.left = `${left}px`;
  box.style.top = `${Math.max(0, top)}px`;
}

/**
 * @param {{root: HTMLElement, views: ChartView[]}} stage
 * @param {import('./types.js').State} state
 */
export function draw_tooltip({ root, views }, state) {
  const box = /** @type {HTMLElement} */ (root.querySelector('.tooltip'));
  render(tooltip(state), box);
  const subject = tooltip_subject(state);
  box.hidden = subject === null;
  if (!subject) return;
  const view = views.find(({ name }) => name === state.hovered?.place) ?? views[0];
  const marker = view.plot.marker_of(subject.layer, subject.hardware);
  place(view, root, box, marker ?? { px: root.clientWidth, py: 0 });
}
