// A project as a file: what is in a text, its name on the disk, and how it is saved.
import { CoreError } from './door.js';
import { NOT_OPENED } from './panels/headline.js';
import { use_layers } from './project_edits.js';

/** @typedef {import('./types.js').Store} Store */
/** @typedef {import('./types.js').Core} Core */
/** @typedef {import('./types.js').Project} Project */

/** Larger files are no projects: 200,000 layers take about 40 MB. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Whether this is the description of a model, as it lies beside its weights. @param {any} value */
function is_model(value) {
  if (typeof value !== 'object' || value === null || 'roofloor' in value) return false;
  return 'model_type' in value || 'architectures' in value;
}

/**
 * The document in a text; null where the text is something else, such as a list of layers.
 * @param {string} text
 * @param {Core} core says what is wrong, with the line, where the text begins like a document
 * @returns {Project | null}
 */
export function project_in(text, core) {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const document = JSON.parse(text);
    return is_model(document) ? null : document;
  } catch {
    // The core names the line.
    core.open_project(text);
    throw new Error('the core read what the browser could not');
  }
}

/**
 * Where a text may be opened: `review` shows what is understood of it before it is used.
 * @typedef {{store: Store, core: Core, review: (text: string) => void}} Place
 */

/**
 * Opens a text from a file or a drop: a project, or layers in any form that the core reads. A
 * model is shown first, for not all of one may be understood. What is refused is said, and nothing
 * is lost.
 * @param {Place} place
 * @param {string} text
 * @param {string} name of the file
 */
export function open_text({ store, core, review }, text, name) {
  try {
    const project = project_in(text, core);
    if (project) {
      store.open(project, `Opened ${name}.`);
      return;
    }
    const { workload } = core.import_workload(text);
    if (workload.network === undefined) store.edit(use_layers(workload));
    else review(text);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    const line = /^\/line\/(\d+)/.exec(error.path)?.[1];
    const where = line ? `line ${line}` : error.path;
    const message = [name, where, error.message].filter(Boolean).join(': ');
    store.refuse({ shown: NOT_OPENED, path: error.path, message });
  }
}

/** @param {Place} parts @param {File} file */
export async function open_file(parts, file) {
  if (file.size > MOST_BYTES) {
    const megabytes = Math.round(file.size / 1e6);
    const message = `${file.name} has ${megabytes} MB; a project has at most 64.`;
    parts.store.refuse({ shown: NOT_OPENED, path: '', message });
    return;
  }
  open_text(parts, await file.text(), file.name);
}

/** The text of a project file: the canonical document, on lines. @param {Project} project */
export function file_text(project) {
  return `${JSON.stringify(project, null, 2)}\n`;
}

/** @param {import('./types.js').State} state */
export function file_name({ project, report }) {
  const words = (project.title || report.workload.name || 'project')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|-+$/g, '');
  return `${words.slice(0, 60) || 'project'}.roofloor.json`;
}

/**
 * Whether the page stands on its own feet: a sandboxed frame has no origin, its downloads go
 * nowhere without a word, and the clipboard is closed to it.
 */
export function has_origin() {
  return self.origin !== 'null' || location.protocol === 'file:';
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
