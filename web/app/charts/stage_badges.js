// Buttons at the edge of a chart: how many layers lie beyond it, and the way to them.

/** @typedef {import('../types.js').Badge} Badge */

/**
 * @param {HTMLElement} box of the chart
 * @param {(badge: Badge) => void} go
 */
export function create_badges(box, go) {
  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  /** @type {Badge[]} */
  let shown = [];

  const button_at = (/** @type {number} */ at) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'badge';
    button.addEventListener('click', () => go(shown[at]));
    box.append(button);
    return button;
  };

  /** @param {Badge[]} badges of the layout */
  return (badges) => {
    shown = badges;
    badges.forEach(({ text, side, x, y, width, height }, at) => {
      const button = (buttons[at] ??= button_at(at));
      button.hidden = false;
      button.textContent = text;
      button.dataset.side = side;
      Object.assign(button.style, {
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    });
    buttons.slice(badges.length).forEach((button) => {
      button.hidden = true;
    });
  };
}
