// The dialogs, of which the script is fetched when the first one is asked for.
import { kept, load_script } from '../core/fetched.js';
import { NOT_OPENED } from '../panels/headline.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('./dialogs.js').Dialogs} Dialogs */

const SCRIPT = 'dialogs.js';

/**
 * The dialogs once their script is there. Where it cannot be had the page says so.
 * @param {{store: Store, core: import('../types.js').Core, hardware_added: () => void}} parts
 */
export function create_fetched_dialogs(parts) {
  const fetched = kept(async () => {
    if (!globalThis.roofloor_dialogs) await load_script(SCRIPT);
    const { roofloor_dialogs } = globalThis;
    if (!roofloor_dialogs) throw new Error(`${SCRIPT} could not be read`);
    return roofloor_dialogs(parts);
  });
  /**
   * @template {keyof Dialogs} Name
   * @param {Name} name
   * @returns {(...args: Parameters<Dialogs[Name]>) => Promise<void>} asks for it; why it does not
   *     open is said on the page
   */
  const opener =
    (name) =>
    async (...args) => {
      try {
        const open = /** @type {(...args: any[]) => unknown} */ ((await fetched())[name]);
        await open(...args);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        parts.store.refuse({ path: '', message, shown: NOT_OPENED });
      }
    };
  return { fetched, opener };
}
