// The one module that knows WebAssembly: starts the core and wraps its door.
import create_core from 'roofloor-core';
import { wrap_module } from './door.js';

/** @param {string} base64 of a deflate-raw stream */
async function inflate(base64) {
  const packed = Uint8Array.from(atob(base64.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The one-file page carries the core inside itself; the hosted page fetches it from its folder. */
async function core_bytes() {
  const packed = document.getElementById('roofloor-core-deflated');
  if (packed) return inflate(packed.textContent ?? '');
  const response = await fetch(new URL('roofloor_core.wasm', document.baseURI));
  if (!response.ok) throw new Error(`roofloor_core.wasm could not be read (${response.status})`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Starts the core in this page. */
export async function start_core() {
  return wrap_module(await create_core({ wasmBinary: await core_bytes() }));
}
