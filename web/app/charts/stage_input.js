// Pointer and keys on the charts: point at a layer, pin it, step through the layers.
import { reading_at } from './line_reading.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('./stage.js').ChartView} ChartView */

/**
 * The marker of a layer under the pointer; null if there is none.
 * @param {ChartView} view
 * @param {MouseEvent} event
 */
export function marker_under({ canvas, plot }, event) {
  const { left, top } = canvas.getBoundingClientRect();
  return plot.marker_at({ x: event.clientX - left, y: event.clientY - top });
}

/** @param {ChartView} view @param {MouseEvent} event */
function line_under({ canvas, name, drawn, layout }, event) {
  if (!drawn || !layout) return null;
  const { left, top } = canvas.getBoundingClientRect();
  const at = { x: event.clientX - left, y: event.clientY - top };
  const reading = reading_at(drawn, layout, at);
  return reading && { ...reading, place: name };
}

/** @param {ChartView} view @param {Store} store */
function listen_to_pointer(view, store) {
  const { canvas, name } = view;
  const lit_here = () => (store.state.hovered?.place === name ? store.state.hovered : null);
  canvas.addEventListener('pointermove', (event) => {
    // What is dragged is the chart.
    if (event.pointerType === 'touch' || event.buttons) return;
    const marker = marker_under(view, event);
    canvas.classList.toggle('over-marker', marker !== null);
    store.read(marker ? null : line_under(view, event));
    store.hover(marker && { layer: marker.layer, hardware: marker.hardware, place: name });
  });
  canvas.addEventListener('pointerleave', () => {
    store.read(null);
    store.hover(null);
  });
  canvas.addEventListener('click', (event) => {
    // What is lit up is what is clicked: the two events round their places differently.
    const marker = lit_here() ?? marker_under(view, event);
    // A finger points at nothing before it taps.
    store.read(marker ? null : line_under(view, event));
    if (!marker) return;
    if (store.state.pinned !== marker.layer) store.select_hardware(marker.hardware);
    store.pin(store.state.pinned === marker.layer ? null : marker.layer);
  });
}

/**
 * The next of `count` in a direction, round and round; the first or last one to start with.
 * @param {number | null} from
 * @param {number} step
 * @param {number} count
 */
export function stepped(from, step, count) {
  if (from === null) return step > 0 ? 0 : count - 1;
  return (from + step + count) % count;
}

/**
 * Where a key leads from the layer that is lit up; null if the key means nothing here.
 * @param {string} key
 * @param {import('../types.js').State} state
 */
export function target_of_key(key, { hovered, pinned, selected_hardware, report }) {
  const layer = hovered?.layer ?? pinned;
  const hardware = hovered?.hardware ?? selected_hardware;
  const count = report.row_count;
  const shown = report.hardware.flatMap((one, at) => (one.shown ? [at] : []));
  const beside = (/** @type {number} */ step) => {
    const at = shown.indexOf(hardware);
    return shown[stepped(at < 0 ? null : at, step, shown.length)] ?? hardware;
  };
  if (count === 0) return null;
  switch (key) {
    case 'ArrowRight':
      return { layer: stepped(layer, 1, count), hardware };
    case 'ArrowLeft':
      return { layer: stepped(layer, -1, count), hardware };
    case 'ArrowUp':
      return { layer: layer ?? 0, hardware: beside(-1) };
    case 'ArrowDown':
      return { layer: layer ?? 0, hardware: beside(1) };
    case 'Home':
      return { layer: 0, hardware };
    case 'End':
      return { layer: count - 1, hardware };
    default:
      return null;
  }
}

/** @param {ChartView} view @param {Store} store @param {() => void} announce */
function listen_to_keys({ canvas, name }, store, announce) {
  canvas.addEventListener('keydown', (event) => {
    const { state } = store;
    if ((event.key === 'Enter' || event.key === ' ') && state.hovered) {
      event.preventDefault();
      store.pin(state.pinned === state.hovered.layer ? null : state.hovered.layer);
      return;
    }
    const target =
      event.altKey || event.ctrlKey || event.metaKey ? null : target_of_key(event.key, state);
    if (!target) return;
    event.preventDefault();
    store.hover({ ...target, place: name });
    announce();
  });
  canvas.addEventListener('blur', () => store.hover(null));
}

/**
 * @param {{views: ChartView[]}} stage
 * @param {Store} store
 * @param {() => void} announce says the layer that was stepped to
 */
export function listen_to_stage(stage, store, announce) {
  for (const view of stage.views) {
    listen_to_pointer(view, store);
    listen_to_keys(view, store, announce);
  }
  document.addEventListener('keydown', (event) => {
    // Of an open dialog Escape closes that alone.
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    store.hover(null);
    store.pin(null);
  });
}
