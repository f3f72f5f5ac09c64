// Copying a text to the clipboard, or getting as near to it as the place allows.
import { has_origin } from '../project/origin.js';

/**
 * The old way: a copy of what is selected, which may be handed another text.
 * @param {string} text
 */
function copied_by_command(text) {
  const hand_over = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', hand_over);
  const is_copied = document.execCommand('copy');
  document.removeEventListener('copy', hand_over);
  return is_copied;
}

/**
 * Copies a text and says what came of it. A frame without an origin may not even ask for the
 * clipboard: there, and where the browser refuses, the text is selected, for the old command or for
 * the user to copy.
 * @param {string} text
 * @param {() => void} select selects the text where it is shown
 */
export async function copy_text(text, select) {
  try {
    if (!has_origin()) throw new DOMException('no clipboard here', 'NotAllowedError');
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    select();
    if (copied_by_command(text)) return 'Copied.';
    return 'This place lets no page copy: the text is selected, press Ctrl + C.';
  }
}

/** @param {string} id of a text field */
export function select_field_text(id) {
  const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
  input.focus();
  input.select();
}

/** @param {Element} element whose whole text is to be selected */
export function select_text_of(element) {
  getSelection()?.selectAllChildren(element);
}
