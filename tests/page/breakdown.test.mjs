// The tab that shows where time and energy go: bars by layer, linked with the table.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, drawn, eachOnItsOwnPage, hardwareField, plain, tableRow } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened), { viewport: { width: 1440, height: 1100 } });

const openBreakdown = () => page.getByRole('tab', { name: 'Breakdown' }).click();
const bars = (figure) => `[data-figure="${figure}"] .compute_part rect`;
const names = (figure) => page.locator(`[data-figure="${figure}"] .label`).allTextContents();

test('the tab shows a bar for every layer, heaviest first or in order', async () => {
  await openBreakdown();
  assert.equal(await count(page, bars('breakdown_time')), 8);
  assert.equal(await page.locator('#charts').isVisible(), false);
  assert.deepEqual((await names('breakdown_time')).slice(0, 3).sort(), ['fc6', 'fc7', 'fc8']);
  await page.getByRole('radio', { name: 'In order' }).check();
  await drawn(page);
  const first = page.locator(`${bars('breakdown_time')}[data-layer="0"]`);
  const second = page.locator(`${bars('breakdown_time')}[data-layer="1"]`);
  const left = async (bar) => Number(await bar.getAttribute('x'));
  assert.ok((await left(first)) < (await left(second)));
});

test('arrow keys change the tab, and the choice is part of the project', async () => {
  await page.getByRole('tab', { name: 'Roof & floor' }).focus();
  await page.keyboard.press('ArrowRight');
  await drawn(page);
  const chosen = page.getByRole('tab', { selected: true });
  assert.equal(await chosen.innerText(), 'Breakdown');
  assert.equal(await chosen.evaluate((tab) => tab === document.activeElement), true);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.locator('#charts').isVisible(), true);
});

test('a bar that is pointed at lights its row, and a click pins the layer', async () => {
  await openBreakdown();
  const box = await page.locator('[data-figure="breakdown_energy"]').boundingBox();
  const bar = await page.locator(`${bars('breakdown_energy')}[data-layer="1"]`).boundingBox();
  // Above the bar, where there is nothing but its place.
  await page.mouse.move(bar.x + bar.width / 2, box.y + 40);
  await drawn(page);
  assert.match(plain(await page.locator('.tooltip').innerText()), /^conv2 on Dig/);
  assert.match((await tableRow(page, 1).getAttribute('class')) ?? '', /lit/);
  await page.mouse.click(bar.x + bar.width / 2, box.y + 40);
  await drawn(page);
  assert.match((await tableRow(page, 1).getAttribute('class')) ?? '', /pinned/);
});

test('keys step through the bars and say the layer', async () => {
  await openBreakdown();
  await page.locator('[data-figure="breakdown_time"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await drawn(page);
  assert.match(await page.locator('#live').innerText(), /^conv2 on Dig: Operations/);
  await page.keyboard.press('Enter');
  await drawn(page);
  assert.match((await tableRow(page, 1).getAttribute('class')) ?? '', /pinned/);
});

test('the bars follow the hardware and the numbers', async () => {
  await openBreakdown();
  await page.locator('#breakdown').getByRole('radio', { name: 'PIM' }).check();
  await drawn(page);
  const chart = page.locator('[data-figure="breakdown_time"]');
  const label = plain((await chart.getAttribute('aria-label')) ?? '');
  assert.match(label, /^Time by layer on PIM: 42\.9 µs in all; fc6 \d+ %, fc7/);
  await page.getByLabel('Batch', { exact: true }).fill('64');
  await drawn(page);
  assert.notEqual(plain((await chart.getAttribute('aria-label')) ?? ''), label);
});

test('the legend names constant power only where some is drawn', async () => {
  await openBreakdown();
  const fills = async () => {
    await drawn(page);
    return page.getByRole('list', { name: 'Fills' }).innerText();
  };
  assert.doesNotMatch(await fills(), /constant power/);
  await (await hardwareField(page, 'Dig', 'Constant power')).fill('50 W');
  assert.match(await fills(), /constant power/);
  assert.ok((await count(page, '[data-figure="breakdown_energy"] .constant_part rect')) > 0);
});
