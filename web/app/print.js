// On paper the charts are the core's pictures: lines and text in place of pixels.
import { parsed_picture } from './picture.js';
import { figure_options } from './project_edits.js';

/** @typedef {import('./types.js').Store} Store */

// As wide as the text of a page of paper at 96 pixels an inch, with its margins.
const PAPER_WIDTH = 700;
const HEIGHTS = /** @type {Record<string, number>} */ ({ roofline: 380, floorline: 290 });

/**
 * Puts a picture beside every canvas before the page is printed, and takes it away afterwards. The
 * style sheet shows the one on the screen and the other on paper.
 * @param {{store: Store, core: import('./types.js').Core, root: HTMLElement,
 *   font: {size: number, advances: number[]}}} parts
 */
export function listen_for_print({ store, core, root, font }) {
  const { state } = store;
  const boxes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-figure]')]);
  const family = getComputedStyle(document.body).fontFamily;
  const clear = () => root.querySelectorAll('.printed').forEach((picture) => picture.remove());
  addEventListener('beforeprint', () => {
    clear();
    for (const box of boxes) {
      const name = box.dataset.figure ?? '';
      const { text } = core.export_figure(state.revision, name, 'svg', {
        ...figure_options(state.project, state.pinned),
        width: PAPER_WIDTH,
        height: HEIGHTS[name],
        font: { ...font, family },
      });
      const picture = parsed_picture(text);
      picture.classList.add('printed');
      box.append(picture);
    }
  });
  addEventListener('afterprint', clear);
}
