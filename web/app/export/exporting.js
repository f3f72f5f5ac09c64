// The dialog of what can be taken away: the figure is made anew whenever something else is chosen.
import { render } from 'lit/html.js';
import { page_address } from '../project/address.js';
import { copy_text, select_field_text } from '../dialogs/clipboard.js';
import { dialog_of } from '../elements.js';
import { browser_packer } from '../project/packer.js';
import { export_dialog } from '../panels/export_dialog.js';
import { stage_tab } from '../project/project_edits.js';
import { download, file_name, file_text, has_origin } from '../project/project_file.js';
import { MOST_CHARACTERS, write_link } from '../project/share_link.js';
import { whole_core_with } from '../core/started_core.js';
import { figure_file, PNG } from './figure_file.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../panels/export_dialog.js').ExportView} ExportView */
/** @typedef {import('../panels/export_dialog.js').ExportChoices} ExportChoices */

/** The first figure of each tab. @type {Record<string, string>} */
const FIRST_OF_TAB = { roofs: 'roofline', breakdown: 'breakdown_time', sweep: 'sweep_rate' };

/** As it fits a page of text on a screen; the core knows sizes on paper. */
const SCREEN = { value: 'screen', label: 'Screen, 800 × 400 px', width: 800, height: 400 };

/** @param {Store} store @param {import('../types.js').WholeCore} core @returns {ExportChoices} */
function choices_of({ state }, core) {
  const { export_formats, paper_sizes } = core.describe_exports();
  const [first, ...others] = export_formats;
  return {
    figures: state.description.figures.map(({ name, label }) => ({ value: name, label })),
    formats: [first, PNG, ...others].map(({ name, label }) => ({ value: name, label })),
    sizes: [
      SCREEN,
      ...paper_sizes.map(({ name, label, width_millimetres: w, height_millimetres: h }) => ({
        value: name,
        label: `${label}, ${w} × ${h} mm`,
      })),
    ],
  };
}

/** @param {Store} store */
async function link_of({ state }) {
  const hash = await write_link(state.project, browser_packer);
  return hash.length > MOST_CHARACTERS ? '' : `${page_address()}#${hash}`;
}

/** @param {ExportView} view */
function sizes_of({ size }) {
  const { width, height } = SCREEN;
  return size === SCREEN.value ? { width, height } : { size };
}

/** @param {string} text of an SVG */
const address_of = (text) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;

/**
 * Makes the figure of a view, and a picture of it.
 * @param {Store} store
 * @param {ExportView} view
 * @returns {Promise<Partial<ExportView>>}
 */
async function made(store, { figure, format, scale, ...view }) {
  const { state } = store;
  try {
    const opened = { ...(await whole_core_with(state.project)), state };
    const options = { ...sizes_of({ figure, format, scale, ...view }), link: await link_of(store) };
    const svg = await figure_file(opened, { figure, format: 'svg', options });
    const file =
      format === 'svg'
        ? svg
        : await figure_file(opened, { figure, format, options: { ...options, scale } });
    return { file, picture: address_of(svg.text), message: '' };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { file: null, picture: '', message };
  }
}

/** @param {import('./figure_file.js').FigureFile} file */
async function copied({ text, blob }) {
  if (!blob) return copy_text(text, () => select_field_text('export-text'));
  try {
    await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    return 'Copied.';
  } catch {
    return 'This browser lets no page copy a picture: save it instead.';
  }
}

/**
 * @typedef {{save_text: (saved: import('../dialogs/text_saver.js').Saved) => void,
 *   save_layers: () => void}} Saving
 */

/**
 * Wholes of the project, saved, or shown to be copied.
 * @param {Store} store
 * @param {Saving} saving
 * @returns {Record<string, () => unknown>}
 */
function wholes(store, { save_text, save_layers }) {
  const { state } = store;
  return {
    project: () => download(file_name(state), file_text(state.project)),
    layers: save_layers,
    async report() {
      const { core, revision } = await whole_core_with(state.project);
      const link = await link_of(store);
      const { text, media_type: type, extension } = core.report_page(revision, { link });
      save_text({ name: file_name(state, `report.${extension}`), title: 'Report', text, type });
    },
  };
}

/** @param {Store} store @param {Saving} saving */
export function create_exporting(store, saving) {
  const dialog = dialog_of('export');
  const { state } = store;
  const take = wholes(store, saving);
  /** @type {ExportView} */
  let view = {
    figure: '',
    format: 'svg',
    size: SCREEN.value,
    scale: '2',
    file: null,
    picture: '',
    message: '',
    said: '',
    can_download: true,
  };
  /** @type {ExportChoices} */
  let choices = { figures: [], formats: [], sizes: [SCREEN] };
  let turn = 0;
  const show = (/** @type {Partial<ExportView>} */ part) => {
    view = { ...view, ...part };
    render(export_dialog(view, choices, actions), dialog);
  };
  const make = async (/** @type {Partial<ExportView>} */ part) => {
    turn += 1;
    const mine = turn;
    show({ ...part, file: null, said: '' });
    const result = await made(store, view);
    if (mine === turn) show(result);
  };
  /** @type {import('../panels/export_dialog.js').ExportActions} */
  const actions = {
    choose: make,
    save() {
      const { file, figure } = view;
      if (!file) return;
      const name = file_name(state, `${figure}.${file.extension}`);
      download(name, file.blob ?? file.text, file.media_type);
    },
    copy: async () => view.file && show({ said: await copied(view.file) }),
    async take(what) {
      try {
        await take[what]();
      } catch (error) {
        show({ message: error instanceof Error ? error.message : String(error) });
      }
    },
    close: () => dialog.close(),
  };
  return async () => {
    const { core } = await whole_core_with(state.project);
    choices = choices_of(store, core);
    const figure = FIRST_OF_TAB[stage_tab(state.project)] ?? 'roofline';
    const made_now = make({ figure, picture: '', message: '', can_download: has_origin() });
    dialog.showModal();
    dialog.scrollTop = 0;
    await made_now;
  };
}
