// The tab that draws speed and bytes against batch and context, and the path of a pinned layer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, eachOnItsOwnPage, followLink, tableRow } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened), { viewport: { width: 1440, height: 1100 } });

const LINK = 'workload=llama_3_8b&phase=decode&context=2048&hardware=nv_h100_sxm,samsung_hbm_pim';
const openTab = async () => {
  await page.getByRole('tab', { name: 'Batch & context' }).click();
  await drawn(page);
};
const spoken = (figure) => page.locator(`[data-figure="${figure}"]`).getAttribute('aria-label');

test('speed is a line for each chip, and bytes are shares of a whole', async () => {
  await followLink(page, LINK);
  await openTab();
  assert.equal(await page.locator('#charts').isVisible(), false);
  // The H100 holds the small batches, HBM-PIM none.
  assert.ok((await page.locator('[data-figure="sweep_rate"] .curve').count()) >= 3);
  assert.match(await spoken('sweep_rate'), /Tokens a second against Batch/);
  assert.equal(await page.locator('[data-figure="sweep_bytes"] .compute_part rect').count(), 11);
  assert.match(await spoken('sweep_bytes'), /at 1: weights 9\d %, cache \d %/);
});

test('the context can be drawn in place of the batch, which is part of the project', async () => {
  await followLink(page, LINK);
  await openTab();
  await page.getByRole('radio', { name: 'Context' }).check();
  await drawn(page);
  assert.match(await spoken('sweep_rate'), /against Context/);
  await page.keyboard.press('Control+z');
  await drawn(page);
  assert.match(await spoken('sweep_rate'), /against Batch/);
});

test('a workload that is no language model has a batch alone', async () => {
  await openTab();
  assert.equal(await page.locator('#sweep-controls input').count(), 0);
  assert.match(await spoken('sweep_rate'), /Inferences a second against Batch/);
});

test('a pinned layer shows its path through batches when that is switched on', async () => {
  await followLink(page, LINK);
  await tableRow(page, 1).click();
  await drawn(page);
  const picture = () => page.locator('.roofline canvas').evaluate((c) => c.toDataURL());
  const without = await picture();
  await page.getByLabel('Path of the pinned layer').check();
  await drawn(page);
  assert.notEqual(await picture(), without);
  await page.getByLabel('Path of the pinned layer').uncheck();
  await drawn(page);
  assert.equal(await picture(), without);
});
