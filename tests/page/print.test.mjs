// On paper: the charts are lines and text, the colours those of paper, and the screen comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startSite } from './harness.mjs';
import { drawn, drawnPixels, plain, resize, runOnPage } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const LINK = '#workload=alexnet&hardware=dig,pim,pnm';

/** As dark as a page can be. */
const onPage = (hash, run) =>
  runOnPage(browser, site.url + hash, run, { colorScheme: 'dark' });

/** What stands on the paper, told by the page itself while the browser prints it. */
async function printed(page) {
  await page.evaluate(() => {
    addEventListener(
      'beforeprint',
      () => {
        const pictures = [...document.querySelectorAll('.printed')];
        globalThis.paper = pictures.map((picture) => ({
          figure: picture.closest('[data-figure]').dataset.figure,
          pictures: picture.parentElement.querySelectorAll('svg').length,
          texts: [...picture.querySelectorAll('text')].map((text) => text.textContent),
          lines: picture.querySelectorAll('polyline, path, line, rect').length,
        }));
      },
      { once: true },
    );
  });
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return { pdf, paper: await page.evaluate(() => globalThis.paper) };
}

/** Bytes that are pixels: on paper there should be none. */
const images = (pdf) => pdf.match(/\/Subtype\s*\/Image/g)?.length ?? 0;

test('roofline and floorline are printed as lines and text, and the canvases come back', () =>
  onPage(LINK, async (page) => {
    const { pdf, paper } = await printed(page);
    const shown = paper.filter(({ figure }) => /line$/.test(figure));
    assert.deepEqual(
      shown.map(({ figure }) => figure),
      ['roofline', 'floorline'],
    );
    for (const { figure, texts, lines } of shown) {
      assert.ok(texts.some((text) => /^Dig/.test(text)), `${figure}: ${texts}`);
      assert.ok(texts.length > 10 && lines > 10, figure);
    }
    assert.ok(plain(shown[1].texts.join('|')).includes('Operational intensity, op/B'));
    assert.equal(images(pdf), 0, 'nothing on the paper is made of pixels');
    assert.match(pdf, /\/Type\s*\/Font/);
    assert.equal(await page.locator('.printed').count(), 0);
    assert.equal(await page.locator('[data-figure="roofline"] canvas').isVisible(), true);
    assert.ok((await drawnPixels(page, 'roofline')) > 1000);
  }));

test('the bars are printed as wide as the paper, and come back as wide as the screen', () =>
  onPage(`${LINK}&tab=breakdown`, async (page) => {
    await drawn(page);
    const pictures = () =>
      page
        .locator('#bars svg')
        .evaluateAll((all) => all.map((one) => one.getAttribute('width')));
    const before_print = await pictures();
    assert.ok(Number(before_print[0]) > 900);
    const { pdf, paper } = await printed(page);
    const bars = paper.filter(({ figure }) => /^breakdown/.test(figure));
    assert.equal(bars.length, 2);
    for (const { pictures: count, texts } of bars) {
      assert.equal(count, 1, 'one picture alone, so that its patterns are its own');
      assert.ok(texts.includes('fc6') && texts.includes('conv2'));
    }
    // Their fills are not looked at: the browser prints patterns as pixels.
    assert.match(pdf, /\/Type\s*\/Font/);
    assert.deepEqual(await pictures(), before_print);
    assert.equal(await page.locator('.printed').count(), 0);
    await page.locator('[data-figure="breakdown_time"] .memory_part [data-layer="5"]').hover();
    await drawn(page);
    assert.equal(await page.locator('.tooltip').isVisible(), true, 'and can be pointed at');
  }));

for (const tab of ['roofs', 'breakdown']) {
  test(`nothing of the screen's own is on the paper, and it is not dark: ${tab}`, () =>
    onPage(`${LINK}&tab=${tab}`, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      for (const hidden of ['#setup', '#tabs', '.actions', '.segments', '.buttons', 'canvas']) {
        assert.equal(await page.locator(`${hidden}:visible`).count(), 0, hidden);
      }
      const seen = page.locator('.printed:visible');
      assert.equal(await seen.count(), 2);
      // A4 with the margins of the browser.
      await resize(page, 718, 1000);
      await drawn(page);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.equal(await wide(), 718, 'nothing makes the browser shrink the page');
      for (const picture of await seen.all()) {
        assert.ok((await picture.boundingBox()).width >= 700, 'as wide as the paper');
      }
      const ink = (selector) =>
        page
          .locator(selector)
          .first()
          .evaluate((one) => getComputedStyle(one)[one.closest('svg') ? 'fill' : 'color']);
      for (const text of ['.say', '.total dd', '.printed:visible .title']) {
        assert.equal(await ink(text), 'rgb(27, 31, 36)', text);
      }
      assert.equal(await page.locator('#totals').isVisible(), true);
      assert.equal(await page.locator('#table tbody tr:visible').count(), 8);
    }));
}
