// ONNX files whose weights are gigabytes: their layers come in a moment, and no weight is read.
import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openOneFile, openPage, openSandboxed, startSite } from './harness.mjs';
import { dialogText, importDialog } from './import_steps.mjs';
import { chainOfProducts, dropRuns, sizeOf } from './onnx_file.mjs';
import { allTotals, drawn, plain, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const count = 28;
const width = 4096;
// 28 * 4096^2 weights of 4 bytes: 1.88 GB.
const chain = chainOfProducts(count, width);

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** That less than one byte in a hundred was read, by what the dialog says. */
function assertLittleRead(text) {
  const [, number, prefix] = /Read ([\d.]+) (k?)B of 1\.88 GB/.exec(text) ?? [];
  assert.ok(number, text);
  const read_bytes = Number(number) * (prefix ? 1000 : 1);
  assert.ok(read_bytes < sizeOf(chain) / 100, `${read_bytes} bytes`);
}

/** What the dialog says, the sizes that it asks for, and the layers on the page. */
async function useChain(page) {
  const text = await dialogText(page);
  assertLittleRead(text);
  assert.match(text, /Understood: an ONNX model, chain, 2 layers\./);
  // 128 tokens through 28 products of 4096 by 4096: 60,129,542,144 MACs, 469,762,048 weights.
  assert.match(text, /MACs\s+60\.1 G\s+Operations\s+120 Gop\s+Parameters\s+470 M/);
  assert.match(text, /1 operator \(1 node\) is not known here/);
  const dialog = page.locator('#import');
  await dialog.getByLabel('tokens').fill('256');
  await dialog.getByLabel('Batch (N)').fill('8');
  await dialog.getByText('120\u202fG', { exact: true }).first().waitFor();
  await dialog.getByLabel('Fold identical blocks').uncheck();
  await dialog.getByText('29 layers').waitFor();
  assertLittleRead(await dialogText(page));
  await button(page, 'Use these layers').click();
  await dialog.waitFor({ state: 'hidden' });
  await drawn(page);
  const [head, ...rest] = await page.locator('#totals h2').allInnerTexts();
  assert.match(head, /^chain\s+29 layers, batch 8/);
  assert.ok(rest.length > 0);
  assert.match(plain(await page.locator('#live').innerText()), /^Opened chain\.onnx: 29 layers\. /);
}

/** Drops the file, uses it and takes that back, where a page is opened; it must stay quiet. */
async function inPlace(opening) {
  const opened = await opening;
  const page = opened.frame ?? opened.page;
  try {
    await waitForChart(page);
    const totals = await allTotals(page);
    await dropRuns(page, 'chain.onnx', chain);
    await useChain(page);
    await button(page, 'Undo').click();
    assert.deepEqual(await allTotals(page), totals);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
}

test('of a file of 1.9 GB less than 1 % is read, hosted', () =>
  inPlace(openPage(browser, site.url)));
test('so it is in the one file on the disk', () => inPlace(openOneFile(browser)));
test('so it is in an iframe that may run scripts and nothing else', () =>
  inPlace(openSandboxed(browser)));

test('a file of 1.9 GB on the disk is chosen, within 5 s, and axe finds nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-onnx-'));
  const path = join(folder, 'chain.onnx');
  // The zeros are holes, which take no room on the disk.
  const file = openSync(path, 'w');
  let at = 0;
  for (const { bytes, zeros } of chain) {
    writeSync(file, Uint8Array.from(bytes), 0, bytes.length, at);
    at += bytes.length + zeros;
  }
  ftruncateSync(file, at);
  closeSync(file);
  const { page, assertQuiet, close } = await openPage(browser, site.url);
  try {
    await waitForChart(page);
    const began = Date.now();
    await page.locator('#open-file').setInputFiles(path);
    await importDialog(page);
    assert.ok(Date.now() - began < 5000, `${Date.now() - began} ms`);
    assert.deepEqual(await faultsOf(page), []);
    await useChain(page);
    assertQuiet();
  } finally {
    await close();
    rmSync(folder, { recursive: true });
  }
});

test('a file that ends too early says so, and the page stays', async () => {
  const { page, assertQuiet, close } = await openPage(browser, site.url);
  try {
    await waitForChart(page);
    const totals = await allTotals(page);
    const [{ bytes }] = chain;
    await dropRuns(page, 'cut.onnx', [{ bytes: [...bytes, ...chain[1].bytes], zeros: 0 }]);
    const text = await dialogText(page);
    assert.match(text, /What is on the page stays as it is\./);
    await button(page, 'Close').click();
    assert.deepEqual(await allTotals(page), totals);
    assertQuiet();
  } finally {
    await close();
  }
});
