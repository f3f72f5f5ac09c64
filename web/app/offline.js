// The hosted page without a network: asks for the service worker that keeps the site, and says when
// a newer version waits.
import { nothing, render } from 'lit/html.js';
import { browser_packer } from './project/packer.js';
import { update_notice } from './panels/update_notice.js';
import { MOST_CHARACTERS, write_link } from './project/share_link.js';

/** @typedef {import('./types.js').Store} Store */

const HOUR_MILLISECONDS = 3600 * 1000;

/**
 * Where a page may keep its site: on a server, in a window of its own. The one file has no worker
 * beside it, and needs none.
 */
function service_workers() {
  const is_hosted = /^https?:$/.test(location.protocol) && isSecureContext;
  const is_one_file = document.getElementById('roofloor-core-deflated') !== null;
  if (!is_hosted || is_one_file || window.top !== window) return null;
  try {
    return navigator.serviceWorker ?? null;
  } catch {
    // A sandbox refuses to be asked.
    return null;
  }
}

/**
 * Runs something when the first charts are drawn and nothing else is to do.
 * @param {() => void} run
 */
function when_idle(run) {
  const idle = globalThis.requestIdleCallback ?? ((later) => setTimeout(later, 2000));
  // Charts are drawn with the next frame, which comes when somebody looks.
  requestAnimationFrame(() => idle(run));
}

/**
 * Whether a reload keeps the project; if so, the address has it now.
 * @param {Store} store
 */
async function is_in_address({ state }) {
  const hash = await write_link(state.project, browser_packer);
  if (hash.length > MOST_CHARACTERS) return false;
  if (location.hash.slice(1) !== hash) history.replaceState(null, '', `#${hash}`);
  return true;
}

/**
 * @param {{store: Store, save: () => void}} parts
 * @param {ServiceWorkerRegistration} registration
 * @param {ServiceWorkerContainer} workers
 */
function create_notice({ store, save }, registration, workers) {
  const root = /** @type {HTMLElement} */ (document.getElementById('update'));
  const view = { is_too_long: false, is_saved: false, is_coming: false };
  const show = () => render(update_notice(view, actions), root);
  const actions = {
    async reload() {
      const was_warned = view.is_too_long;
      view.is_too_long = !(await is_in_address(store));
      // Who goes on after the warning has saved the project, or does not want it.
      if (view.is_too_long && !was_warned) {
        show();
        return;
      }
      const go = () => location.reload();
      if (!registration.waiting) return go();
      workers.addEventListener('controllerchange', go);
      registration.waiting.postMessage('skip_waiting');
      // The browser lets the worker in use finish first: mostly a second, at most half a minute.
      view.is_coming = true;
      show();
    },
    save() {
      save();
      view.is_saved = true;
      show();
    },
    dismiss() {
      Object.assign(view, { is_too_long: false, is_saved: false });
      render(nothing, root);
    },
  };
  return show;
}

/**
 * Calls back whenever a newer version waits.
 * @param {ServiceWorkerRegistration} registration
 * @param {ServiceWorkerContainer} workers
 * @param {() => void} found
 */
function listen_for_updates(registration, workers, found) {
  const look = () => {
    // Without one in use, the one that waits is the first.
    if (registration.waiting && workers.controller) found();
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  look();
  // The browser may have begun with a newer version before this page listens.
  follow();
  registration.addEventListener('updatefound', follow);
  // Browsers look for a newer version when a page is opened; some pages stay open for days.
  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - looked < HOUR_MILLISECONDS) return;
    looked = performance.now();
    registration.update().catch(() => {});
  });
}

/** @param {{store: Store, save: () => void}} parts */
export function keep_offline(parts) {
  const workers = service_workers();
  if (!workers) return;
  when_idle(async () => {
    try {
      const options = /** @type {const} */ ({ updateViaCache: 'none' });
      const registration = await workers.register('service_worker.js', options);
      listen_for_updates(registration, workers, create_notice(parts, registration, workers));
    } catch {
      // Refused by the browser, or no network: the page works, and asks again at the next visit.
    }
  });
}
