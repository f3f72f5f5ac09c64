// The core of this page, as the script beside this one offers it.
import { wrap_module } from './door.js';

/** @returns {NonNullable<typeof globalThis.roofloor_core>} */
function offered() {
  const { roofloor_core } = globalThis;
  if (!roofloor_core) throw new Error('core.js could not be read');
  return roofloor_core;
}

/** Starts the core in this page. */
export async function start_core() {
  return wrap_module(await offered().start());
}

/** The core as bytes, for a worker that starts one of its own. */
export function core_bytes() {
  return offered().bytes();
}
