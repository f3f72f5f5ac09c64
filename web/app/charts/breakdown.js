// Where time and energy go: the core's pictures of bars, in the colours of the page, with the
// layers in them to be pointed at.
import { parsed_picture } from './picture.js';
import { highlight_of, mark_state } from './stage.js';
import { target_of_key } from './stage_input.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').State} State */
/** @typedef {ReturnType<typeof create_view>} BreakdownView */

/** @param {HTMLElement} box */
function create_view(box) {
  return {
    name: box.dataset.figure ?? '',
    box,
    size: { width: box.clientWidth, height: box.clientHeight },
    plot: {
      drawn_markers: () => [],
      /** The top of the bar of a layer. @param {number} layer */
      marker_of(layer) {
        const parts = [...box.querySelectorAll(`rect[data-layer="${layer}"]`)];
        if (!parts.length) return null;
        const tops = parts.map((part) => Number(part.getAttribute('y')));
        const [first] = parts;
        const [x, width] = ['x', 'width'].map((name) => Number(first.getAttribute(name)));
        return { px: x + width / 2, py: Math.min(...tops) };
      },
    },
  };
}

/**
 * The layer whose bar stands at the pointer, however low or thin it is.
 * @param {HTMLElement} box
 * @param {MouseEvent} event
 */
function layer_under(box, event) {
  const x = event.clientX - box.getBoundingClientRect().left;
  let nearest = null;
  let least = Infinity;
  for (const part of box.querySelectorAll('rect[data-layer]')) {
    const [left, width] = ['x', 'width'].map((name) => Number(part.getAttribute(name)));
    const distance = Math.abs(x - left - width / 2);
    // The bars leave a fifth of their place free.
    if (distance > width * 0.65 || distance >= least) continue;
    nearest = Number(part.getAttribute('data-layer'));
    least = distance;
  }
  return nearest;
}

/** @param {BreakdownView} view @param {Store} store @param {() => void} announce */
function listen(view, store, announce) {
  const { box, name } = view;
  const { state } = store;
  const hover = (/** @type {number | null} */ layer) =>
    store.hover(
      layer === null ? null : { layer, hardware: state.selected_hardware, place: name },
    );
  const toggle = (/** @type {number | null} */ layer) => {
    if (layer !== null) store.pin(state.pinned === layer ? null : layer);
  };
  box.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') hover(layer_under(box, event));
  });
  box.addEventListener('pointerleave', () => hover(null));
  box.addEventListener('click', (event) => toggle(layer_under(box, event)));
  box.addEventListener('blur', () => hover(null));
  box.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && state.hovered) {
      event.preventDefault();
      toggle(state.hovered.layer);
      return;
    }
    const target = target_of_key(event.key, state);
    if (!target) return;
    event.preventDefault();
    hover(target.layer);
    announce();
  });
}

/** @param {HTMLElement} root @param {State} state */
function mark_bars(root, state) {
  const { hovered, pinned } = state;
  mark_state(root, highlight_of(state));
  for (const mark of root.querySelectorAll('[data-layer]')) {
    const layer = Number(mark.getAttribute('data-layer'));
    mark.classList.toggle('lit', layer === hovered?.layer);
    mark.classList.toggle('pinned', layer === pinned);
  }
}

/**
 * Pictures of the core in the boxes of a root, redrawn with the state.
 * @param {{store: Store, core: import('../types.js').Core, root: HTMLElement,
 *   font: {size: number, advances: number[]}, announce: () => void,
 *   options_of: (state: State) => object}} parts
 */
export function create_pictures({ store, core, root, font, announce, options_of }) {
  const { state } = store;
  const boxes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-figure]')]);
  const views = boxes.map(create_view);
  views.forEach((view) => listen(view, store, announce));
  const family = getComputedStyle(document.body).fontFamily;

  /** @param {BreakdownView} view */
  const draw_view = ({ name, box, size }) => {
    const options = { ...options_of(state), ...size, font: { ...font, family } };
    const picture = parsed_picture(core.picture(state.revision, name, options));
    picture.setAttribute('aria-hidden', 'true');
    box.setAttribute('aria-label', picture.querySelector('title')?.textContent ?? '');
    // The browser would show it as a tooltip of its own.
    picture.querySelector('title')?.remove();
    box.querySelector('svg')?.remove();
    box.prepend(picture);
  };

  /** What lies on paper is taken away by who put it there. @param {BreakdownView} view */
  const is_on_screen = ({ box, size }) =>
    size.width > 0 && size.height > 0 && !box.querySelector('.printed');

  return {
    root,
    views,
    draw() {
      views.filter(is_on_screen).forEach(draw_view);
      mark_bars(root, state);
    },
    highlight: () => mark_bars(root, state),
    /** @param {() => void} changed */
    watch_size(changed) {
      const observer = new ResizeObserver(() => {
        views.forEach(({ box, size }) =>
          Object.assign(size, { width: box.clientWidth, height: box.clientHeight }),
        );
        changed();
      });
      boxes.forEach((box) => observer.observe(box));
    },
  };
}
