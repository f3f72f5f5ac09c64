// What the charts tell of what is pointed at, and the legend that hides hardware.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, eachOnItsOwnPage, plain, sumOf, tableRow } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened), { permissions: ['clipboard-read'] });

const tooltip = () => page.locator('.tooltip');
const lines = async () => {
  await drawn(page);
  const rows = page.locator('.tooltip dl > div');
  return Object.fromEntries(
    (await rows.allInnerTexts()).map((row) => plain(row).split(/\s*\n\s*/).map(plain)),
  );
};
const hardware = (name) =>
  page.getByRole('list', { name: 'Hardware shown' }).getByRole('button', { name });
const shown = async () => {
  await drawn(page);
  const pressed = page.locator('.legend-hardware[aria-pressed="true"]');
  return (await pressed.allInnerTexts()).map(plain);
};

/** Moves the pointer down a chart until it is over a line. */
async function point_at_line(figure, part) {
  const box = await page.locator(`[data-figure="${figure}"] canvas`).boundingBox();
  for (let y = 40; y < box.height - 50; y += 2) {
    await page.mouse.move(box.x + part * box.width, box.y + y);
    if (await tooltip().isVisible()) return;
  }
  assert.fail(`no line of the ${figure} answered`);
}

test('a roof that is pointed at tells its values there', async () => {
  await point_at_line('roofline', 0.5);
  assert.match(plain(await tooltip().innerText()), /^PIM roof/);
  const told = await lines();
  assert.equal(told['Ridge point'], '276 op/B');
  assert.equal(told.Bound, 'memory');
  // PIM moves 2.9 TB/s.
  const intensity = parseFloat(told.Intensity);
  const attainable = parseFloat(told['Attainable performance']);
  assert.match(told['Attainable performance'], / Top\/s$/);
  assert.ok(Math.abs(attainable / intensity - 2.9) < 0.02, `${attainable} at ${intensity}`);
});

test('an energy curve that is pointed at tells its values there', async () => {
  await point_at_line('floorline', 0.5);
  const told = await lines();
  assert.match(plain(await tooltip().innerText()), /^Dig energy/);
  assert.match(told['Energy per operation'], / nJ\/op$/);
  assert.match(told['Energy balance'], / op\/B$/);
  await page.mouse.move(2, 2);
  assert.equal(await tooltip().isVisible(), false);
});

test('what is known of a pinned layer is copied, and leads to its sums', async () => {
  await page.locator('.roofline canvas').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.locator('.roofline canvas').blur();
  const told = await lines();
  assert.equal(told.Operations, '448 Mop');
  assert.equal(told['Weight bytes'], '615 kB');
  await tooltip().getByRole('button', { name: 'Copy what is known of conv2' }).click();
  await tooltip().getByText('Copied.').waitFor();
  const copied = plain(await page.evaluate(() => navigator.clipboard.readText()));
  assert.match(copied, /^conv2 on Dig\nOperations\t448 Mop\nBytes moved\t988 kB\nWeight/);
  await tooltip().getByRole('button', { name: 'The sums of conv2' }).click();
  await page.keyboard.press('Enter');
  const sum = await sumOf(page);
  assert.match(plain(await sum.innerText()), /448 Mop/);
  await page.keyboard.press('Escape');
  assert.equal(await sum.isVisible(), false);
});

/** What the rulers of the charts say, each with its box in the window. */
const rulers = () =>
  page.evaluate(() =>
    Object.entries(globalThis.layouts).flatMap(([figure, { texts }]) => {
      const chart = document.querySelector(`[data-figure="${figure}"]`).getBoundingClientRect();
      return texts
        .filter(({ role }) => role === 'ruler')
        .map(({ text, box: [[x1, y1], , [x2, y2]] }) => ({
          text,
          left: chart.left + x1,
          right: chart.left + x2,
          top: chart.top + y1,
          bottom: chart.top + y2,
        }));
    }),
  );

test('what is known of a pinned layer hides no ruler and stays in the window', async () => {
  await page.evaluate(() => {
    globalThis.layouts = {};
    document.addEventListener('roofloor:drawn', ({ detail: { figure, layout } }) => {
      globalThis.layouts[figure.name] = layout;
    });
  });
  // fc6 lies far from its limits in both charts.
  for (const [layer, least] of [[5, 2], [1, 0]]) {
    await tableRow(page, layer).locator('.layer-name').click();
    await page.mouse.move(2, 2);
    await page.evaluate(() => {
      document.activeElement.blur();
      scrollTo(0, 0);
    });
    await drawn(page);
    const { x, y, width, height } = await tooltip().boundingBox();
    assert.ok(y >= 0 && y + height <= 900, `from ${y} to ${y + height}`);
    const said = await rulers();
    assert.ok(said.length >= least);
    const hidden = said.filter(
      ({ left, right, top, bottom }) =>
        right > x && left < x + width && bottom > y && top < y + height,
    );
    assert.deepEqual(hidden, []);
  }
});

test('the legend hides a hardware, shows one alone, and shows all again', async () => {
  assert.deepEqual(await shown(), ['Dig', 'PIM', 'PNM']);
  await hardware('PIM').click();
  assert.deepEqual(await shown(), ['Dig', 'PNM']);
  await hardware('PIM').click({ modifiers: ['Shift'] });
  assert.deepEqual(await shown(), ['PIM']);
  await page.getByRole('button', { name: 'Show all' }).click();
  assert.deepEqual(await shown(), ['Dig', 'PIM', 'PNM']);
  await hardware('PNM').dblclick();
  assert.deepEqual(await shown(), ['PNM']);
  await hardware('Dig').focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await shown(), ['Dig', 'PNM']);
  await page.keyboard.press('Shift+Enter');
  assert.deepEqual(await shown(), ['Dig']);
});
