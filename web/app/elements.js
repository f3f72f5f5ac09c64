// Elements of the page, which index.html has.

/** @param {string} id */
export function by_id(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/** A dialog, which a click beside it closes. @param {string} id */
export function dialog_of(id) {
  const dialog = /** @type {HTMLDialogElement} */ (by_id(id));
  dialog.addEventListener('click', ({ target, clientX: x, clientY: y }) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const is_inside = x >= left && x <= right && y >= top && y <= bottom;
    if (target === dialog && !is_inside) dialog.close();
  });
  return dialog;
}
