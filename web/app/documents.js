// What a user does with the whole document: undo, redo, open, save, share, examples, help; by the
// bar, by keys, by dropping a file.
import { render } from 'lit/html.js';
import { page_address } from './address.js';
import { copy_text, select_field_text } from './clipboard.js';
import { by_id, dialog_of } from './elements.js';
import { examples } from './examples.js';
import { create_importing } from './import/importing.js';
import { browser_packer } from './packer.js';
import { examples_dialog } from './panels/examples_dialog.js';
import { help_dialog } from './panels/help_dialog.js';
import { share_dialog } from './panels/share_dialog.js';
import { download, file_name, file_text, has_origin, open_file } from './project_file.js';
import { MOST_CHARACTERS, SHORT_NAMES, write_link } from './share_link.js';
import { create_text_saver } from './text_saver.js';
import { create_validation, has_validation_page } from './validation.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */

/** @param {Store} store */
function sharing(store) {
  const dialog = dialog_of('share');
  const { state } = store;
  const close = () => dialog.close();
  const save = () => download(file_name(state), file_text(state.project));
  /** @param {import('./panels/share_dialog.js').ShareView} view */
  const show = (view) =>
    render(
      share_dialog(view, {
        save,
        close,
        copy: async (text, field) =>
          show({ ...view, said: await copy_text(text, () => select_field_text(field)) }),
      }),
      dialog,
    );
  const open = async () => {
    const hash = await write_link(state.project, browser_packer);
    const link = `${page_address()}#${hash}`;
    const text = file_text(state.project);
    show({
      link,
      text,
      most_characters: MOST_CHARACTERS,
      can_download: has_origin(),
      said: '',
    });
    dialog.showModal();
  };
  return { share: open, save: () => (has_origin() ? save() : open()) };
}

/** @param {Store} store */
function choosing(store) {
  const dialog = dialog_of('examples');
  const close = () => dialog.close();
  return () => {
    render(
      examples_dialog(examples, {
        close,
        choose({ project }) {
          store.open(project, `Opened the example "${project.title}".`);
          close();
        },
      }),
      dialog,
    );
    dialog.showModal();
  };
}

/** @param {{store: Store}} parts */
function helping({ store }) {
  const dialog = dialog_of('help');
  const show_checks = create_validation(dialog_of('validation'));
  const view = { filter: '' };
  const show = () =>
    render(
      help_dialog(
        {
          ...view,
          description: store.state.description,
          link_names: SHORT_NAMES,
          has_validation_page: has_validation_page(),
        },
        {
          close: () => dialog.close(),
          validate() {
            dialog.close();
            show_checks();
          },
          search(filter) {
            view.filter = filter;
            show();
          },
        },
      ),
      dialog,
    );
  return () => {
    show();
    dialog.showModal();
    dialog.scrollTop = 0;
  };
}

/** @param {import('./project_file.js').Place} place */
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
 * @param {import('./project_file.js').Place} place
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
 * @param {{store: Store, core: Core}} parts
 * @returns {Omit<import('./panels/bar.js').BarActions, 'choose_theme'>}
 */
export function create_documents(parts) {
  const { store } = parts;
  const help = helping(parts);
  const dialog = /** @type {HTMLDialogElement} */ (by_id('import'));
  const import_file = create_importing({ ...parts, dialog, save_text: create_text_saver() });
  const place = { ...parts, import_file };
  listen_for_drops(place);
  addEventListener('keydown', (event) => press(event, store, help));
  return {
    ...sharing(store),
    examples: choosing(store),
    open: opening(place),
    undo: store.undo,
    redo: store.redo,
    help,
  };
}
