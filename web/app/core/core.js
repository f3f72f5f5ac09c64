// The one module that knows WebAssembly, and a script of its own: in the page it offers the core to
// the other script, in a worker it imports files with a core of its own. The hosted page has it
// twice: core.js with the core that it begins with, whole_core.js with all of it, which is fetched
// when it is needed. The one file has all at once.
import create_core from 'roofloor-core';
import { serve_imports } from '../import/import_worker.js';
import { inflated_element } from './packed.js';

/** The one-file page carries the core inside itself; the hosted page fetches it from its folder. */
async function read_bytes() {
  const packed = await inflated_element('roofloor-core-deflated');
  if (packed) return packed;
  const response = await fetch(new URL(ROOFLOOR_WASM, document.baseURI));
  if (!response.ok) throw new Error(`${ROOFLOOR_WASM} could not be read (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Uint8Array} bytes */
const start = (bytes) => create_core({ wasmBinary: bytes });

if (typeof document === 'undefined') {
  serve_imports(/** @type {any} */ (globalThis), start);
} else {
  /** @type {Promise<Uint8Array> | null} */
  let read = null;
  // They are kept, for the workers that import files. Of two such scripts the later one holds.
  const bytes = () => (read ??= read_bytes());
  globalThis.roofloor_core = { bytes, start: async () => start(await bytes()) };
}
