// Puts the tooltip beside the marker of the layer it is about, where it hides the fewest others and
// the fewest names.
import { render } from 'lit/html.js';
import { copy_text, select_text_of } from '../dialogs/clipboard.js';
import { tooltip, tooltip_subject } from '../panels/tooltip.js';

const GAP_PIXELS = 18;
// The buttons above the plot.
const BUTTONS_PIXELS = 28;
// Between the tooltip and the edge of the window.
const MARGIN_PIXELS = 8;
// What is seen around a chart, but belongs to no layer and no hardware.
const AXIS_ROLES = ['tick', 'axis', 'zone'];

/**
 * A chart that can say where the mark of a layer is.
 * @typedef {object} MarkedView
 * @property {string} name
 * @property {HTMLElement} box
 * @property {import('../types.js').Layout | null} [layout]
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
 * @param {Size & {top?: number}} area what lies above `top` stays free
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
    y: Math.max(area.top ?? 0, Math.min(y, area.height - box.height)),
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

/**
 * A point for each name, and for what a ruler says two for each corner: it is read beside the
 * tooltip.
 * @param {MarkedView} view
 */
function name_points({ layout }) {
  const names = layout?.texts.filter(({ role }) => !AXIS_ROLES.includes(role)) ?? [];
  return names.flatMap(({ role, box }) => {
    const corners = box.map(([px, py]) => ({ px, py }));
    const [{ px: x1, py: y1 }, , { px: x2, py: y2 }] = corners;
    return role === 'ruler' ? [...corners, ...corners] : [{ px: (x1 + x2) / 2, py: (y1 + y2) / 2 }];
  });
}

/**
 * What of the stage can be seen now, or where the page begins: a layer may be pinned in the table
 * far below. All of it where there is no room for the tooltip.
 * @param {HTMLElement} root
 * @param {Size} size
 */
function seen_area(root, { height: needed }) {
  const { clientWidth: width, clientHeight } = root;
  const { top: now } = root.getBoundingClientRect();
  const areas = [now, now + scrollY].map((top) => ({
    width,
    top: Math.max(BUTTONS_PIXELS, MARGIN_PIXELS - top),
    height: Math.min(clientHeight, innerHeight - top - MARGIN_PIXELS),
  }));
  const whole = { width, top: BUTTONS_PIXELS, height: clientHeight };
  return areas.find(({ top, height }) => height - top >= needed) ?? whole;
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
  const others = views.flatMap((view) =>
    on_stage(view, [...view.plot.drawn_markers(), ...name_points(view)]),
  );
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const { x, y } = place_beside(at, size, seen_area(root, size), others);
  box.style.left = `${x}px`;
  box.style.top = `${y}px`;
}

/**
 * Where in the stage the subject of the tooltip stands; null where nothing has one.
 * @param {{root: HTMLElement, views: MarkedView[]}} stage
 * @param {import('../types.js').State} state
 */
function anchor({ root, views }, state) {
  const { hovered, reading } = state;
  const pointed = hovered ?? reading;
  const view = views.find(({ name }) => name === pointed?.place) ?? views[0];
  if (reading && !hovered) return on_stage(view, [reading])[0];
  const subject = tooltip_subject(state);
  if (!subject) return null;
  const marker = view.plot.marker_of(subject.layer, subject.hardware);
  return marker ? on_stage(view, [marker])[0] : { x: root.clientWidth, y: 0 };
}

/** @param {import('../types.js').Store} store */
export function create_tooltip(store) {
  const { state } = store;
  let said = '';
  let last = '';

  /** @param {{root: HTMLElement, views: MarkedView[]}} stage */
  return function draw(stage) {
    const box = /** @type {HTMLElement} */ (stage.root.querySelector('.tooltip'));
    const about = JSON.stringify(tooltip_subject(state));
    // What copying led to is said until the tooltip is about something else.
    if (about !== last) said = '';
    last = about;
    const copy = async (/** @type {string} */ text) => {
      said = await copy_text(text, () => select_text_of(box));
      draw(stage);
    };
    render(tooltip(store, { said, copy }), box);
    const at = anchor(stage, state);
    box.hidden = at === null;
    if (at) place(stage, box, at);
  };
}
