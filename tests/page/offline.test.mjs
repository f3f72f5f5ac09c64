// The hosted page without a network: what one visit keeps, and how a newer version takes over.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeWorker } from '../../scripts/site_worker.mjs';
import { startServer } from '../../scripts/static_server.mjs';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openOneFile, openPage } from './harness.mjs';
import { dialogText } from './import_steps.mjs';
import { chainOfProducts, dropRuns } from './onnx_file.mjs';
import { count, drawnPixels, dropFile, pasteLayers, tableRow, waitForChart } from './steps.mjs';

const built = fileURLToPath(new URL('../../build/site/', import.meta.url));

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A copy of the site that may change, on a server of its own: `below` is its place there. */
async function copySite(below = '') {
  const parent = mkdtempSync(join(tmpdir(), 'roofloor-site-'));
  const folder = join(parent, below);
  cpSync(built, folder, { recursive: true });
  const server = await startServer({ folder: parent });
  const path = (name) => join(folder, name);
  return {
    url: server.url + below,
    stop: server.close,
    /** A text in a file is replaced, as a newer version or a fault would have it. */
    change(name, from, to) {
      const text = readFileSync(path(name), 'utf8');
      assert.ok(text.includes(from), `${name} has ${from}`);
      writeFileSync(path(name), text.replace(from, to));
    },
    release: () => writeWorker(folder),
    delete: (name) => rmSync(path(name)),
    remove: () => rmSync(parent, { recursive: true }),
  };
}

/** Resolves when the whole site is kept and the page has its files from there. */
function waitUntilKept(page) {
  return page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const notice = (page) => page.locator('#update');
const fetched = (page, name) => page.evaluate(async (file) => (await fetch(file)).text(), name);
const kept = (page) => page.evaluate(() => caches.keys());

/** A visit at which the browser looks for a newer version at once; it does so a little later. */
async function visitAgain(page) {
  await page.reload();
  await waitForChart(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update().catch(() => {}));
}

/** Follows the notice, until the page of a title is there with its charts. */
async function reloadTo(page, title) {
  await button(page, 'Reload').click();
  // A browser ends the worker in use before it lets the next one take over, but not one that is
  // watched, as in tests, once something made that start anew.
  const session = await page.context().newCDPSession(page);
  const stop = async () => {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  };
  const timer = setInterval(() => stop().catch(() => {}), 3000);
  await page.waitForFunction(
    (wanted) =>
      document.title === wanted && performance.getEntriesByName('roofloor:first_chart').length > 0,
    title,
  );
  clearInterval(timer);
  await session.detach();
}

/**
 * Runs a test with a copy of the site and a page that keeps it.
 * @param {(parts: {site: object, page: object, record: object}) => Promise<void>} run
 */
async function onKeptSite(run, { below = '', ...options } = {}) {
  const site = await copySite(below);
  const opened = await openPage(browser, site.url, { keeps_site: true, ...options });
  try {
    opened.page.setDefaultTimeout(30000);
    await waitForChart(opened.page);
    await waitUntilKept(opened.page);
    await run({ site, ...opened });
    opened.assertQuiet();
  } finally {
    await opened.close();
    await site.stop();
    site.remove();
  }
}

/** Both charts, a sum, a table and a model: all that the core has to be fetched for. */
async function useEverything(page) {
  await waitForChart(page);
  for (const figure of ['roofline', 'floorline']) {
    assert.ok((await drawnPixels(page, figure)) > 1000, `${figure} is drawn`);
  }
  await tableRow(page, 5).click();
  await page.locator('[data-explain="/hardware/0/layers/5/seconds"]').click();
  await page.locator('#explanation', { hasText: 'bandwidth' }).waitFor();
  await page.keyboard.press('Escape');
  await dropFile(page, 'mlp.csv', 'name, kind, in, out\nfc1, linear, 784, 512\n');
  assert.match(await dialogText(page), /Understood: a layer table, 1 layer/);
  await button(page, 'Use these layers').click();
  assert.equal(await count(page, '#table tbody tr'), 1);
  await dropRuns(page, 'chain.onnx', chainOfProducts(3, 64));
  assert.match(await dialogText(page), /Understood: an ONNX model/);
  await page.keyboard.press('Escape');
}

/** Every file of the site is kept, and nothing was asked for outside of it. */
async function useWithoutNetwork({ site, page, record }) {
  await site.stop();
  await page.context().setOffline(true);
  await page.reload();
  await useEverything(page);
  await page.goto(`${site.url}?embed=1&ui=none`);
  await waitForChart(page);
  await page.goto(`${site.url}index.html?embed=1&ui=full#workload=vgg16`);
  await waitForChart(page);
  assert.match(await page.locator('#totals h2').first().innerText(), /^VGG-16/);
  await page.goto(`${site.url}validation.html`);
  await page.locator('table').first().waitFor();
  await page.goto(`${site.url}lessons/`);
  await page.goto(`${site.url}lessons/roofline.html`);
  await waitForChart(await (await page.waitForSelector('iframe')).contentFrame());
  assert.deepEqual(
    record.requests.filter((address) => !address.startsWith(site.url)),
    [],
  );
}

test('after one visit everything works without a network', () => onKeptSite(useWithoutNetwork));

test('so it does below a path, and nothing outside of it is asked for', () =>
  onKeptSite(useWithoutNetwork, { below: 'some/path/' }));

test('the site is kept after the first chart, and it can be installed', () =>
  onKeptSite(async ({ page }) => {
    const [chart, worker] = await page.evaluate(() => [
      performance.getEntriesByName('roofloor:first_chart')[0].startTime,
      performance.getEntriesByType('resource').find(({ name }) => /service_worker/.test(name))
        ?.startTime,
    ]);
    assert.ok(worker === undefined || worker > chart, `${worker} ms, the chart ${chart} ms`);
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors: errors } = await session.send('Page.getInstallabilityErrors');
    // Contexts of tests are private windows, in which nothing can be installed.
    assert.deepEqual(errors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  }));

test('the worker knows every file of the site', () => {
  const text = readFileSync(join(built, 'service_worker.js'), 'utf8');
  const known = [...text.matchAll(/^ {2}"([^"]+)": "[0-9a-f]{64}",?$/gm)].map(([, name]) => name);
  const files = readdirSync(built, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(built, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((name) => !['service_worker.js', 'roofloor.html'].includes(name));
  assert.deepEqual(known, files.sort());
  assert.ok(files.includes('whole_core.js') && files.includes('icons/icon_512.png'));
});

test('a newer version says that it is there, and comes with a reload that keeps the project', () =>
  onKeptSite(async ({ site, page }) => {
    await page.evaluate(() => (location.hash = 'workload=resnet18&batch=4'));
    await page.locator('#totals h2', { hasText: 'ResNet-18' }).first().waitFor();
    site.change('index.html', '<title>Roofloor</title>', '<title>Newer</title>');
    site.release();
    await visitAgain(page);
    await notice(page).getByText('A new version of Roofloor is here.').waitFor();
    assert.equal(await page.title(), 'Roofloor');
    assert.deepEqual(await faultsOf(page), []);
    await button(page, 'Not now').click();
    assert.equal(await count(page, '#update *'), 0);
    await page.reload();
    await reloadTo(page, 'Newer');
    assert.match(await page.locator('#totals h2').first().innerText(), /^ResNet-18.*batch 4/s);
    assert.equal(await count(page, '#update *'), 0);
  }));

test('so does one that the browser began to fetch before the page listened', () =>
  onKeptSite(async ({ site, page }) => {
    site.change('index.html', '<title>Roofloor</title>', '<title>Newer</title>');
    site.release();
    await page.addInitScript(() => {
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = async function (...parts) {
        const registration = await register.apply(this, parts);
        const found = new Promise((done) => registration.addEventListener('updatefound', done));
        await registration.update();
        await found;
        return registration;
      };
    });
    await page.reload();
    await button(page, 'Reload').waitFor();
    assert.equal(await page.title(), 'Roofloor');
  }));

test('a page goes on with the version that it began with, until it is closed', () =>
  onKeptSite(async ({ site, page }) => {
    const other = await page.context().newPage();
    await other.goto(site.url);
    await waitForChart(other);
    const old = await fetched(other, 'validation.json');
    site.change('validation.json', '{', '{ ');
    site.change('index.html', '<title>Roofloor</title>', '<title>Newer</title>');
    site.release();
    await visitAgain(page);
    await reloadTo(page, 'Newer');
    assert.equal(await fetched(page, 'validation.json'), old.replace('{', '{ '));
    assert.equal(await fetched(other, 'validation.json'), old);
    assert.equal((await kept(page)).length, 3);
    await other.close();
    await page.reload();
    await waitForChart(page);
    await page.waitForFunction(async () => (await caches.keys()).length === 2);
  }));

test('a file that is not the one of its version leaves what was kept before', () =>
  onKeptSite(async ({ site, page }) => {
    const before_release = await kept(page);
    site.change('index.html', '<title>Roofloor</title>', '<title>Newer</title>');
    site.release();
    // As a host that has not taken over all files yet.
    site.change('index.html', '<title>Newer', '<title>Half');
    await visitAgain(page);
    // What cannot be installed becomes redundant.
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      while (registration.installing) await new Promise((done) => setTimeout(done, 50));
    });
    assert.equal(await count(page, '#update *'), 0);
    assert.deepEqual(await kept(page), before_release);
    await page.context().setOffline(true);
    await page.reload();
    await waitForChart(page);
    assert.equal(await page.title(), 'Roofloor');
    await page.context().setOffline(false);
    site.change('index.html', '<title>Half', '<title>Newer');
    await visitAgain(page);
    await button(page, 'Reload').waitFor();
    assert.equal((await kept(page)).length, before_release.length + 1);
  }));

test('a project that is too long for the address is to be saved first', () =>
  onKeptSite(async ({ site, page }) => {
    const each = (write) => Array.from({ length: 2000 }, (_, at) => write(at)).join();
    site.change('index.html', '<title>Roofloor</title>', '<title>Newer</title>');
    site.release();
    await visitAgain(page);
    await button(page, 'Reload').waitFor();
    const operations = each((at) => 1e6 + Math.round(Math.sin(at) * 1e5));
    await pasteLayers(page, `CIs=[${operations}]\nOIs=[${each((at) => 1 + at / 7)}]`);
    await button(page, 'Use these layers').click();
    await button(page, 'Reload').click();
    await notice(page).getByText(/too long for the address/).waitFor();
    assert.deepEqual(await faultsOf(page), []);
    const download = page.waitForEvent('download');
    await button(page, 'Save project').click();
    assert.match((await download).suggestedFilename(), /\.json$/);
    await notice(page).getByText(/^Saved\./).waitFor();
    await reloadTo(page, 'Newer');
  }));

test('a site that has gone keeps nothing from what is there now', () =>
  onKeptSite(async ({ site, page }) => {
    site.change('index.html', '<title>Roofloor</title>', '<title>Another site</title>');
    site.delete('service_worker.js');
    await page.route('**/service_worker.js', (route) => route.abort());
    await page.reload();
    await page.waitForFunction(async () => (await caches.keys()).length === 0);
    await page.reload();
    assert.equal(await page.title(), 'Another site');
  }));

/** Everything that is done when nothing else is to do is done. */
async function settle(page) {
  await waitForChart(page);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))),
  );
  await page.waitForTimeout(300);
}

test('in an iframe nothing is kept', async () => {
  const site = await copySite('roofloor/');
  const host = new URL('..', site.url).href;
  const opened = await openPage(browser, `${site.url}icon.svg`, { keeps_site: true });
  const { page, record } = opened;
  await page.route(host, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<iframe src="roofloor/index.html?embed=1" width="1200" height="800"></iframe>',
    }),
  );
  await page.goto(host);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await settle(frame);
  const registered = await page.evaluate(() => navigator.serviceWorker.getRegistrations());
  assert.deepEqual(registered, []);
  assert.deepEqual(record.requests.filter((address) => /service_worker/.test(address)), []);
  await opened.close();
  await site.stop();
  site.remove();
});

test('the one file keeps nothing and asks for nothing', async () => {
  const { page, record, assertQuiet, close } = await openOneFile(browser, { keeps_site: true });
  await settle(page);
  assert.deepEqual(record.requests.slice(1), []);
  assertQuiet();
  await close();
});
