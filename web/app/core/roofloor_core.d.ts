// The loader that emscripten writes, under the name the bundler gives it.
declare module 'roofloor-core' {
  export default function create_core(options: { wasmBinary: Uint8Array }): Promise<unknown>;
}

/** The file with the bytes of the core, of which the bundler knows the name. */
declare const ROOFLOOR_WASM: string;

/** What dialogs.js offers to the page. */
declare var roofloor_dialogs: ((parts: any) => import('../dialogs/dialogs.js').Dialogs) | undefined;

/** What core.js offers to the page. */
declare var roofloor_core:
  | { bytes: () => Promise<Uint8Array>; start: () => Promise<unknown> }
  | undefined;
