// A file that is dropped or chosen, from its first byte until its layers are used: the dialog, and
// what is asked of the worker while it is open.
import { nothing, render } from 'lit/html.js';
import { CoreError, open_envelope } from '../core/door.js';
import { format_count } from '../text/format.js';
import { layers_csv } from '../text/layers_csv.js';
import { import_dialog } from '../panels/import_dialog.js';
import { name_of_file, refusal_text, whole_number } from '../panels/import_text.js';
import { whole_core, whole_core_bytes } from '../core/started_core.js';
import { open_channel } from './import_channel.js';
import { use_file } from './use_file.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {import('../types.js').Imported} Imported */
/** @typedef {import('../types/import_types.js').ImportChannel} ImportChannel */
/** @typedef {import('../panels/import_dialog.js').ImportView} ImportView */
/**
 * @typedef {{store: Store, core: Core, dialog: HTMLDialogElement,
 *   save_text: (saved: import('../dialogs/text_saver.js').Saved) => void}} Parts
 */

/** Tables name no workload; their file does. @param {Imported} imported @param {string} file */
function with_name({ summary, workload, ...rest }, file) {
  const is_named = summary !== undefined || workload.network !== undefined;
  const named = is_named ? workload : { ...workload, name: name_of_file(file) };
  return { ...rest, summary, workload: named };
}

/** What is asked for, of what is typed; null where a text is no number. @param {ImportView} view */
function options_of({ sizes, fold_blocks }) {
  const numbers = [...sizes].map(([name, text]) => [name, whole_number(text)]);
  if (numbers.some(([, value]) => value === null)) return null;
  return { sizes: Object.fromEntries(numbers), fold_blocks };
}

/** @param {unknown} error */
function text_of_error(error) {
  if (error instanceof CoreError) return refusal_text(error);
  return error instanceof Error ? error.message : String(error);
}

/**
 * Imports again whenever something else is asked for, the newest of it only.
 * @param {ImportView} view
 * @param {Promise<ImportChannel>} opening
 * @param {() => void} show
 */
function create_asking(view, opening, show) {
  let is_wanted = false;
  const once = async () => {
    const options = options_of(view);
    if (!options) {
      view.message = 'A size is missing; expected a whole number.';
      return;
    }
    Object.assign(view, { read_bytes: 0, seconds: null });
    const { text, read_bytes, seconds } = await (await opening).ask(options);
    Object.assign(view, { read_bytes, seconds, message: '' });
    view.imported = with_name(open_envelope(text), view.file.name);
  };
  return async () => {
    is_wanted = true;
    if (view.is_reading) return;
    while (is_wanted) {
      is_wanted = false;
      view.is_reading = true;
      show();
      await once().catch((error) => (view.message = text_of_error(error)));
      view.is_reading = false;
    }
    show();
  };
}

/** @param {File} file @returns {ImportView} */
function start_view({ name, size }) {
  return {
    file: { name, size },
    is_reading: false,
    read_bytes: 0,
    seconds: null,
    imported: null,
    message: '',
    sizes: new Map(),
    fold_blocks: true,
  };
}

/**
 * Takes the layers over; says in the dialog why they are refused.
 * @param {Parts} parts
 * @param {ImportView} view
 */
function use({ store, dialog }, view) {
  const { imported, file } = view;
  if (!imported) return;
  const { networks } = store.state.description;
  const layers = format_count(imported.layer_count, 'layer');
  const is_list = imported.workload.network === undefined;
  const notice = `Opened ${file.name}${is_list ? `: ${layers}` : ''}.`;
  if (store.edit(use_file(imported, networks), undefined, { notice })) {
    dialog.close();
    return;
  }
  view.message = store.state.problem?.message ?? '';
  store.refuse(null);
}

/**
 * What can be done in the dialog.
 * @param {Parts} parts
 * @param {ImportView} view
 * @param {{ask: () => void, show: () => void}} does
 * @returns {import('../panels/import_dialog.js').ImportActions}
 */
function actions_of(parts, view, { ask, show }) {
  return {
    type(name, text) {
      view.sizes.set(name, text);
      ask();
    },
    fold(on) {
      view.fold_blocks = on;
      ask();
    },
    use() {
      use(parts, view);
      show();
    },
    save: () =>
      parts.save_text({
        name: `${name_of_file(view.file.name)}.csv`,
        title: `Layers of ${view.file.name}`,
        text: layers_csv(view.imported?.workload.layers ?? []),
        type: 'text/csv',
      }),
    close: () => parts.dialog.close(),
  };
}

/**
 * @param {Parts} parts
 * @returns {(file: File) => void} opens the dialog and imports the file
 */
export function create_importing(parts) {
  const { store, dialog } = parts;
  let opened = new AbortController();
  dialog.addEventListener('close', () => {
    // Another file may have come meanwhile.
    if (dialog.open) return;
    opened.abort();
    render(nothing, dialog);
  });
  return (file) => {
    opened.abort();
    opened = new AbortController();
    const { signal } = opened;
    const view = start_view(file);
    const show = () => {
      if (!signal.aborted) render(import_dialog({ store, view, actions }), dialog);
    };
    const channel = open_channel(file, {
      core_bytes: whole_core_bytes,
      start_here: whole_core,
      prefixes: store.state.description.prefixes,
      signal,
      told(read_bytes) {
        view.read_bytes = read_bytes;
        show();
      },
    });
    const ask = create_asking(view, channel, show);
    const actions = actions_of(parts, view, { ask, show });
    ask();
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  };
}
