// The core of this page, as the script beside this one offers it, and all of it when it is needed.
import { wrap_module, wrap_whole } from './door.js';
import { kept, load_script } from './fetched.js';

/** @typedef {import('../types.js').Project} Project */

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
export const WHOLE_CORE_SCRIPT = 'whole_core.js';

const whole_script = kept(() => load_script(WHOLE_CORE_SCRIPT));

/** What offers all of the core: in the one file it is there, the hosted page fetches it once. */
async function offered_whole() {
  if (!document.getElementById('roofloor-core-deflated')) await whole_script();
  return offered();
}

/** All of the core as bytes, for a worker that starts one of its own. */
export async function whole_core_bytes() {
  return (await offered_whole()).bytes();
}

/**
 * All of the core, beside the one that draws the page: what it opens changes nothing there. An
 * error says in a sentence that it could not be fetched.
 */
export const whole_core = kept(async () => wrap_whole(await (await offered_whole()).start()));

/** @type {{project: Project, revision: number} | null} */
let opened = null;

/**
 * All of the core with a project opened, which no edit changes: an edit makes another one.
 * @param {Project} project
 */
export async function whole_core_with(project) {
  const core = await whole_core();
  if (opened?.project !== project) {
    opened = { project, revision: core.open_project(project).revision };
  }
  return { core, revision: opened.revision };
}
