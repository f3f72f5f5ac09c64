// The page's side of an import: a worker where the place allows one, else the page itself.
import { bytes_text } from '../panels/import_text.js';
import { WHOLE_CORE_SCRIPT } from '../core/started_core.js';
import { import_file } from './import_file.js';

/** @typedef {import('../types/import_types.js').ImportChannel} ImportChannel */
/** @typedef {import('../types/import_types.js').FromWorker} FromWorker */
/**
 * @typedef {object} Place where a file is imported
 * @property {() => Promise<Uint8Array>} core_bytes
 * @property {() => Promise<unknown>} start_here a core in the page itself
 * @property {import('../types.js').Prefix[]} prefixes
 * @property {(read_bytes: number) => void} told
 * @property {AbortSignal} signal which ends it
 */

/** What fits into the page's memory several times, where there is no worker. */
const MOST_WHOLE_BYTES = 64e6;

/** @param {string} text of a script */
const address_of = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));

/**
 * The script of the worker, which is that of the core in this page: as it stands beside the page,
 * or as its text where the page is one file or its origin has no addresses.
 * @returns {(() => string | Promise<string>)[]}
 */
function script_addresses() {
  const inlined = document.getElementById('roofloor-core-script');
  if (inlined) return [() => address_of(inlined.textContent ?? '')];
  const address = new URL(WHOLE_CORE_SCRIPT, document.baseURI).href;
  return [() => address, async () => address_of(await (await fetch(address)).text())];
}

/**
 * The next message of a worker that is no progress.
 * @param {Worker} worker
 * @param {Place} place
 * @returns {Promise<FromWorker>}
 */
function reply_of(worker, { told, signal }) {
  return new Promise((done, fail) => {
    worker.onmessage = ({ data }) => {
      if ('read_bytes' in data) told(data.read_bytes);
      else if ('failure' in data) fail(new Error(data.failure));
      else done(data);
    };
    worker.onerror = (event) => {
      // It is said in the dialog, not on the console.
      event.preventDefault();
      fail(new Error(event.message || 'the worker was refused'));
    };
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
  });
}

/**
 * A worker that has the file and a core; an error where this place lets none start.
 * @param {string} address
 * @param {File} file
 * @param {Place} place
 */
async function started_worker(address, file, place) {
  const bytes = await place.core_bytes();
  place.signal.throwIfAborted();
  const worker = new Worker(address);
  place.signal.addEventListener('abort', () => worker.terminate());
  const ready = reply_of(worker, place);
  worker.postMessage({ file, bytes });
  await ready;
  URL.revokeObjectURL(address);
  return worker;
}

/**
 * @param {File} file
 * @param {Place} place
 * @returns {Promise<Worker | null>} null where the place refuses workers
 */
async function any_worker(file, place) {
  for (const address_now of script_addresses()) {
    try {
      return await started_worker(await address_now(), file, place);
    } catch {
      place.signal.throwIfAborted();
    }
  }
  return null;
}

/**
 * Imports in the page itself, which does nothing else meanwhile.
 * @param {File} file
 * @param {Place} place
 * @returns {Promise<ImportChannel>}
 */
async function open_here(file, { prefixes, start_here, told }) {
  const { name, size } = file;
  if (size > MOST_WHOLE_BYTES) {
    const bytes = bytes_text(size, prefixes);
    throw new Error(
      `Where this page is shown it may not read files in pieces, only whole ones of up to ` +
        `64\u202fMB, and ${name} has ${bytes}. Open Roofloor in a tab of its own, or its ` +
        `one-file page from your disk.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read_slice = (/** @type {number} */ offset, /** @type {number} */ length) =>
    bytes.subarray(offset, offset + length);
  const source = { module: await start_here(), name, size, read_slice };
  return { ask: async (options) => import_file(source, options, told) };
}

/**
 * Opens a file for imports. An error says why it cannot be read here.
 * @param {File} file
 * @param {Place} place
 * @returns {Promise<ImportChannel>}
 */
export async function open_channel(file, place) {
  const worker = await any_worker(file, place);
  if (!worker) return open_here(file, place);
  return {
    async ask(options) {
      const reply = reply_of(worker, place);
      worker.postMessage({ options });
      const message = await reply;
      if (!('answer' in message)) throw new Error('the worker gave no answer');
      return message.answer;
    },
  };
}
