// The page inside of another one: speaks with its parent, and with nobody else.
import { page_address } from '../project/address.js';
import { CoreError } from '../core/door.js';
import { browser_packer } from '../project/packer.js';
import { NOT_OPENED } from '../panels/headline.js';
import { read_link, write_link } from '../project/share_link.js';
import { shown_in_embed } from './embed_options.js';
import { answer_message, PROTOCOL } from './messages.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('./embed_options.js').EmbedOptions} EmbedOptions */
/** @typedef {import('./messages.js').Answering} Answering */

/** A slider that is dragged is told of once it rests for so long [ms]. */
const STATE_DELAY = 150;

/** @param {object} message */
function post(message) {
  // Whoever embeds the page chose to; nothing is said that it could not read off the screen.
  if (parent !== self) parent.postMessage({ roofloor: PROTOCOL, ...message }, '*');
}

/** What the page takes as high as it is [px]. */
function page_height() {
  return Math.ceil(document.body.getBoundingClientRect().height);
}

/** @param {Store} store */
async function state_of({ state: { project } }) {
  const link = await write_link(project, browser_packer);
  return { project, link, address: `${page_address()}#${link}` };
}

/**
 * @typedef {object} Embedding
 * @property {Store} store
 * @property {EmbedOptions} options
 * @property {(theme: string) => void} set_theme
 * @property {() => Promise<import('../dialogs/dialogs.js').Dialogs>} dialogs
 */

/** @param {Embedding} embedding @returns {Answering} */
function answering({ store, options, set_theme, dialogs }) {
  const { state } = store;
  return {
    open(project) {
      try {
        store.open(shown_in_embed(project, options));
      } catch (error) {
        if (!(error instanceof CoreError)) throw error;
        // Whoever looks at the page is told as well as who wrote the one around it.
        const { path, message } = error;
        store.refuse({ path, message: `${path}: ${message}`, shown: NOT_OPENED });
        throw error;
      }
    },
    async read_link(link) {
      const project = await read_link(link, browser_packer);
      return project ?? state.description.start;
    },
    state: () => state_of(store),
    explain: async (path) => ({ explanation: await (await dialogs()).explanation(path) }),
    file: async (request) => (await dialogs()).figure_file(request),
    theme: set_theme,
    about: () => ({ version: state.description.version, height: page_height() }),
  };
}

/** Tells of every other height, as soon as the page has it. */
function watch_height() {
  let told = page_height();
  new ResizeObserver(() => {
    const height = page_height();
    if (height === told) return;
    told = height;
    post({ type: 'resize', height });
  }).observe(document.body);
}

/** Tells of the project when it has changed and rests. @param {Store} store */
function watch_state(store) {
  let timer = 0;
  const tell = async () => post({ type: 'state', ...(await state_of(store)) });
  store.subscribe((topic) => {
    if (topic !== 'project') return;
    clearTimeout(timer);
    timer = setTimeout(tell, STATE_DELAY);
  });
}

/**
 * Begins to speak once the charts are drawn. None of it waits for a frame: a page that is not on
 * the screen gets none.
 * @param {Embedding} embedding
 */
export function start_embedding(embedding) {
  const { store } = embedding;
  const answers = answering(embedding);
  addEventListener('message', async ({ source, data }) => {
    if (source !== parent || parent === self) return;
    const answer = await answer_message(data, answers);
    if (answer) post(answer);
  });
  post({ type: 'ready', ...answers.about() });
  const { problem } = store.state;
  if (problem) post({ type: 'error', path: problem.path, message: problem.message });
  watch_height();
  watch_state(store);
}

/** A page that could not start says so to its parent as well. @param {string} message */
export function tell_failure(message) {
  post({ type: 'error', path: '', message });
}
