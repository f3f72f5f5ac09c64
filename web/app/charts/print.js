// On paper the charts are the core's pictures: lines and text in place of pixels.
import { request_of } from './figure_requests.js';
import { parsed_picture } from './picture.js';

/** @typedef {import('../types.js').Store} Store */

// As wide as the text of a page of paper at 96 pixels an inch, with its margins.
const PAPER_WIDTH = 700;
const HEIGHTS = /** @type {Record<string, number>} */ ({
  roofline: 380,
  floorline: 290,
  power: 240,
  breakdown_time: 300,
  breakdown_energy: 300,
  sweep_rate: 300,
  sweep_bytes: 280,
});

/**
 * Puts a picture as wide as the paper beside every canvas, and in the place of every picture of
 * the screen, before the page is printed, and takes it away afterwards. The style sheet hides the
 * canvases on paper.
 * @param {{store: Store, core: import('../types.js').Core, root: HTMLElement,
 *   font: {size: number, advances: number[]}}} parts
 */
export function listen_for_print({ store, core, root, font }) {
  const { state } = store;
  const boxes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-figure]')]);
  const family = getComputedStyle(document.body).fontFamily;
  // Two pictures of one figure would share the ids of their patterns: one leaves the page.
  const on_screen = /** @type {Map<HTMLElement, Element>} */ (new Map());
  const restore = () => {
    root.querySelectorAll('.printed').forEach((picture) => picture.remove());
    on_screen.forEach((picture, box) => box.querySelector('svg') ?? box.prepend(picture));
    on_screen.clear();
  };
  addEventListener('beforeprint', () => {
    restore();
    for (const box of boxes.filter(({ hidden }) => !hidden)) {
      const name = box.dataset.figure ?? '';
      const text = core.picture(state.revision, name, {
        ...request_of(name, state),
        width: PAPER_WIDTH,
        height: HEIGHTS[name],
        font: { ...font, family },
      });
      const shown = box.querySelector('svg');
      if (shown) on_screen.set(box, shown);
      shown?.remove();
      const picture = parsed_picture(text);
      picture.classList.add('printed');
      box.append(picture);
    }
  });
  addEventListener('afterprint', restore);
}
