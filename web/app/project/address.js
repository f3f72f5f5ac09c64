// The address of the page follows the project, and a link that is followed opens it.
import { CoreError } from '../core/door.js';
import { NOT_OPENED } from '../panels/headline.js';
import { browser_packer } from './packer.js';
import { LinkError, MOST_CHARACTERS, read_link, write_link } from './share_link.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../types.js').Project} Project */

const DELAY_MILLISECONDS = 300;

/**
 * The project of a hash, or why there is none.
 * @param {string} hash
 * @returns {Promise<{project: Project | null, message: string}>}
 */
export async function project_of(hash) {
  try {
    return { project: await read_link(hash, browser_packer), message: '' };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { project: null, message: error.message };
  }
}

/** @param {CoreError} error */
export function refused_link({ path, message }) {
  return `The link cannot be opened: ${path ? `${path}: ` : ''}${message}.`;
}

/**
 * The hash that the address shows then; some frames may not change theirs.
 * @param {string} hash without its #
 */
function show_hash(hash) {
  try {
    const address = hash ? `#${hash}` : location.pathname + location.search;
    history.replaceState(null, '', address);
  } catch {
    // It stays as it is.
  }
  return location.hash.slice(1);
}

/** The address of this page as a whole, without a project and not embedded. */
export function page_address() {
  return location.href.replace(/[?#].*$/, '');
}

/**
 * @param {Store} store
 * @param {Project} start of an address without a hash
 * @param {{writes: boolean}} about whether the address follows the project; an embedded page leaves
 *     the history of the tab alone
 */
export function follow_project(store, start, { writes }) {
  const { state } = store;
  const start_hash = write_link(start, browser_packer);
  let timer = 0;
  let shown = location.hash.slice(1);

  const write = async () => {
    const { project } = state;
    const hash = await write_link(project, browser_packer);
    // What is too long for a link is not in the address; the start page needs none.
    const needs_none = hash.length > MOST_CHARACTERS || hash === (await start_hash);
    const wanted = needs_none ? '' : hash;
    // A link that was followed a moment ago, of which the browser has not told yet, stays.
    const is_followed = location.hash.slice(1) !== shown;
    if (project !== state.project || wanted === shown || is_followed) return;
    shown = show_hash(wanted);
  };
  store.subscribe((topic) => {
    if (topic !== 'project' || !writes) return;
    clearTimeout(timer);
    timer = setTimeout(write, DELAY_MILLISECONDS);
  });

  addEventListener('hashchange', async () => {
    const hash = location.hash.slice(1);
    if (hash === shown) return;
    shown = hash;
    const { project, message } = await project_of(hash);
    try {
      if (message) store.refuse({ shown: NOT_OPENED, path: '', message });
      else store.open(project ?? start, 'Opened the link.');
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      store.refuse({ shown: NOT_OPENED, path: error.path, message: refused_link(error) });
    }
  });
}
