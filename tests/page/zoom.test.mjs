// Zooming and panning: by wheel, drag, two fingers, buttons, keys and badges.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { part_of } from '../../web/app/charts/viewport.js';
import { chartLayer, drawn, eachOnItsOwnPage, plain, resize } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened), {
  hasTouch: true,
  viewport: { width: 1440, height: 1500 },
});

const canvas = (figure) => page.locator(`[data-figure="${figure}"] canvas`);
const live = async () => plain(await page.locator('#live').innerText());

/** Keeps the layout that was drawn last of each figure; what is there now is drawn once more. */
async function record() {
  await page.evaluate(() => {
    globalThis.layouts = {};
    globalThis.drawings = 0;
    document.addEventListener('roofloor:drawn', ({ detail: { figure, layout } }) => {
      globalThis.layouts[figure.name] = layout;
      globalThis.drawings += 1;
    });
  });
  await page.getByRole('radio', { name: 'Equal' }).check();
  await drawn(page);
}
async function limits(figure, axis) {
  await drawn(page);
  const { minimum, maximum, scale } = await page.evaluate(
    ([name, of]) => globalThis.layouts[name][of],
    [figure, axis],
  );
  return { minimum, maximum, scale };
}

/** A place of a chart on the screen, by parts of its plot from the left and the bottom. */
async function point(figure, x, y) {
  const box = await canvas(figure).boundingBox();
  const plot = await page.evaluate((name) => globalThis.layouts[name].plot, figure);
  return {
    x: box.x + plot.left + x * (plot.right - plot.left),
    y: box.y + plot.bottom - y * (plot.bottom - plot.top),
  };
}
async function wheel(figure, at, delta) {
  const { x, y } = await point(figure, at.x, at.y);
  await page.mouse.move(x, y);
  const before = await page.evaluate(() => globalThis.drawings);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, delta);
  await page.waitForFunction((count) => globalThis.drawings > count, before);
  await page.keyboard.up('Control');
}
const near = (actual, expected, tolerance, what) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, not ${expected}`);

test('the value under the wheel stays, and both charts share the intensities', async () => {
  await record();
  const before = { x: await limits('roofline', 'x'), y: await limits('roofline', 'y') };
  const floor = await limits('floorline', 'y');
  await wheel('roofline', { x: 0.25, y: 0.5 }, -50);
  const after = { x: await limits('roofline', 'x'), y: await limits('roofline', 'y') };
  const value = 0.1 * 10 ** 1;
  // 50 pixels of the wheel are half a doubling; the pointer stands on a whole pixel.
  near(part_of(value, after.x, 'log'), 0.25, 2e-3, 'the place of 1 op/B');
  const width = (axis) => Math.log10(axis.maximum / axis.minimum);
  near(width(before.x) / width(after.x), Math.SQRT2, 1e-9, 'x');
  near(width(before.y) / width(after.y), Math.SQRT2, 1e-9, 'y');
  assert.deepEqual(await limits('floorline', 'x'), after.x);
  assert.deepEqual(await limits('floorline', 'y'), floor);
});

test('beside the plot the wheel zooms one axis; without Ctrl it scrolls the page', async () => {
  await record();
  const [x, y] = [await limits('roofline', 'x'), await limits('roofline', 'y')];
  await wheel('roofline', { x: -0.02, y: 0.5 }, -50);
  assert.deepEqual(await limits('roofline', 'x'), x);
  assert.notDeepEqual(await limits('roofline', 'y'), y);
  const at = await point('roofline', 0.5, 0.5);
  await page.mouse.move(at.x, at.y);
  await resize(page, 1440, 700);
  const shown = await limits('roofline', 'y');
  await page.mouse.wheel(0, 120);
  await page.waitForFunction(() => scrollY > 0);
  assert.deepEqual(await limits('roofline', 'y'), shown);
});

test('a drag moves what is shown, keeps its width, and pins nothing', async () => {
  await record();
  const before = await limits('roofline', 'x');
  const from = await point('roofline', 0.25, 0.5);
  const to = await point('roofline', 0.5, 0.5);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  const after = await limits('roofline', 'x');
  near(part_of(before.minimum, after, 'log'), 0.25, 2e-3, 'the old left edge');
  near(
    Math.log10(after.maximum / after.minimum),
    Math.log10(before.maximum / before.minimum),
    1e-9,
    'width',
  );
  assert.equal(await chartLayer(page, 'pinned'), null);
  await page.mouse.dblclick(to.x, (await point('roofline', 0.5, 0.1)).y);
  assert.deepEqual(await limits('roofline', 'x'), before);
});

test('keys and buttons zoom, move and fit, and say what is shown', async () => {
  await record();
  const before = await limits('roofline', 'x');
  await canvas('roofline').focus();
  await page.keyboard.press('+');
  assert.equal(await live(), 'The charts show 0.464 op/B to 215 op/B.');
  await page.keyboard.press('Shift+ArrowRight');
  assert.equal(await live(), 'The charts show 0.858 op/B to 398 op/B.');
  assert.equal(await chartLayer(page, 'hovered'), null);
  await page.keyboard.press('0');
  assert.equal(await live(), 'The charts show everything.');
  assert.deepEqual(await limits('roofline', 'x'), before);
  const fit = page.getByRole('button', { name: 'Fit' });
  assert.equal(await fit.getAttribute('aria-disabled'), 'true');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  assert.equal(await fit.getAttribute('aria-disabled'), 'false');
  assert.notDeepEqual(await limits('floorline', 'y'), await limits('roofline', 'y'));
  await page.getByRole('button', { name: 'Zoom out' }).click();
  near((await limits('roofline', 'x')).maximum / before.maximum, 1, 1e-9, 'back');
  await fit.click();
  assert.deepEqual(await limits('roofline', 'x'), before);
});

test('keys zoom around the layer that is lit up', async () => {
  await record();
  await canvas('roofline').focus();
  await page.keyboard.press('End');
  const before = await limits('roofline', 'x');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('+');
  const after = await limits('roofline', 'x');
  // fc8 stands at 0.999 op/B.
  near(part_of(0.9988, after, 'log'), part_of(0.9988, before, 'log'), 1e-3, 'fc8');
});

test('two fingers zoom; what was between them stays', async () => {
  await record();
  const before = await limits('roofline', 'x');
  const at = await point('roofline', 0.5, 0.5);
  await canvas('roofline').evaluate((element, { x, y }) => {
    const fingers = (distance) =>
      [-1, 1].map(
        (side, identifier) =>
          new Touch({ identifier, target: element, clientX: x + side * distance, clientY: y }),
      );
    const send = (type, touches) =>
      element.dispatchEvent(
        new TouchEvent(type, { touches, targetTouches: touches, cancelable: true, bubbles: true }),
      );
    send('touchstart', fingers(50));
    send('touchmove', fingers(75));
    send('touchmove', fingers(100));
    send('touchend', []);
  }, at);
  const after = await limits('roofline', 'x');
  const width = (axis) => Math.log10(axis.maximum / axis.minimum);
  near(width(before) / width(after), 2, 1e-9, 'twice as far apart');
  near(part_of(10, after, 'log'), 0.5, 1e-3, 'the middle');
});

test('a badge counts the layers beyond an edge and leads to them', async () => {
  await record();
  await canvas('roofline').focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('+');
  const badge = page.locator('.roofline .badge[data-side="left"]');
  assert.equal(plain(await badge.innerText()), '‹ 3 layers');
  await badge.click();
  const { minimum, maximum } = await limits('roofline', 'x');
  // fc6 to fc8 stand at 1.0 op/B.
  assert.ok(minimum < 0.999 && maximum > 1, `${minimum} to ${maximum}`);
  assert.equal(await badge.isVisible(), false);
});

test('a zoom is no edit, and ends with another scale or document', async () => {
  await record();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.click();
  assert.equal(await page.getByRole('radio', { name: 'Time', exact: true }).isChecked(), true);
  const zoomed = await limits('roofline', 'x');
  assert.ok(zoomed.minimum > 0.1);
  await page.getByRole('radio', { name: 'Linear' }).check();
  const linear = await limits('roofline', 'x');
  assert.deepEqual([linear.scale, linear.minimum, linear.maximum], ['linear', 0.1, 1000]);
  await page.getByRole('radio', { name: 'Logarithmic' }).check();
  assert.equal((await limits('roofline', 'x')).minimum, 0.1);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.evaluate(() => {
    location.hash = '#workload=vgg16&hardware=dig';
  });
  await page.waitForFunction(() => document.querySelector('#workload select')?.value === 'vgg16');
  assert.equal((await limits('roofline', 'x')).minimum, 0.1);
});
