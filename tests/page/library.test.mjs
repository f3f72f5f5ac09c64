// The library of hardware: found by words, added, or said to be unusable and why.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { count, drawn, eachOnItsOwnPage, plain } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

const presets = () => page.locator('.preset');
const said = () => page.locator('#preset-count').innerText();

/** Opens the library and searches it. */
async function search(text) {
  await page.getByRole('button', { name: 'Add hardware…' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'preset-search');
  await page.keyboard.type(text);
  await drawn(page);
}

test('all that can be added stands in groups, each entry with its roof', async () => {
  await search('');
  // Three presets of the notebook and 54 devices; 13 more lack a peak or a bandwidth.
  assert.match(await said(), /^57 to choose from; 13 more/);
  assert.equal(await presets().count(), 57);
  const groups = await page.locator('.preset-groups h3').allInnerTexts();
  const counts = groups.map((text) => Number(text.match(/\d+$/)[0]));
  assert.equal(
    counts.reduce((sum, one) => sum + one, 0),
    57,
  );
  const corners = await page
    .locator('.small-roof polyline')
    .evaluateAll((lines) => lines.map(({ points }) => [...points].map(({ x, y }) => [x, y])));
  assert.equal(corners.length, 57);
  for (const roof of corners) {
    assert.equal(roof.length, 3);
    assert.ok(roof.flat().every((at) => at >= 0 && at <= 60));
    assert.ok(roof[0][1] > roof[1][1] && roof[1][1] === roof[2][1], 'a slope, then a roof');
  }
  assert.deepEqual(await faultsOf(page), []);
});

test('"h100" is found, shows its ridge, and is added', async () => {
  await search('h100');
  assert.equal(await said(), '2 found.');
  const found = presets().filter({ hasText: 'SXM5' });
  // 989.4 T over 3.35 TB/s
  assert.match(plain(await found.innerText()), /3\.35 TB\/s HBM3.*ridge at 295 op\/B/);
  await found.click();
  assert.equal(await count(page, '#presets'), 0);
  assert.equal(await count(page, '.hardware'), 4);
  assert.match(await page.locator('.hardware').last().innerText(), /H100 SXM5 80GB/);
  const chart = page.locator('[data-figure="roofline"] canvas');
  assert.match(
    plain(await chart.getAttribute('aria-label')),
    /H100 SXM5 80GB with a ridge at 295 op\/B/,
  );
});

test('what has no published peak or bandwidth is found, and says what is missing', async () => {
  await search('hailo');
  assert.equal(await said(), '0 found. 1 more with something missing.');
  const entry = presets().first();
  assert.match(await entry.innerText(), /No published bandwidth\..*Enter what is missing…/s);
  assert.deepEqual(await faultsOf(page), []);
  await page.locator('#preset-search').fill('loihi');
  assert.match(await presets().first().innerText(), /No published dense peak, no published band/);
  await page.locator('#preset-search').fill('no such chip');
  assert.match(await said(), /^Nothing found for “no such chip”/);
});

test('figures that were not read again in their source say so, here and when added', async () => {
  await search('nvidia T4');
  const found = presets().filter({ has: page.locator('strong', { hasText: /^T4$/ }) });
  assert.match(await found.innerText(), /not re-read/);
  await found.click();
  assert.match(await page.locator('.hardware').last().innerText(), /not re-read/);
  await search('A100 SXM4 80GB');
  assert.doesNotMatch(await presets().first().innerText(), /not re-read/);
});

/** What is found by a text, of what can be added. */
async function names(text) {
  await page.locator('#preset-search').fill(text);
  await drawn(page);
  return page.locator('.preset:not(.incomplete) strong').allInnerTexts();
}

test('the words may name class, year, maker or memory, in any order', async () => {
  await search('');
  assert.deepEqual(await names('2023 amd'), ['Instinct MI300X']);
  assert.deepEqual(await names('processing in memory samsung hbm2'), [
    'HBM2-PIM (Aquabolt-XL)',
  ]);
  assert.equal((await names('fpga')).length, 2);
});

test('points, dashes and capitals do not count', async () => {
  await search('');
  for (const text of ['hbm-pim', 'HBM-PIM', 'hbm pim', 'samsung_hbm_pim']) {
    assert.ok((await names(text)).includes('HBM2-PIM (Aquabolt-XL)'), text);
  }
  assert.equal((await names('H-100')).length, 2);
});

test('arrows reach every result from the field, Escape closes and returns the focus', async () => {
  await search('tpu v5');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /TPU v5e/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /TPU v5p/);
  await page.keyboard.press('ArrowDown');
  assert.match(await focused(), /TPU v5p/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'preset-search');
  await page.keyboard.press('Escape');
  assert.equal(await count(page, '#presets'), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'add-hardware');
});
