// The chart of power below the floorline: asked for, taken away, undone, linked, read, pointed at.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { faultsOf } from './axe.mjs';
import { launchBrowser, startSite } from './harness.mjs';
import {
  chartLayer,
  drawn,
  drawnPixels,
  openDialog,
  plain,
  runOnPage,
  tableRow,
  unfoldAll,
} from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const CHARTS = ['roofline', 'floorline', 'power'];
const TALL = { viewport: { width: 1440, height: 1700 } };

const onPage = (run, options = TALL, hash = '') =>
  runOnPage(browser, site.url + hash, run, options);

const chart = (page, figure) => page.locator(`[data-figure="${figure}"]`);

async function turn(page) {
  await unfoldAll(page);
  await page.getByRole('switch', { name: 'Power chart' }).click();
  await drawn(page);
}

/** Keeps the texts of what is drawn last in each chart, and how often each is drawn. */
function keepDrawings(page) {
  return page.evaluate(() => {
    globalThis.kept = {};
    document.addEventListener('roofloor:drawn', ({ detail: { figure, layout } }) => {
      const { count = 0 } = globalThis.kept[figure.name] ?? {};
      const texts = layout.texts.map(({ text }) => text);
      globalThis.kept[figure.name] = { count: count + 1, texts, plot: layout.plot };
    });
  });
}

const kept = (page) => page.evaluate(() => globalThis.kept);
const X_TITLE = /^Operational intensity/;
const hasTitle = ({ texts }) => texts.some((text) => X_TITLE.test(text));

test('the switch shows the chart on the axis of the others, and takes it away', () =>
  onPage(async (page) => {
    await keepDrawings(page);
    assert.equal(await chart(page, 'power').isVisible(), false);
    await turn(page);
    assert.equal(await chart(page, 'power').isVisible(), true);
    assert.ok((await drawnPixels(page, 'power')) > 1000);
    const shown = await kept(page);
    assert.deepEqual(
      CHARTS.map((name) => hasTitle(shown[name])),
      [false, false, true],
      'the axis is labelled below the last chart',
    );
    assert.equal(shown.power.plot.left, shown.roofline.plot.left);
    assert.equal(shown.power.plot.right, shown.roofline.plot.right);
    assert.ok(shown.power.texts.map(plain).includes('Power, W'));
    await turn(page);
    assert.equal(await chart(page, 'power').isVisible(), false);
    assert.equal(hasTitle((await kept(page)).floorline), true);
    assert.equal((await kept(page)).power.count, shown.power.count, 'hidden it is not drawn');
  }));

test('where it is off, the core is never asked for power', () =>
  onPage(async (page) => {
    await keepDrawings(page);
    await page.getByLabel('Weights', { exact: true }).selectOption('fp32');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await tableRow(page, 2).hover();
    await drawn(page);
    assert.deepEqual(Object.keys(await kept(page)).sort(), ['floorline', 'roofline']);
  }));

test('undo takes the chart away, redo brings it back', () =>
  onPage(async (page) => {
    await turn(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await drawn(page);
    assert.equal(await chart(page, 'power').isVisible(), false);
    assert.equal(await page.getByRole('switch', { name: 'Power chart' }).isChecked(), false);
    await page.getByRole('button', { name: 'Redo' }).click();
    await drawn(page);
    assert.equal(await chart(page, 'power').isVisible(), true);
  }));

test('a link keeps the chart, and its summary says the largest power', () =>
  onPage(async (page) => {
    await turn(page);
    await openDialog(page, 'Share');
    const link = await page.locator('#share-link').inputValue();
    await onPage(
      async (other) => {
        assert.equal(await chart(other, 'power').isVisible(), true);
        const said = await chart(other, 'power').locator('canvas').getAttribute('aria-label');
        // At the ridge each draws e_op * P and what its bytes take: Dig 2 nJ * 550 Top/s.
        assert.match(plain(said), /^Power of Dig with at most 1\.10 MW, PIM .* and PNM .*\.$/);
      },
      TALL,
      new URL(link).hash,
    );
  }));

test('the legend says what is dashed, where a power that it is built for is known', async () => {
  const dashed = (page) => page.locator('#legend li', { hasText: '(TDP)' }).count();
  await onPage(async (page) => {
    await turn(page);
    assert.equal(await dashed(page), 0, 'the chips of the start page have none');
  });
  await onPage(
    async (page) => {
      assert.equal(await dashed(page), 0);
      await turn(page);
      assert.equal(await dashed(page), 1);
    },
    TALL,
    '#workload=alexnet&hardware=nv_a100_sxm_80',
  );
});

test('axe finds nothing, in either theme', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await onPage(
      async (page) => {
        await turn(page);
        assert.deepEqual(await faultsOf(page), []);
      },
      { ...TALL, colorScheme },
    );
  }
});

for (const width of [390, 360]) {
  test(`on ${width} px the chart is as wide as the others and nothing is cut`, () =>
    onPage(
      async (page) => {
        await keepDrawings(page);
        await turn(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${wide} px`);
        const boxes = await Promise.all(
          CHARTS.map((name) => chart(page, name).locator('canvas').boundingBox()),
        );
        for (const { x, width: own } of boxes) {
          assert.deepEqual({ x, own }, { x: boxes[0].x, own: boxes[0].width });
        }
        assert.ok(hasTitle((await kept(page)).power));
      },
      { viewport: { width, height: 844 } },
    ));
}

/**
 * The column of a canvas in which most pixels are others than when this was asked before, and
 * whether they are as many as the dashes of a crosshair.
 */
function mostChanged(page, figure) {
  return chart(page, figure)
    .locator('canvas')
    .evaluate((canvas) => {
      const { width, height } = canvas;
      // A copy: of a canvas that is read twice the browser complains.
      const copy = new OffscreenCanvas(width, height).getContext('2d');
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      const pixels = new Uint32Array(data.buffer);
      const last = canvas.pixels ?? pixels;
      canvas.pixels = pixels;
      const counts = Array(width).fill(0);
      pixels.forEach((pixel, at) => (counts[at % width] += pixel !== last[at]));
      const most = Math.max(...counts);
      return { column: counts.indexOf(most), is_crosshair: most > height / 5 };
    });
}

test('a layer that is pointed at in the chart lights up in all three, with its power', () =>
  onPage(async (page) => {
    await turn(page);
    const changed = () => Promise.all(CHARTS.map((figure) => mostChanged(page, figure)));
    assert.ok((await changed()).every(({ is_crosshair }) => !is_crosshair));
    await chart(page, 'power').locator('canvas').focus();
    await page.keyboard.press('Home');
    await drawn(page);
    assert.equal(await chartLayer(page, 'hovered'), '0');
    assert.equal(await page.locator('tr.lit').count(), 1);
    assert.match(plain(await page.locator('.tooltip').innerText()), /Power\s+\d[\d.]* [kM]?W/);
    const [roof, floor, power] = await changed();
    assert.equal(roof.is_crosshair, true);
    assert.deepEqual([floor, power], [roof, roof]);
  }));

test('a zoom of its own axis is that of no other chart, and goes with it', () =>
  onPage(async (page) => {
    await keepDrawings(page);
    await turn(page);
    const fit = page.getByRole('button', { name: 'Fit' });
    const before_zoom = await kept(page);
    const { x, y, height } = await chart(page, 'power').locator('canvas').boundingBox();
    await page.mouse.move(x + 20, y + height / 2);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await page.waitForFunction((count) => globalThis.kept.power.count > count, 1);
    assert.notDeepEqual((await kept(page)).power.texts, before_zoom.power.texts);
    assert.deepEqual((await kept(page)).roofline.texts, before_zoom.roofline.texts);
    assert.equal(await fit.getAttribute('aria-disabled'), 'false');
    await turn(page);
    assert.equal(await fit.getAttribute('aria-disabled'), 'true');
    await turn(page);
    assert.deepEqual((await kept(page)).power.texts, before_zoom.power.texts);
  }));

test('it is printed where it is shown, and only there', () =>
  onPage(async (page) => {
    const printed = () =>
      page.evaluate(() => {
        dispatchEvent(new Event('beforeprint'));
        const texts = [...document.querySelectorAll('[data-figure="power"] .printed text')];
        dispatchEvent(new Event('afterprint'));
        return texts.map(({ textContent }) => textContent);
      });
    assert.deepEqual(await printed(), []);
    await turn(page);
    assert.ok((await printed()).map(plain).includes('Power, W'));
  }));

test('without energies the chart says why it is empty', async () => {
  const bare = { name: 'Bare', peaks: { fp16: 1e12 }, levels: [{ name: 'DRAM' }] };
  bare.levels[0].bandwidth_bytes_per_second = 1e11;
  const project = { roofloor: 1, workload: { network: 'alexnet' }, hardware: [{ own: bare }] };
  project.view = { power: true };
  const data = deflateRawSync(JSON.stringify(project)).toString('base64url');
  await onPage(
    async (page) => {
      assert.notEqual(await page.locator('#no-floor').innerText(), '');
      assert.equal(await page.locator('#no-power').innerText(), 'Power is energy over time.');
      const said = await chart(page, 'power').locator('canvas').getAttribute('aria-label');
      assert.equal(said, 'Power: no hardware that is shown states its energies.');
    },
    TALL,
    `#s=1.${data}`,
  );
});
