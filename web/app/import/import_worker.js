// The worker's side of an import. It is sent a file and the bytes of the core, says that it is
// ready, and then answers one message of options after the other.
import { import_file } from './import_file.js';

/** @typedef {import('../types/import_types.js').ToWorker} ToWorker */
/** @typedef {import('../types/import_types.js').FromWorker} FromWorker */

/** Reads pieces of a file, and waits for them. @param {File} file */
function slice_reader(file) {
  const reader = new FileReaderSync();
  return (/** @type {number} */ offset, /** @type {number} */ length) =>
    new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + length)));
}

/**
 * @param {{onmessage: ((event: {data: ToWorker}) => void) | null,
 *   postMessage: (message: FromWorker) => void}} scope of the worker
 * @param {(bytes: Uint8Array) => Promise<unknown>} start
 */
export function serve_imports(scope, start) {
  /** @type {Parameters<typeof import_file>[0] | null} */
  let source = null;
  scope.onmessage = async ({ data }) => {
    try {
      if ('file' in data) {
        const { name, size } = data.file;
        const module = await start(data.bytes);
        source = { module, name, size, read_slice: slice_reader(data.file) };
        scope.postMessage({ ready: true });
      } else if (source) {
        const told = (/** @type {number} */ read_bytes) => scope.postMessage({ read_bytes });
        scope.postMessage({ answer: import_file(source, data.options, told) });
      }
    } catch (error) {
      scope.postMessage({ failure: error instanceof Error ? error.message : String(error) });
    }
  };
}
