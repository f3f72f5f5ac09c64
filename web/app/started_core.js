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

/** The script that has all of the core, beside the hosted page. */
export const WHOLE_CORE_SCRIPT = 'import.js';

/** @type {Promise<void> | null} */
let whole = null;

/** What offers all of the core: in the one file it is there, the hosted page fetches it once. */
async function offered_whole() {
  if (document.getElementById('roofloor-core-deflated')) return offered();
  whole ??= new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = WHOLE_CORE_SCRIPT;
    script.onload = () => done();
    script.onerror = () => {
      whole = null;
      fail(new Error('What reads files could not be fetched; is the network there?'));
    };
    document.head.append(script);
  });
  await whole;
  return offered();
}

/** All of the core as bytes, for a worker that starts one of its own. */
export async function whole_core_bytes() {
  return (await offered_whole()).bytes();
}

/** Starts all of the core in this page: it reads files too. */
export async function start_whole_core() {
  return (await offered_whole()).start();
}
