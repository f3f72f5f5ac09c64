// The pinned layer's card, and the sum behind every number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartLayer,
  count,
  drawn,
  eachOnItsOwnPage,
  hardwareField,
  openSum,
  pasteLayers,
  plain,
  sumOf,
  tableRow,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

const card = () => page.locator('#layer-card');
const dialog = () => page.locator('#explanation');
const numberAt = (path) => page.locator(`[data-explain="${path}"]`);

test('a pinned layer says what limits it, and where time and energy differ', async () => {
  assert.equal(await count(page, '#layer-card section'), 0);
  await tableRow(page, 5).click();
  assert.match(await card().locator('h2').innerText(), /What limits fc6/);
  const limits = await card().locator('.limits li').allInnerTexts();
  assert.equal(limits.length, 3);
  assert.match(limits[0], /Memory-bound on DRAM/);
  assert.match(limits[0], /time: memory-bound · energy: mostly operations/);
  assert.equal(await count(page, '.differ'), 3);
  await page.getByRole('checkbox', { name: 'Show PIM' }).uncheck();
  assert.equal(await count(page, '.limits li'), 2);
  await tableRow(page, 1).click();
  assert.equal(await count(page, '.limits [data-hardware="2"] .differ'), 0);
});

test('a pin from the table leaves its row where it is', async () => {
  await tableRow(page, 5).scrollIntoViewIfNeeded();
  const before = await tableRow(page, 5).boundingBox();
  await tableRow(page, 5).click();
  await drawn(page);
  const after = await tableRow(page, 5).boundingBox();
  assert.ok(Math.abs(after.y - before.y) < 2, `${before.y} to ${after.y}`);
});

test('a layer has formats of its own, marked in the table, until they are taken back', async () => {
  await tableRow(page, 5).click();
  const bytes = numberAt('/workload/layers/5/weight_bytes');
  // 9216 * 4096 weights and 4096 biases, of 2 bytes and then of 1.
  assert.equal(plain(await bytes.innerText()), '75.5 MB');
  await page.getByLabel('Weights of fc6').selectOption('int8');
  await drawn(page);
  assert.equal(plain(await bytes.innerText()), '37.8 MB');
  assert.match(await tableRow(page, 5).innerText(), /own formats/);
  assert.equal(await chartLayer(page, 'pinned'), '5');
  await page.getByLabel('Weights of fc6').selectOption('');
  await drawn(page);
  assert.equal(plain(await bytes.innerText()), '75.5 MB');
  assert.doesNotMatch(await page.locator('#table').innerText(), /own formats/);
});

test('a layer of a pasted list has formats of its own too', async () => {
  await pasteLayers(page, 'CIs=[1e9, 2e9]\nOIs=[10, 20]');
  await page.getByRole('button', { name: 'Use these layers' }).click();
  await tableRow(page, 1).click();
  await page.getByLabel(/^Weights of/).selectOption('int8');
  await drawn(page);
  assert.match(await tableRow(page, 1).innerText(), /own formats/);
  assert.equal(await count(page, '.problem'), 0);
});

test('the sum of a time shows the formula, the values in it, and their sources', async () => {
  await tableRow(page, 5).click();
  await openSum(page, numberAt('/hardware/0/layers/5/seconds'));
  assert.equal(await dialog().locator('h2').innerText(), 'Time of fc6 on Dig');
  const lines = (await dialog().locator('.formula').first().innerText()).split(/\n+/).map(plain);
  assert.deepEqual(lines, [
    's = max(W / P′, Q / β′)',
    '= max(75.5 Mop / 550 Top/s, 75.5 MB / 1.20 TB/s)',
  ]);
  const bandwidth = dialog().locator('li', { hasText: 'memory roof of DRAM' }).last();
  await bandwidth.locator('summary').first().click();
  assert.match(await bandwidth.innerText(), /Source: .*notebook.*illustrative/);
});

test('the sum of a total has the number of every layer, the largest first', async () => {
  await openSum(page, numberAt('/hardware/0/totals/seconds'));
  await dialog().getByText('Every layer, the largest first').click();
  const lines = (await dialog().locator('.every-layer li').allInnerTexts()).map(plain);
  assert.equal(lines.length, 8);
  // 75.5 MB / 1.2 TB/s, 33.6 MB / 1.2 TB/s.
  assert.match(lines[0], /^fc6\s+62\.9 µs$/);
  assert.match(lines[1], /^fc7\s+28\.0 µs$/);
});

test('Escape closes the sum, gives the focus back and leaves the layer pinned', async () => {
  await tableRow(page, 5).click();
  const energy = numberAt('/hardware/1/layers/5/energy_joules');
  await energy.focus();
  await page.keyboard.press('Enter');
  await sumOf(page);
  await page.keyboard.press('Escape');
  await drawn(page);
  assert.equal(await dialog().isVisible(), false);
  assert.equal(await energy.evaluate((one) => one === document.activeElement), true);
  assert.equal(await chartLayer(page, 'pinned'), '5');
});

test('a click beside the sum closes it, a click on its edge does not', async () => {
  await openSum(page, numberAt('/hardware/0/totals/seconds'));
  const { x, y } = await dialog().boundingBox();
  await page.mouse.click(x + 6, y + 6);
  assert.equal(await dialog().isVisible(), true);
  await page.mouse.click(x - 20, y + 6);
  assert.equal(await dialog().isVisible(), false);
});

for (const network of ['alexnet', 'vit_base', 'alexnet_notebook_typed']) {
  test(`every number that can be clicked has its sum: ${network}`, async () => {
    await page.getByLabel('Network').selectOption(network);
    await page.locator('#notebook').check();
    await tableRow(page, 0).click();
    await drawn(page);
    await openSum(page, page.locator('[data-explain]').first());
    await page.keyboard.press('Escape');
    const faults = await page.evaluate(async () => {
      const sums = document.querySelector('#explanation');
      const found = [];
      for (const number of document.querySelectorAll('[data-explain]')) {
        number.click();
        // What is there already answers before the next task.
        do await new Promise((done) => setTimeout(done));
        while (!sums.open || sums.ariaBusy);
        const is_whole = sums.querySelector('.terms, .source, .formula') !== null;
        const text = sums.innerText;
        sums.close();
        const is_odd = /undefined|NaN|\[object|null/.test(text);
        if (!is_whole || is_odd) found.push(`${number.dataset.explain}: ${text.slice(0, 200)}`);
      }
      return found;
    });
    assert.deepEqual(faults, []);
    assert.ok((await count(page, '[data-explain]')) > 60);
  });
}

test('a number that was entered names its user as the source', async () => {
  await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('2.4 TB/s');
  await openSum(page, numberAt('/hardware/0/ridge_point'));
  assert.match(plain(await dialog().innerText()), /550 Top\/s \/ 2.40 TB\/s/);
  const bandwidth = dialog().locator('li', { hasText: 'memory roof of DRAM' }).last();
  await bandwidth.locator('summary').first().click();
  assert.match(await bandwidth.innerText(), /Source: Entered by you$/m);
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await dialog().isVisible(), false);
});

test('a long table draws the rows that are seen, and goes to the pinned one', async () => {
  const each = (write) => Array.from({ length: 450 }, (_, at) => write(at)).join();
  await pasteLayers(page, `CIs=[${each(() => '1e9')}]\nOIs=[${each((at) => at + 1)}]`);
  await page.getByRole('button', { name: 'Use these layers' }).click();
  assert.equal(await count(page, 'tr[data-layer="449"]'), 0);
  await page.locator('[data-figure="roofline"] canvas').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('tr.pinned[data-layer="449"]').waitFor();
  assert.ok((await count(page, '#table tr[data-layer]')) < 60);
});
