// Keeps the whole site for when there is no network. make_site.mjs writes `roofloor_site` before
// this text: `{version, files}`, the digest of every file by its path below the folder of the site.
//
// - A version is kept whole or not at all: every file must have its digest, so that a host that is
//   half updated, or a proxy that changes files, leaves what was kept before.
// - A page goes on with the version that it began with, also when a newer one takes over meanwhile.

/**
 * @typedef {object} Past
 * @property {string} [active] the cache of the version that is in use, by its name
 * @property {Record<string, string>} pages that began with an earlier version: its cache, by id
 */

const worker =
  /** @type {ServiceWorkerGlobalScope & {roofloor_site: import('./site_files.js').SiteFiles}} */ (
    /** @type {unknown} */ (self)
  );
const { version, files } = worker.roofloor_site;
const scope = new URL(worker.registration.scope);
// Several sites of one origin share its caches; no path has a space in an address.
const prefix = `roofloor ${scope.pathname} `;
const cache_name = prefix + version;
/** Holds the past. */
const past_name = `${prefix}past`;
const past_address = new URL('?past', scope).href;

/** @param {string} path below the folder of the site */
function address_of(path) {
  return new URL(path.split('/').map(encodeURIComponent).join('/'), scope).href;
}

/** @param {ArrayBuffer} bytes */
async function digest_of(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The answer with its bytes if these are the ones of this version.
 * @param {string} path @param {Response} response
 */
async function checked(path, response) {
  const bytes = await response.clone().arrayBuffer();
  return (await digest_of(bytes)) === files[path] ? bytes : null;
}

/** @param {string} path @param {string[]} earlier names of caches */
async function kept_file(path, earlier) {
  for (const name of earlier) {
    const response = await caches.match(address_of(path), { cacheName: name });
    if (response && (await checked(path, response))) return response;
  }
  return null;
}

/** @param {string} path */
async function fetched_file(path) {
  // What an earlier visit left in the browser's own cache may be of another version.
  const response = await fetch(address_of(path), { cache: 'no-cache' });
  const bytes = response.ok ? await checked(path, response) : null;
  if (!bytes) throw new Error(`${path} is not the one of version ${version}`);
  const headers = new Headers(response.headers);
  // The bytes are unpacked, and the same for everybody who asks. A new answer also forgets that a
  // host redirected, which a page must not be.
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  return new Response(bytes, { headers });
}

/** The caches of this site besides this version's. */
async function earlier_caches() {
  const names = await caches.keys();
  const is_earlier = (/** @type {string} */ name) =>
    name.startsWith(prefix) && name !== cache_name && name !== past_name;
  return names.filter(is_earlier);
}

async function install() {
  const earlier = await earlier_caches();
  // All answers before the first is kept.
  const answers = await Promise.all(
    Object.keys(files).map(async (path) => ({
      path,
      response: (await kept_file(path, earlier)) ?? (await fetched_file(path)),
    })),
  );
  try {
    const cache = await caches.open(cache_name);
    for (const { path, response } of answers) await cache.put(address_of(path), response);
  } catch (error) {
    await caches.delete(cache_name);
    throw error;
  }
}

/** @type {Promise<Past> | null} */
let read_past = null;

function past() {
  read_past ??= caches
    .match(past_address, { cacheName: past_name })
    .then((response) => response?.json() ?? { pages: {} });
  return read_past;
}

/** @param {Past} now */
async function keep_past(now) {
  read_past = Promise.resolve(now);
  await (await caches.open(past_name)).put(past_address, new Response(JSON.stringify(now)));
}

async function open_pages() {
  return (await worker.clients.matchAll({ type: 'all' })).map(({ id }) => id);
}

async function activate() {
  const { active, pages } = await past();
  const earlier = await earlier_caches();
  // Pages that nobody answered before go on with the first version that is kept.
  const began = (/** @type {string} */ id) => pages[id] ?? active;
  const ids = (await open_pages()).filter((id) => earlier.includes(began(id) ?? ''));
  const now = Object.fromEntries(ids.map((id) => [id, began(id) ?? '']));
  await keep_past({ active: cache_name, pages: now });
  // The first version makes the page that asked for it independent of the network at once.
  if (!active) await worker.clients.claim();
  // A version that is coming has its files among these; it will delete them when it is in use.
  const { installing, waiting } = worker.registration;
  if (installing || waiting) return;
  const needed = new Set(Object.values(now));
  await Promise.all(earlier.filter((name) => !needed.has(name)).map((name) => caches.delete(name)));
}

/** Forgets earlier versions of which no page is open any more. */
async function tidy() {
  const { active, pages } = await past();
  if (Object.keys(pages).length === 0) return;
  const ids = new Set(await open_pages());
  const now = Object.fromEntries(Object.entries(pages).filter(([id]) => ids.has(id)));
  await keep_past({ active, pages: now });
  const needed = new Set([...Object.values(now), cache_name]);
  const gone = new Set(Object.values(pages).filter((name) => !needed.has(name)));
  await Promise.all([...gone].map((name) => caches.delete(name)));
}

/** Where the site has gone, another one may stand at its address by now: nothing is kept. */
async function leave_if_gone() {
  const look = { method: 'HEAD', cache: /** @type {const} */ ('no-store') };
  const response = await fetch(address_of('service_worker.js'), look).catch(() => null);
  if (response?.status !== 404 && response?.status !== 410) return;
  await worker.registration.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/**
 * The path of a file of the site, or null: of another place, or none of the site.
 * @param {string} address of which the query does not count
 */
function path_of(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  try {
    const path = decodeURIComponent(pathname.slice(scope.pathname.length));
    const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return Object.hasOwn(files, wanted) ? wanted : null;
  } catch {
    return null;
  }
}

/** @param {string} path @param {FetchEvent} event */
async function answer(path, { request, clientId }) {
  const { pages } = await past();
  // A page that is opened from another one is a new one.
  const name = (request.mode !== 'navigate' && pages[clientId]) || cache_name;
  return (await caches.match(address_of(path), { cacheName: name })) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'skip_waiting') worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = request.method === 'GET' ? path_of(request.url) : null;
  if (path === null) return;
  event.respondWith(answer(path, event));
  if (request.mode === 'navigate') event.waitUntil(tidy().then(leave_if_gone));
});
