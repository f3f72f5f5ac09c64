// Of many equal rows those that can be seen: which they are, and the gaps in place of the others.

/** Rows drawn beyond each edge, so that the next one can be reached by the keyboard. */
const BEYOND = 8;

/**
 * What a scroller shows of its rows.
 * @typedef {object} Window
 * @property {number} first position of the first row that is drawn
 * @property {number} last position behind the last one
 * @property {number} row_height in pixels, as measured
 */

/** @param {number} row_height in pixels, until one is measured @returns {Window} */
export function start_window(row_height) {
  return { first: 0, last: 40, row_height };
}

/**
 * The rows of a scroller that can be seen, and some beyond.
 * @param {Element} scroller
 * @param {number} row_height
 * @returns {Window}
 */
export function seen_window({ scrollTop, clientHeight }, row_height) {
  return {
    first: Math.max(0, Math.floor(scrollTop / row_height) - BEYOND),
    last: Math.ceil((scrollTop + clientHeight) / row_height) + BEYOND,
    row_height,
  };
}

/**
 * The positions to be drawn, in their order, and how many are left out between them: those of the
 * window, and some that must not go, such as the one with the focus.
 * @param {number} count of all rows
 * @param {Window} window
 * @param {number[]} kept
 * @returns {{position: number, gap: number}[]} a gap stands before its position; the last entry is
 *   the gap at the end, at the position `count`
 */
export function drawn_positions(count, { first, last }, kept) {
  const start = Math.min(first, Math.max(0, count - 1));
  const seen = Array.from({ length: Math.max(0, Math.min(last, count) - start) }, (_, at) => {
    return start + at;
  });
  const others = kept.filter((at) => at >= 0 && at < count && (at < start || at >= last));
  const positions = [...new Set([...seen, ...others])].sort((a, b) => a - b);
  let next = 0;
  return [...positions, count].map((position) => {
    const gap = position - next;
    next = position + 1;
    return { position, gap };
  });
}

/**
 * Gives the gaps the heights of the rows that are not drawn.
 * @param {Element} scroller
 * @param {Window} window
 */
export function size_gaps(scroller, { row_height }) {
  for (const gap of scroller.querySelectorAll('[data-gap]')) {
    const element = /** @type {HTMLElement} */ (gap);
    element.style.height = `${Number(element.dataset.gap) * row_height}px`;
  }
}

/**
 * Measures a row, which is as high as all others.
 * @param {Element} scroller
 * @param {Window} window
 * @param {string} row_selector
 */
export function measure_row(scroller, window, row_selector) {
  const height = scroller.querySelector(row_selector)?.getBoundingClientRect().height;
  if (height) window.row_height = height;
}

/**
 * Scrolls a position into the rows that can be seen, below a head that covers some of them.
 * @param {Element} scroller
 * @param {number} position
 * @param {{row_height: number, head?: number}} sizes
 */
export function scroll_to_position(scroller, position, { row_height, head = 0 }) {
  const top = position * row_height;
  const room = scroller.clientHeight - head - row_height;
  if (scroller.scrollTop > top) scroller.scrollTop = top;
  else if (scroller.scrollTop < top - room) scroller.scrollTop = top - room;
}
