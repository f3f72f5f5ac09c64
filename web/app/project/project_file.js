// A project as a file: what is in a text, its name on the disk, and how it is saved.
import { CoreError } from '../core/door.js';
import { NOT_OPENED } from '../panels/headline.js';

export { has_origin } from './origin.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Core} Core */
/** @typedef {import('../types.js').Project} Project */

/** Larger files are no projects: 200,000 layers take about 40 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The document in a text; null where the text is something else: the configuration of a model, or a
 * table of layers.
 * @param {string} text
 * @param {Core} core says what is wrong, with the line, where the text is no JSON
 * @returns {Project | null}
 */
function project_in(text, core) {
  try {
    const document = JSON.parse(text);
    return 'roofloor' in document ? document : null;
  } catch {
    // The core names the line.
    core.open_project(text);
    throw new Error('the core read what the browser could not');
  }
}

/**
 * Where a file may be opened: what is no project is imported.
 * @typedef {{store: Store, core: Core, import_file: (file: File) => void}} Place
 */

/** Says what is wrong with a file; nothing is lost. @param {Store} store @param {string} message */
function refuse(store, message, path = '') {
  store.refuse({ shown: NOT_OPENED, path, message });
}

/** @param {Place} place @param {File} file @param {string} text of the file */
function open_json({ store, core, import_file }, file, text) {
  try {
    const project = project_in(text, core);
    if (project) store.open(project, `Opened ${file.name}.`);
    else import_file(file);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const line = /^\/line\/(\d+)/.exec(error.path)?.[1];
    const where = line ? `line ${line}` : error.path;
    const message = [file.name, where, error.message].filter(Boolean).join(': ');
    refuse(store, message, error.path);
  }
}

/**
 * A picture, or a report, with a project inside, which the core finds.
 * @param {Place} place
 * @param {File} file
 * @param {string} text of the file
 */
function open_markup({ store, core }, file, text) {
  try {
    /** @type {Partial<Project> & {roofloor: number}} */
    const found = core.open_project(text).project;
    // Of a workload that is open already the core says nothing.
    const { workload = store.state.project.workload } = found;
    store.open({ ...found, workload }, `Opened ${file.name}.`);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    refuse(store, [file.name, error.path, error.message].filter(Boolean).join(': '), error.path);
  }
}

/** As many bytes as may stand before the first brace of a project, blanks all of them. */
const MOST_BLANKS = 4096;

/**
 * Opens a project; whatever else a file is, it is imported. What is refused is said.
 * @param {Place} place
 * @param {File} file
 */
export async function open_file(place, file) {
  const { store, import_file } = place;
  try {
    const begin = await file.slice(0, MOST_BLANKS).text();
    const first = begin.trimStart().at(0);
    if (first !== '{' && first !== '<') {
      import_file(file);
    } else if (file.size > MOST_BYTES) {
      const megabytes = Math.round(file.size / 1e6);
      refuse(store, `${file.name} has ${megabytes} MB; a project has at most 64.`);
    } else if (first === '<') {
      open_markup(place, file, await file.text());
    } else {
      open_json(place, file, await file.text());
    }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    refuse(store, `${file.name} cannot be read: it is a folder, or has changed or gone.`);
  }
}

/** The text of a project file: the canonical document, on lines. @param {Project} project */
export function file_text(project) {
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** @param {import('../types.js').State} state @param {string} [ending] */
export function file_name({ project, report }, ending = 'roofloor.json') {
  const words = (project.title || report.workload.name || 'project')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|-+$/g, '');
  return `${words.slice(0, 60) || 'project'}.${ending}`;
}

/** @param {string} name @param {string | Blob} text @param {string} [type] */
export function download(name, text, type = 'application/json') {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
