// The page in each place where people open it: on a server, as one file, in a sandboxed iframe.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openOneFile, openPage, openSandboxed, startSite } from './harness.mjs';
import { count, drawnPixels, hardwareField, tableRow, total, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Both charts are there, an edit moves a total, a row lights up, the theme changes. */
async function usePage(page) {
  await waitForChart(page);
  for (const figure of ['roofline', 'floorline']) {
    assert.ok((await drawnPixels(page, figure)) > 1000, `${figure} is drawn`);
  }
  const before_edit = await total(page, 0, 'seconds');
  await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('2.4 TB/s');
  assert.notEqual(await total(page, 0, 'seconds'), before_edit);
  await tableRow(page, 2).hover();
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.locator('#notebook').check();
  await page.locator('#notebook-numbers').waitFor();
  await page.getByRole('button', { name: 'Add hardware…' }).click();
  await page.locator('#presets button').last().click();
  assert.equal(await count(page, '.hardware'), 4);
}

test('hosted under the strict policy nothing is refused, written or asked elsewhere', async () => {
  const { page, assertQuiet, close } = await openPage(browser, site.url);
  await usePage(page);
  assertQuiet();
  await close();
});

test('the one file works from the disk and asks for nothing', async () => {
  const { page, record, assertQuiet, close } = await openOneFile(browser);
  await usePage(page);
  assert.deepEqual(record.requests.slice(1), [], 'requests after the file itself');
  assertQuiet();
  await close();
});

test('the one file works in an iframe that may run scripts and nothing else', async () => {
  const { frame, assertQuiet, close } = await openSandboxed(browser);
  await usePage(frame);
  assertQuiet();
  await close();
});

test('where WebAssembly cannot start the page says so in a sentence', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error));
  await context.route('**/roofloor_first.wasm', (route) => route.fulfill({ body: 'not a core' }));
  await page.goto(site.url);
  const alert = page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /Roofloor could not start/);
  assert.deepEqual(errors, []);
  await context.close();
});

test('the first view is a finished answer', async () => {
  const { page, close } = await openPage(browser, site.url);
  await waitForChart(page);
  assert.match(await page.locator('.say').innerText(), /Dig.*PIM.*PNM/);
  const workload = await page.locator('#totals h2').first().innerText();
  assert.match(workload, /^AlexNet\s+8 layers, batch 1/);
  assert.equal(await count(page, '#totals section[data-hardware]'), 3);
  assert.equal(await count(page, '#table tbody tr'), 8);
  assert.equal(await page.locator('#notebook').isChecked(), false);
  for (const figure of ['roofline', 'floorline']) {
    const name = await page.locator(`[data-figure="${figure}"] canvas`).getAttribute('aria-label');
    assert.match(name, /Dig/);
  }
  await close();
});

test('in a frame that is hidden nothing is drawn, and the charts come with it', async () => {
  const { page, assertQuiet, close } = await openPage(browser, site.url);
  await waitForChart(page);
  await page.locator('#charts').evaluate((charts) => (charts.hidden = true));
  await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('2.4 TB/s');
  assert.equal(await total(page, 0, 'seconds'), '52.0 µs');
  await page.locator('#charts').evaluate((charts) => (charts.hidden = false));
  assert.ok((await drawnPixels(page, 'roofline')) > 1000);
  assertQuiet();
  await close();
});

test('a link without hardware opens, and says what is missing', async () => {
  const opened = await openPage(browser, `${site.url}#workload=vgg16&hardware=`);
  try {
    await waitForChart(opened.page);
    assert.equal(await opened.page.locator('.problem').count(), 0);
    assert.match(await opened.page.locator('#no-roof').innerText(), /^Add hardware/);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
});
