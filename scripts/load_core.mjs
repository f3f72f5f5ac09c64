// Starts the WebAssembly core of build/wasm in Node, for tests and measurements.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = new URL('../build/wasm/', import.meta.url);

/** A fresh core, with nothing opened: the functions of `src/bindings/`. */
export async function loadCore() {
  const loader = fileURLToPath(new URL('roofloor_core.js', folder));
  const create_core = createRequire(import.meta.url)(loader);
  return create_core({ wasmBinary: readFileSync(new URL('roofloor_core.wasm', folder)) });
}
