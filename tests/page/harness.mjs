// Opens the page in Chromium in each of the places where people open it, and keeps a record of
// everything that must not happen there: see `assertQuiet`.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../scripts/static_server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { chromium } = createRequire(join(root, 'web', 'package.json'))('playwright-core');

/** The page as one file. */
export const one_file_path = join(root, 'build', 'roofloor.html');

/** Serves `build/site` on a free port: `{url, close()}`. */
export function startSite() {
  return startServer({ folder: join(root, 'build', 'site') });
}

/** One browser for a whole test file; close it in `after`. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * @typedef {object} Record what a page did, in the order in which it did it
 * @property {string[]} messages everything on the console
 * @property {string[]} errors uncaught errors
 * @property {string[]} violations of the content security policy
 * @property {string[]} requests addresses of all requests, `data:` and `blob:` left out
 */

/** A browser without service workers, as some are set up. */
function withoutWorkers() {
  delete globalThis.Navigator.prototype.serviceWorker;
}

/** @returns {Promise<Record>} */
async function recordContext(context) {
  const record = { messages: [], errors: [], violations: [], requests: [] };
  context.on('console', (message) => record.messages.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => record.errors.push(String(error.error())));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) record.requests.push(request.url());
  });
  await context.exposeBinding('recordViolation', (_, text) => record.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      globalThis.recordViolation(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  return record;
}

/** The host of an address; files count as one place. */
function placeOf(address) {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

/**
 * Fails when anything was written to the console, thrown or refused, or when a request left for
 * another host than the page's own.
 * @param {Record} record
 * @param {string} address of the page
 */
function assertQuietRecord(record, address) {
  const elsewhere = record.requests.filter((request) => placeOf(request) !== placeOf(address));
  assert.deepEqual(
    { ...record, requests: elsewhere },
    { messages: [], errors: [], violations: [], requests: [] },
  );
}

/**
 * Opens an address in a context of its own, so that tests cannot see each other's storage.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {import('playwright-core').BrowserContextOptions & {keeps_site?: boolean}} [options]
 *     such as `{viewport: {width: 390, height: 844}, colorScheme: 'dark'}`; only with `keeps_site`
 *     the page may keep the whole site, which takes time and fetches what a test did not ask for
 */
export async function openPage(browser, address, { keeps_site = false, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const record = await recordContext(context);
  if (!keeps_site) await context.addInitScript(withoutWorkers);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'load' });
  return {
    page,
    record,
    assertQuiet: () => assertQuietRecord(record, address),
    close: () => context.close(),
  };
}

/** Opens `build/roofloor.html` from the disk with the network off. */
export function openOneFile(browser, options = {}) {
  return openPage(browser, pathToFileURL(one_file_path).href, { offline: true, ...options });
}

// The policy is an element here: as a header it would come with the page inside as well.
const host_page = `<!doctype html>
<html lang="en"><meta charset="utf-8">
<meta http-equiv="content-security-policy"
  content="default-src 'none'; frame-src 'self'; style-src 'self'">
<title>Host page</title>
<link rel="stylesheet" href="host.css">
<iframe id="roofloor" title="Roofloor" sandbox="allow-scripts" src="roofloor.html"></iframe>
</html>
`;

/**
 * Opens the one file inside a page of somebody else, in an iframe that may run scripts and nothing
 * else, under a strict policy of the host. Adds `frame` (the page inside) to what `openPage` gives.
 */
export async function openSandboxed(browser, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-host-'));
  writeFileSync(join(folder, 'index.html'), host_page);
  writeFileSync(join(folder, 'host.css'), 'iframe { border: 0; width: 1200px; height: 860px; }');
  copyFileSync(one_file_path, join(folder, 'roofloor.html'));
  const server = await startServer({ folder, headers: {} });
  const opened = await openPage(browser, server.url, options);
  const element = await opened.page.waitForSelector('#roofloor');
  const close = async () => {
    await opened.close();
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return { ...opened, frame: await element.contentFrame(), close };
}
