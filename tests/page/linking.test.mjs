// One layer in both charts and in the table: pointed at, pinned, stepped to by keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chartLayer,
  count,
  drawn,
  eachOnItsOwnPage,
  pasteLayers,
  resize,
  tableRow,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened), { viewport: { width: 1440, height: 1700 } });

const isLit = (row) => row.evaluate((element) => element.classList.contains('lit'));
const isPinned = (row) => row.evaluate((element) => element.classList.contains('pinned'));

/** Moves the pointer over a chart in small steps until a layer answers; gives its index. */
async function findLayer(figure) {
  const box = await page.locator(`[data-figure="${figure}"] canvas`).boundingBox();
  for (let y = 20; y < box.height; y += 12) {
    for (let x = 80; x < box.width; x += 12) {
      await page.mouse.move(box.x + x, box.y + y);
      if ((await page.locator('#charts[data-hovered]').count()) === 0) continue;
      const layer = await chartLayer(page, 'hovered');
      if (layer !== null) return Number(layer);
    }
  }
  return null;
}

test('a row that is pointed at lights up in the charts, with its numbers', async () => {
  await tableRow(page, 5).hover();
  assert.equal(await chartLayer(page, 'hovered'), '5');
  const text = await page.locator('.tooltip').innerText();
  assert.match(text, /fc6 on Dig/);
  for (const word of [
    'Operations',
    'Bytes',
    'Intensity',
    'Attainable',
    'Bound',
    'Time',
    'Energy',
  ]) {
    assert.match(text, new RegExp(word), word);
  }
  await page.mouse.move(2, 2);
  assert.equal(await chartLayer(page, 'hovered'), null);
  assert.equal(await page.locator('.tooltip').isVisible(), false);
});

for (const figure of ['roofline', 'floorline']) {
  test(`a marker of the ${figure} that is pointed at lights up in the table`, async () => {
    const layer = await findLayer(figure);
    assert.notEqual(layer, null);
    assert.equal(await isLit(tableRow(page, layer)), true);
    assert.equal(await count(page, 'tr.lit'), 1);
  });
}

test('pointing draws without asking the core', async () => {
  // What the first view asks for, its size among it, is asked for before.
  await tableRow(page, 0).hover();
  assert.equal(await chartLayer(page, 'hovered'), '0');
  await page.waitForTimeout(100);
  // Every answer of the core is an envelope of JSON, which has to be parsed.
  await page.evaluate(() => {
    const parse = JSON.parse;
    globalThis.parsed_count = 0;
    JSON.parse = (...parts) => {
      globalThis.parsed_count += 1;
      return parse(...parts);
    };
  });
  const answers = () => page.evaluate(() => globalThis.parsed_count);
  await tableRow(page, 1).hover();
  assert.equal(await chartLayer(page, 'hovered'), '1');
  assert.equal(await answers(), 0);
  await tableRow(page, 1).click();
  assert.ok((await answers()) > 0, 'a pin moves labels, for which the core is asked');
});

test('a click pins a layer, a second click or Escape unpins it', async () => {
  await tableRow(page, 1).click();
  await page.mouse.move(2, 2);
  assert.equal(await chartLayer(page, 'pinned'), '1');
  assert.equal(await isPinned(tableRow(page, 1)), true);
  assert.match(await page.locator('.tooltip').innerText(), /conv2/);
  await tableRow(page, 1).click();
  assert.equal(await chartLayer(page, 'pinned'), null);
  await tableRow(page, 3).click();
  await page.keyboard.press('Escape');
  assert.equal(await chartLayer(page, 'pinned'), null);
  assert.equal(await count(page, 'tr.pinned'), 0);
});

test('a click on a marker pins it', async () => {
  const layer = await findLayer('floorline');
  await page.mouse.down();
  await page.mouse.up();
  assert.equal(await chartLayer(page, 'pinned'), String(layer));
});

test('a pin survives an edit of the hardware', async () => {
  await tableRow(page, 6).click();
  await page.getByLabel('Weights', { exact: true }).selectOption('fp32');
  assert.equal(await chartLayer(page, 'pinned'), '6');
});

test('arrow keys on a chart step through layers and hardware, and say where they are', async () => {
  await page.locator('[data-figure="roofline"] canvas').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await chartLayer(page, 'hovered'), '1');
  assert.match(await page.locator('#live').innerText(), /^conv2 on Dig/);
  await page.keyboard.press('ArrowDown');
  await drawn(page);
  assert.match(await page.locator('#live').innerText(), /^conv2 on PIM/);
  await page.keyboard.press('Enter');
  assert.equal(await chartLayer(page, 'pinned'), '1');
  await page.keyboard.press('Escape');
  assert.equal(await chartLayer(page, 'pinned'), null);
});

test('the table sorts by any column and follows another hardware', async () => {
  const first = async () => {
    await drawn(page);
    return page.locator('#table tbody th').first().innerText();
  };
  await page.getByRole('button', { name: 'Time', exact: true }).last().click();
  assert.match(await first(), /fc6/);
  assert.equal(await count(page, 'th[aria-sort="descending"]'), 1);
  await page.getByRole('button', { name: /^Time/ }).last().click();
  assert.match(await first(), /conv1/);
  await page.locator('#table .segment', { hasText: 'PNM' }).click();
  await page.locator('#table h2', { hasText: 'PNM' }).waitFor();
});

for (const place of ['.tooltip', '#layer-card']) {
  test(`a pinned layer can be unpinned in ${place}`, async () => {
    await tableRow(page, 1).click();
    await page.mouse.move(2, 2);
    await page.locator(place).getByRole('button', { name: 'Unpin conv2' }).click();
    assert.equal(await chartLayer(page, 'pinned'), null);
    assert.equal(await count(page, '#layer-card section'), 0);
  });
}

test('on a phone pointing at a layer moves nothing, and a pinned row stays in sight', async () => {
  await resize(page, 390, 844);
  const height = () => page.locator('main').evaluate((main) => main.offsetHeight);
  const before_hover = await height();
  await tableRow(page, 5).hover();
  assert.equal(await page.locator('.tooltip').isVisible(), true);
  assert.equal(await height(), before_hover);
  await tableRow(page, 7).click();
  await drawn(page);
  const [row, sheet] = await Promise.all([
    tableRow(page, 7).boundingBox(),
    page.locator('.tooltip').boundingBox(),
  ]);
  assert.ok(row.y + row.height <= sheet.y);
});

test('a long table scrolls in itself, to the layer that is pinned in a chart', async () => {
  const intensities = Array.from({ length: 120 }, (_, at) => (0.2 * 1.05 ** at).toFixed(3));
  await pasteLayers(page, `CIs=[${intensities.map(() => '1e9')}]\nOIs=[${intensities}]`);
  await page.getByRole('button', { name: 'Use these layers' }).click();
  await page.locator('[data-figure="roofline"] canvas').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await drawn(page);
  const scroller = page.locator('#table .scroller');
  const [row, view] = await Promise.all([
    tableRow(page, 119).boundingBox(),
    scroller.boundingBox(),
  ]);
  assert.ok(view.height <= 640);
  assert.ok(row.y >= view.y && row.y + row.height <= view.y + view.height);
});
