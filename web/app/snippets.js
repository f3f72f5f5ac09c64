// Texts to copy on pages of text. They stand in the page with a place that is nobody's, for whoever
// has no JavaScript; here they get the address of this very site.
import { copy_text, select_text_of } from './dialogs/clipboard.js';

const NOBODY = 'https://YOUR-HOST/roofloor/';

/** Where this site stands: the folder of the script of the element; empty for a disk. */
function site_address() {
  const script = document.querySelector('script[src$="embed.js"]');
  const { href, protocol } = new URL('.', /** @type {HTMLScriptElement} */ (script).src);
  return protocol === 'file:' ? '' : href;
}

/** Writes the address into every text that names the site. */
function write_addresses() {
  const address = site_address();
  if (!address) return;
  for (const text of document.querySelectorAll('code')) {
    if (!text.textContent?.includes(NOBODY)) continue;
    text.textContent = text.textContent.replaceAll(NOBODY, address);
  }
}

/** @param {Element} box with a text to copy below its name */
function add_copy_button(box) {
  const text = box.querySelector('code');
  const name = box.querySelector('p');
  if (!text || !name) return;
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy: ${name.textContent}`);
  button.addEventListener('click', async () => {
    said.textContent = await copy_text(text.textContent ?? '', () => select_text_of(text));
  });
  const place = document.createElement('span');
  place.className = 'copy';
  place.append(said, button);
  name.append(place);
}

/** Gives every text to copy its address and its button. */
export function start_snippets() {
  write_addresses();
  document.querySelectorAll('.snippet').forEach(add_copy_button);
}
