// Pages of somebody else with charts of ours inside: on another port, under a strict policy, or on
// the disk.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../scripts/static_server.mjs';
import { one_file_path, openPage } from './harness.mjs';

const embed_script = fileURLToPath(new URL('../../build/site/embed.js', import.meta.url));

/** What a careful host allows: our script, our frames, its own style. */
const policyFor = (site) =>
  `default-src 'none'; script-src ${site}; frame-src ${site}; style-src 'self'; img-src data:`;

const page_with = (body, script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title>
<link rel="icon" href="data:,"><script src="${script}" defer></script></head>
<body><main><h1>Course</h1>${body}</main></body></html>`;

/** Adds to an opened page what tests ask of its charts. */
function withCharts(opened) {
  const { page } = opened;
  const chart = (at) => page.locator('roofloor-chart').nth(at);
  return {
    ...opened,
    chart,
    frame: async (at) => (await chart(at).locator('iframe').elementHandle()).contentFrame(),
    /** Calls a method of a chart; what it rejects with comes back as {failure}. */
    call: (at, method, ...args) =>
      chart(at).evaluate(
        (element, [name, given]) =>
          element[name](...given).catch(({ message, path }) => ({ failure: message, path })),
        [method, args],
      ),
    /** Resolves when a chart has said that it is ready. */
    async ready(at) {
      await chart(at).scrollIntoViewIfNeeded();
      return chart(at).evaluate((element) => element.ask('ping'));
    },
  };
}

/**
 * A page on a port of its own with charts from the site.
 * @param {import('playwright-core').Browser} browser
 * @param {string} site its address
 * @param {string} body
 * @param {object} [options] of `openPage`
 */
export async function openHost(browser, site, body, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-host-'));
  writeFileSync(join(folder, 'index.html'), page_with(body, `${site}embed.js`));
  const policy = policyFor(site.replace(/\/$/, ''));
  const server = await startServer({ folder, headers: { 'content-security-policy': policy } });
  const opened = await openPage(browser, server.url, options);
  const assertQuiet = () => {
    const { requests, ...rest } = opened.record;
    const elsewhere = requests.filter(
      (request) => !request.startsWith(site) && !request.startsWith(server.url),
    );
    assert.deepEqual(
      { ...rest, elsewhere },
      { messages: [], errors: [], violations: [], elsewhere: [] },
    );
  };
  const close = async () => {
    await opened.close();
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return withCharts({ ...opened, assertQuiet, close });
}

/** The same on the disk, with our script and the one file beside it, and no network. */
export async function openHostOnDisk(browser, body, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-host-'));
  copyFileSync(one_file_path, join(folder, 'roofloor.html'));
  copyFileSync(embed_script, join(folder, 'embed.js'));
  writeFileSync(join(folder, 'index.html'), page_with(body, 'embed.js'));
  const address = pathToFileURL(join(folder, 'index.html')).href;
  const opened = await openPage(browser, address, { offline: true, ...options });
  const close = async () => {
    await opened.close();
    rmSync(folder, { recursive: true });
  };
  return withCharts({ ...opened, close });
}
