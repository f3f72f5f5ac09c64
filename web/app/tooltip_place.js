// Puts the tooltip beside the marker of the layer it is about, where it hides the fewest others.
import { render } from 'lit/html.js';
import { tooltip, tooltip_subject } from './panels/tooltip.js';

const GAP_PIXELS = 18;

/**
 * A chart that can say where the mark of a layer is.
 * @typedef {object} MarkedView
 * @property {string} name
 * @property {HTMLElement} box
 * @property {{drawn_markers(): {px: number, py: number}[],
 *   marker_of(layer: number, hardware: number): {px: number, py: number} | null}} plot
 */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {{width: number, height: number}} Size */

/**
 * Where a box of a size is put beside a point of an area: of the places around it the one that
 * covers the fewest of the other points. Roofs rise to the right, so the places below right and
 * above left come first.
 * @param {Point} at
 * @param {Size} box
 * @param {Size} area
 * @param {Point[]} others
 */
export function place_beside(at, box, area, others) {
  const right = at.x + GAP_PIXELS;
  const left = at.x - GAP_PIXELS - box.width;
  const below = at.y + GAP_PIXELS;
  const above = at.y - GAP_PIXELS - box.height;
  const middle = at.y - box.height / 2;
  const places = [
    [right, below],
    [left, above],
    [right, middle],
    [left, middle],
    [right, above],
    [left, below],
  ].map(([x, y]) => ({
    x: Math.max(0, Math.min(x, area.width - box.width)),
    y: Math.max(0, Math.min(y, area.height - box.height)),
  }));
  const covered = places.map(
    (place) =>
      others.filter(
        ({ x, y }) =>
          x > place.x && x < place.x + box.width && y > place.y && y < place.y + box.height,
      ).length,
  );
  return places[covered.indexOf(Math.min(...covered))];
}

/** @param {MarkedView} view @param {{px: number, py: number}[]} markers */
function on_stage({ box: { offsetLeft: left, offsetTop: top } }, markers) {
  return markers.map(({ px, py }) => ({ x: left + px, y: top + py }));
}

/**
 * @param {{root: HTMLElement, views: MarkedView[]}} stage
 * @param {HTMLElement} box
 * @param {Point} at
 */
function place({ root, views }, box, at) {
  // On a narrow screen the style sheet lays it along the lower edge.
  if (getComputedStyle(box).position === 'fixed') {
    box.style.left = '';
    box.style.top = '';
    return;
  }
  const others = views.flatMap((view) => on_stage(view, view.plot.drawn_markers()));
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const area = { width: root.clientWidth, height: root.clientHeight };
  const { x, y } = place_beside(at, size, area, others);
  box.style.left = `${x}px`;
  box.style.top = `${y}px`;
}

/**
 * @param {{root: HTMLElement, views: MarkedView[]}} stage
 * @param {import('./types.js').Store} store
 */
export function draw_tooltip(stage, store) {
  const { root, views } = stage;
  const { state } = store;
  const box = /** @type {HTMLElement} */ (root.querySelector('.tooltip'));
  render(tooltip(store), box);
  const subject = tooltip_subject(state);
  box.hidden = subject === null;
  if (!subject) return;
  const view = views.find(({ name }) => name === state.hovered?.place) ?? views[0];
  const marker = view.plot.marker_of(subject.layer, subject.hardware);
  place(stage, box, marker ? on_stage(view, [marker])[0] : { x: root.clientWidth, y: 0 });
}
