// Shows the definition of a term while it is pointed at or has the focus.

const HIDE_DELAY_MILLISECONDS = 120;
const GAP_PIXELS = 6;
const EDGE_PIXELS = 8;

/** @param {Element} anchor @param {HTMLElement} box */
function place(anchor, box) {
  const { top, bottom } = anchor.getBoundingClientRect();
  // From the left edge of its panel the definition of a field leaves the charts free.
  const edge = anchor.closest('.field-line, .segments') ?? anchor;
  const { left } = edge.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const room = clientWidth - box.offsetWidth - EDGE_PIXELS;
  const above = top - GAP_PIXELS - EDGE_PIXELS;
  const below = clientHeight - bottom - GAP_PIXELS - EDGE_PIXELS;
  const whole = box.scrollHeight + box.offsetHeight - box.clientHeight;
  // Below a field stands what is wrong with it.
  const is_field_with_room = anchor.matches('input') && whole <= above;
  const is_below = (whole <= below && !is_field_with_room) || (whole > above && below > above);
  // Where there is room for all of it on neither side, it scrolls and leaves its term free.
  const height = Math.min(whole, Math.max(is_below ? below : above, 0));
  box.style.maxHeight = `${height}px`;
  box.style.left = `${Math.max(EDGE_PIXELS, Math.min(left, room))}px`;
  box.style.top = `${is_below ? bottom + GAP_PIXELS : top - GAP_PIXELS - height}px`;
}

/** @param {HTMLElement} box @param {HTMLElement} anchor */
function fill(box, { dataset: { definition = '', formula = '' } }) {
  const paragraphs = [definition, formula].filter(Boolean).map((text, at) => {
    const paragraph = document.createElement(at ? 'code' : 'p');
    paragraph.textContent = text;
    return paragraph;
  });
  box.replaceChildren(...paragraphs);
}

/**
 * Who is described: of a label its field, which has the focus and is what is read out.
 * @param {HTMLElement} anchor
 */
function described_by(anchor) {
  return anchor.matches('label') ? (anchor.querySelector('input') ?? anchor) : anchor;
}

/** @param {HTMLElement} box the one popover of the page */
export function listen_for_definitions(box) {
  /** @type {HTMLElement | null} */
  let anchor = null;
  let timer = 0;
  const hide = () => {
    // A field has a description of its own, which stays.
    const described = anchor && described_by(anchor);
    if (described?.getAttribute('aria-describedby') === box.id) {
      described.removeAttribute('aria-describedby');
    }
    anchor = null;
    box.hidden = true;
  };
  /** @param {Event} event */
  const show = ({ target, type }) => {
    const element = /** @type {Element} */ (target);
    const found = /** @type {HTMLElement | null} */ (element.closest('[data-definition]'));
    if (!found?.dataset.definition && !box.contains(element)) {
      // It would cover what has the focus now.
      if (type === 'focusin') hide();
      return;
    }
    clearTimeout(timer);
    if (!found || found === anchor) return;
    hide();
    anchor = found;
    fill(box, found);
    const described = described_by(found);
    if (!described.hasAttribute('aria-describedby')) {
      described.setAttribute('aria-describedby', box.id);
    }
    box.hidden = false;
    place(found, box);
  };
  const hide_soon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, HIDE_DELAY_MILLISECONDS);
  };
  document.addEventListener('pointerover', show);
  document.addEventListener('focusin', show);
  document.addEventListener('pointerout', hide_soon);
  document.addEventListener('focusout', hide_soon);
  // Who acts has read enough, and wants to see what the action did.
  document.addEventListener('input', hide);
  document.addEventListener('click', () => {
    if (anchor?.matches('button:not(.term)')) hide();
  });
  const follow = () => anchor && place(anchor, box);
  document.addEventListener('scroll', follow, { capture: true, passive: true });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || box.hidden) return;
      event.preventDefault();
      hide();
    },
    { capture: true },
  );
}
