// What a user does with the whole document: undo, redo, open, save, share, examples, help; by the
// bar, by keys, by dropping a file.
import { by_id } from './elements.js';
import { download, file_name, file_text, has_origin, open_file } from './project/project_file.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */

/** @param {import('./project/project_file.js').Place} place */
function opening(place) {
  const input = /** @type {HTMLInputElement} */ (by_id('open-file'));
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (file) await open_file(place, file);
    // The same file may be chosen again.
    input.value = '';
  });
  return () => input.click();
}

/**
 * A file may be dropped anywhere on the page.
 * @param {import('./project/project_file.js').Place} place
 */
function listen_for_drops(place) {
  const hint = /** @type {HTMLElement} */ (by_id('drop-hint'));
  const has_file = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!has_file(event)) return;
    event.preventDefault();
    hint.hidden = false;
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) hint.hidden = true;
  });
  addEventListener('drop', async (event) => {
    if (!has_file(event)) return;
    event.preventDefault();
    hint.hidden = true;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) await open_file(place, file);
  });
}

/** A text that is being typed has an undo of its own. @param {Element | null} element */
function is_typing(element) {
  return element !== null && element.matches('textarea, input[type="text"], input[type="search"]');
}

/** @param {KeyboardEvent} event @param {Store} store @param {() => void} help */
function press(event, { undo, redo }, help) {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (is_typing(document.activeElement)) return;
  const key = event.key.toLowerCase();
  const has_control = (event.ctrlKey || event.metaKey) && !event.altKey;
  /** @type {(() => unknown) | null} */
  let run = null;
  if (has_control && key === 'z') run = event.shiftKey ? redo : undo;
  if (has_control && key === 'y') run = redo;
  if (event.key === '?' && !has_control && !event.altKey) run = help;
  if (!run) return;
  event.preventDefault();
  run();
}

/**
 * @param {{store: Store, core: Core, opener: import('./page.js').Opener}} parts
 * @returns {Omit<import('./panels/bar.js').BarActions, 'choose_theme'>}
 */
export function create_documents({ store, core, opener }) {
  const { state } = store;
  const help = opener('help');
  const share = opener('share');
  const place = { store, core, import_file: opener('import_file') };
  listen_for_drops(place);
  addEventListener('keydown', (event) => press(event, store, help));
  return {
    share,
    save: () => (has_origin() ? download(file_name(state), file_text(state.project)) : share()),
    export: opener('export'),
    examples: opener('examples'),
    open: opening(place),
    undo: store.undo,
    redo: store.redo,
    help,
  };
}
