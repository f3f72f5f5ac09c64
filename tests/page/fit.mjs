// What does not fit on a page: what scrolls sideways, is cut off, is too small to read or to hit.

/** What may scroll sideways inside itself, and why. */
const SCROLLERS = {
  '#notebook-table .scroller': 'the notebook has more columns than a phone is wide',
  '#paste-text': 'what is pasted keeps its lines',
  '#share-text': 'the project as text keeps its lines',
};

/** Whose definition says more than the text that it cuts off: layer, kind, what is fused. */
const TOLD_BY_DEFINITION = '#table .layer-name[data-definition]';

/**
 * Runs inside the page, so it knows nothing but its arguments.
 * @param {{scrollers: string, told: string, least_text: number, least_target: number}} limits
 * @returns {string[]} one line for every fault, none where everything fits
 */
function measure({ scrollers, told, least_text, least_target }) {
  const faults = new Set();
  const name_of = (one) => {
    const parts = [];
    for (let at = one; at && at !== document.body && parts.length < 4; at = at.parentElement) {
      const classes = [...at.classList].slice(0, 2).map((word) => `.${word}`);
      parts.unshift(at.localName + (at.id ? `#${at.id}` : classes.join('')));
      if (at.id) break;
    }
    return `${parts.join(' > ')} "${one.textContent.replace(/\s+/g, ' ').trim().slice(0, 30)}"`;
  };
  const say = (what, one) => faults.add(`${what}: ${name_of(one)}`);

  // A dialog that is open is all there is.
  const root = document.querySelector('dialog[open]') ?? document.body;
  const is_seen = (one) =>
    one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden');
  const seen = [...root.querySelectorAll('*')].filter(is_seen);
  const styles = new Map(seen.map((one) => [one, getComputedStyle(one)]));
  const rects = new Map(seen.map((one) => [one, one.getBoundingClientRect()]));
  const style_of = (one) => styles.get(one) ?? getComputedStyle(one);
  const rect_of = (one) => rects.get(one) ?? one.getBoundingClientRect();
  const own_text = (one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const is_field = (one) => one.matches('input, select, textarea');

  /** The part of an element that its ancestors let through. */
  const boxes = new Map();
  const clip_of = (one) => {
    if (!one || one === document.body || one === document.documentElement) {
      return { left: 0, right: document.documentElement.clientWidth, top: -1e9, bottom: 1e9 };
    }
    if (boxes.has(one)) return boxes.get(one);
    // What is fixed, such as a dialog, hangs from the window.
    const is_free = one.matches('dialog') || style_of(one).position === 'fixed';
    const around = clip_of(is_free ? null : one.parentElement);
    const { overflowX, overflowY } = style_of(one);
    const box = { ...around };
    const own = rect_of(one);
    if (overflowX !== 'visible') {
      box.left = Math.max(box.left, own.left);
      box.right = Math.min(box.right, own.right);
    }
    if (overflowY !== 'visible') {
      box.top = Math.max(box.top, own.top);
      box.bottom = Math.min(box.bottom, own.bottom);
    }
    boxes.set(one, box);
    return box;
  };

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.add(`the page scrolls by ${scrollWidth - clientWidth} px`);

  /** Whether a title or a tooltip says what is cut off. */
  const says_all = (one) => {
    if (one.closest(told)) return true;
    const text = one.textContent.replace(/\s+/g, ' ').trim();
    for (let at = one; at; at = at.parentElement) {
      const said = [at.getAttribute('title'), at.dataset?.definition].join(' ');
      if (text && said.replace(/\s+/g, ' ').includes(text)) return true;
    }
    return false;
  };
  for (const one of seen) {
    if (one.closest('svg') && one.localName !== 'svg') continue;
    const { overflowX, overflowY, display } = style_of(one);
    const is_wide = display !== 'inline' && one.scrollWidth > one.clientWidth + 1;
    const is_scroller = /auto|scroll/.test(overflowX);
    if (is_wide && is_scroller && !one.matches(scrollers)) say('scrolls sideways', one);
    const hides = /hidden|clip/;
    const is_cut =
      (is_wide && hides.test(overflowX)) ||
      (hides.test(overflowY) && one.scrollHeight > one.clientHeight + 1);
    if (is_cut && !is_field(one) && one.textContent.trim() && !says_all(one)) say('cut off', one);
    const around = clip_of(one.parentElement);
    const { left, right, width } = rect_of(one);
    const is_outside = width > 0 && (left < around.left - 1 || right > around.right + 1);
    const is_empty = !one.textContent.trim() && one.matches('span');
    if (is_outside && !is_empty && !one.parentElement.closest(scrollers) && !says_all(one)) {
      say('sticks out', one);
    }
  }

  const pen = document.createElement('canvas').getContext('2d');
  for (const one of seen) {
    if (!one.matches('select')) continue;
    const { fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } = style_of(one);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const text = one.selectedOptions[0]?.textContent.trim() ?? '';
    const room = one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    // The arrow takes about 16 pixels.
    const is_cut = pen.measureText(text).width > room - 16 + 1;
    if (is_cut && !(one.title || '').includes(text)) faults.add(`cut off: "${text}" in ${one.id}`);
  }

  for (const one of seen) {
    if (!own_text(one) && !is_field(one)) continue;
    const { a = 1, b = 0 } = one.localName === 'text' ? one.getScreenCTM() : {};
    const size = parseFloat(style_of(one).fontSize) * Math.hypot(a, b);
    if (size < least_text - 0.01) say(`text of ${size} px`, one);
    if (one.localName !== 'text') continue;
    const picture = rect_of(one.ownerSVGElement);
    const text = rect_of(one);
    if (text.left < picture.left - 1 || text.right > picture.right + 1) say('cut off', one);
  }

  const targets = seen
    .filter((one) =>
      one.matches(
        'a[href], button, input, select, textarea, summary, [tabindex], [role=button], ' +
          '[role=tab], [role=radio]',
      ),
    )
    .map((one) => ({ one, rect: rect_of(one), clip: clip_of(one.parentElement) }))
    .filter(({ rect }) => rect.width > 0 && rect.height > 0);
  const is_small = ({ rect: { width, height } }) =>
    width < least_target - 0.01 || height < least_target - 0.01;
  // WCAG 2.5.8: the size of what stands in a sentence follows its line.
  const in_sentence = ({ one }) =>
    style_of(one).display === 'inline' && own_text(one.parentElement);
  const middle = ({ rect }) => [rect.left + rect.width / 2, rect.top + rect.height / 2];
  const in_sight = ({ rect, clip }) =>
    rect.right > clip.left && rect.left < clip.right && rect.bottom > clip.top;
  // WCAG 2.5.8: a small one may be small if a circle of 24 pixels around its middle meets no
  // other target, nor the circle of another small one.
  const is_crowded = (small) => {
    const [x, y] = middle(small);
    return targets.some((other) => {
      const is_around = other.one.contains(small.one) || small.one.contains(other.one);
      if (other === small || is_around || !in_sight(other)) return false;
      if (is_small(other)) {
        const [x2, y2] = middle(other);
        if (Math.hypot(x - x2, y - y2) < least_target) return true;
      }
      const { left, right, top, bottom } = other.rect;
      const across = Math.max(left - x, 0, x - right);
      const along = Math.max(top - y, 0, y - bottom);
      return Math.hypot(across, along) < least_target / 2;
    });
  };
  for (const target of targets) {
    if (!is_small(target) || in_sentence(target) || !is_crowded(target)) continue;
    const { width, height } = target.rect;
    say(`target of ${Math.round(width)} x ${Math.round(height)} px`, target.one);
  }
  return [...faults];
}

/** What does not fit, as lines; of an open dialog only what is in it. */
export function misfits(page) {
  const scrollers = Object.keys(SCROLLERS).join(', ');
  const limits = { scrollers, told: TOLD_BY_DEFINITION, least_text: 12, least_target: 24 };
  return page.evaluate(measure, limits);
}
