// Wheel, drag, pinch, keys and buttons that zoom and pan the charts.
import { highlight_of } from './stage.js';
import { marker_under } from './stage_input.js';

/** @typedef {import('./stage.js').ChartView} ChartView */
/** @typedef {ReturnType<typeof import('./stage.js').create_stage>} Stage */
/** @typedef {import('./zoom.js').Place} Place */
/**
 * How a gesture starts.
 * @typedef {object} Start
 * @property {Place} place
 * @property {Map<string, import('./viewport.js').Limits>} from
 */
/**
 * @typedef {object} Parts
 * @property {Stage} stage
 * @property {import('../types.js').State} state
 * @property {HTMLElement} buttons one for each of `in`, `out` and `fit`, named by data-zoom
 * @property {() => void} announce says what is shown
 */

const STEP = 1.5;
const PAN_PART = 0.1;
const DRAG_PIXELS = 4;
const MOST_DOUBLINGS = 0.5;
const MIDDLE = 0.5;

/**
 * Where a point of the screen is, in parts of the plot of a chart.
 * @param {ChartView} view
 * @param {{clientX: number, clientY: number}} point
 */
function place_of({ canvas, layout }, { clientX, clientY }) {
  const { left, top } = canvas.getBoundingClientRect();
  const { plot } = /** @type {import('../types.js').Layout} */ (layout);
  return {
    x: (clientX - left - plot.left) / (plot.right - plot.left),
    y: (plot.bottom - (clientY - top)) / (plot.bottom - plot.top),
  };
}

/**
 * How many doublings a turn of the wheel is; a trackpad sends many small ones.
 * @param {WheelEvent} event
 */
function doublings({ deltaY, deltaMode }) {
  const pixels = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * 20;
  return Math.max(-MOST_DOUBLINGS, Math.min(MOST_DOUBLINGS, -pixels / 100));
}

/** @param {ChartView} view @param {Stage['zoom']} zoom */
function listen_to_wheel(view, zoom) {
  view.canvas.addEventListener(
    'wheel',
    (event) => {
      // Without Ctrl the wheel scrolls the page.
      if (!event.ctrlKey || !view.layout) return;
      event.preventDefault();
      const place = place_of(view, event);
      // Beside the plot only the axis that is under the pointer.
      const axes = place.y < 0 ? 'x' : place.x < 0 ? 'y' : 'xy';
      zoom.at(view, place, { factor: 2 ** doublings(event), axes });
    },
    { passive: false },
  );
}

/** @param {ChartView} view @param {Stage['zoom']} zoom */
function listen_to_drag(view, zoom) {
  const { canvas, box } = view;
  /** @type {Start & {x: number, y: number} | null} */
  let start = null;
  let has_moved = false;
  canvas.addEventListener('pointerdown', (event) => {
    has_moved = false;
    if (event.button !== 0 || event.pointerType === 'touch' || !view.layout) return;
    const { clientX: x, clientY: y } = event;
    start = { x, y, place: place_of(view, event), from: zoom.snapshot() };
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!start) return;
    const distance = Math.hypot(event.clientX - start.x, event.clientY - start.y);
    if (!has_moved && distance < DRAG_PIXELS) return;
    if (!has_moved) canvas.setPointerCapture(event.pointerId);
    has_moved = true;
    canvas.classList.add('dragged');
    const place = place_of(view, event);
    zoom.restore(start.from);
    zoom.pan(view, { x: start.place.x - place.x, y: start.place.y - place.y });
  });
  const end = () => {
    start = null;
    canvas.classList.remove('dragged');
  };
  canvas.addEventListener('pointerup', end);
  canvas.addEventListener('pointercancel', end);
  // A drag is no click: nothing is pinned by it.
  box.addEventListener(
    'click',
    (event) => {
      if (has_moved) event.stopPropagation();
      has_moved = false;
    },
    { capture: true },
  );
}

/** @param {TouchList} touches */
function pinch_of(touches) {
  const [one, other] = [touches[0], touches[1]];
  return {
    clientX: (one.clientX + other.clientX) / 2,
    clientY: (one.clientY + other.clientY) / 2,
    distance: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
  };
}

/**
 * Two fingers zoom and pan the chart; one scrolls the page.
 * @param {ChartView} view
 * @param {Stage['zoom']} zoom
 */
function listen_to_pinch(view, zoom) {
  const { canvas } = view;
  /** @type {Start & {distance: number} | null} */
  let start = null;
  canvas.addEventListener(
    'touchstart',
    ({ touches }) => {
      if (touches.length !== 2 || !view.layout) return;
      const pinch = pinch_of(touches);
      start = {
        place: place_of(view, pinch),
        distance: Math.max(1, pinch.distance),
        from: zoom.snapshot(),
      };
    },
    { passive: true },
  );
  canvas.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length !== 2 || !start) return;
      event.preventDefault();
      const pinch = pinch_of(event.touches);
      const place = place_of(view, pinch);
      zoom.restore(start.from);
      zoom.pan(view, { x: start.place.x - place.x, y: start.place.y - place.y });
      zoom.at(view, place, { factor: Math.max(1, pinch.distance) / start.distance });
    },
    { passive: false },
  );
  const end = () => {
    start = null;
  };
  canvas.addEventListener('touchend', end);
  canvas.addEventListener('touchcancel', end);
}

/**
 * Where in the plot of a chart the layer that is lit up stands; null where it is not in sight.
 * @param {ChartView} view
 * @param {import('./figure_marks.js').Highlight} highlight
 */
function lit_place({ layout, plot }, { hovered, pinned, hardware }) {
  const layer = hovered ?? pinned;
  const marker = layer === null ? null : plot.marker_of(layer, hardware ?? -1);
  if (!layout || !marker) return null;
  const { left, right, top, bottom } = layout.plot;
  const x = (marker.px - left) / (right - left);
  const y = (bottom - marker.py) / (bottom - top);
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}

/**
 * What stays in place when nothing points at one: the layer that is lit up, else the middle.
 * @param {ChartView[]} views
 * @param {import('./figure_marks.js').Highlight} highlight
 */
function anchor_of(views, highlight) {
  const places = new Map(views.map((view) => [view, lit_place(view, highlight)]));
  return {
    x: [...places.values()].find((place) => place !== null)?.x ?? MIDDLE,
    y: (/** @type {ChartView} */ view) => places.get(view)?.y ?? MIDDLE,
  };
}

/** @param {Parts} parts */
function zoom_actions({ stage: { zoom, views }, state, announce }) {
  const anchor = () => anchor_of(views, highlight_of(state));
  const said = (/** @type {() => void} */ act) => () => {
    act();
    announce();
  };
  return {
    in: said(() => zoom.all(views, anchor(), STEP)),
    out: said(() => zoom.all(views, anchor(), 1 / STEP)),
    fit: said(() => zoom.reset()),
    /** @param {ChartView} view @param {{x: number, y: number}} by */
    pan: (view, by) => said(() => zoom.pan(view, by))(),
  };
}

const PANS = /** @type {Record<string, {x: number, y: number}>} */ ({
  ArrowLeft: { x: -PAN_PART, y: 0 },
  ArrowRight: { x: PAN_PART, y: 0 },
  ArrowDown: { x: 0, y: -PAN_PART },
  ArrowUp: { x: 0, y: PAN_PART },
});

/** @param {ChartView} view @param {ReturnType<typeof zoom_actions>} actions */
function listen_to_keys(view, actions) {
  view.canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !view.layout) return;
    const { key, shiftKey } = event;
    const simple = /** @type {Record<string, () => void>} */ ({
      '+': actions.in,
      '=': actions.in,
      '-': actions.out,
      0: actions.fit,
    })[key];
    if (simple) simple();
    else if (shiftKey && PANS[key]) actions.pan(view, PANS[key]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
}

/** @param {Parts} parts */
export function listen_to_zoom(parts) {
  const { zoom, views } = parts.stage;
  const actions = zoom_actions(parts);
  for (const view of views) {
    listen_to_wheel(view, zoom);
    listen_to_drag(view, zoom);
    listen_to_pinch(view, zoom);
    listen_to_keys(view, actions);
    view.canvas.addEventListener('dblclick', (event) => {
      if (!marker_under(view, event)) actions.fit();
    });
  }
  parts.buttons.addEventListener('click', ({ target }) => {
    const button = /** @type {HTMLElement} */ (target).closest('button');
    const name = /** @type {'in' | 'out' | 'fit' | undefined} */ (button?.dataset.zoom);
    if (name) actions[name]();
  });
}
