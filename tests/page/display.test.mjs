// For those who set their screen up: forced colours, still motion, 400 % zoom, very wide screens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, startSite } from './harness.mjs';
import { importDialog } from './import_steps.mjs';
import {
  drawn,
  drawnPixels,
  dropFile,
  pasteLayers,
  runOnPage,
  stop,
  tableRow,
} from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const onPage = (options, run) => runOnPage(browser, site.url, run, options);

/** The computed style of the first element that matches. */
function styleOf(page, selector, name) {
  return page
    .locator(selector)
    .first()
    .evaluate((one, property) => getComputedStyle(one)[property], name);
}

/** A system colour as it is computed, such as `CanvasText`. */
function systemColor(page, name) {
  return page.evaluate((color) => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = color;
    const { color: computed } = getComputedStyle(probe);
    probe.remove();
    return computed;
  }, name);
}

const pin = (page, layer) => tableRow(page, layer).locator('.layer-name').click();

for (const colorScheme of ['light', 'dark']) {
  test(`with forced colours everything that is chosen can be told, ${colorScheme}`, () =>
    onPage({ forcedColors: 'active', colorScheme }, async (page) => {
      await pin(page, 2);
      await drawn(page);
      assert.equal(
        await styleOf(page, 'body', 'backgroundColor'),
        await systemColor(page, 'Canvas'),
      );
      const told = await systemColor(page, 'Highlight');
      for (const chosen of ['.segment input:checked + span', '.layers tr.pinned > *']) {
        assert.equal(await styleOf(page, chosen, 'outlineColor'), told, chosen);
        assert.equal(await styleOf(page, chosen, 'outlineStyle'), 'solid', chosen);
      }
      const not_chosen = '.segment input:not(:checked) + span';
      assert.equal(await styleOf(page, not_chosen, 'outlineStyle'), 'none');
      const tab = '.tab[aria-selected="true"]';
      assert.equal(await styleOf(page, tab, 'borderBottomColor'), told);
      assert.notEqual(await styleOf(page, '#notebook', 'appearance'), 'none');
      const signs = await page.locator('.total .swatch').evaluateAll((all) =>
        all.map((one) => {
          const { backgroundColor, fill } = getComputedStyle(one);
          return `${backgroundColor} ${fill}`;
        }),
      );
      assert.equal(new Set(signs).size, 3, 'the colours of the hardware stay');
      for (const figure of ['roofline', 'floorline']) {
        assert.ok((await drawnPixels(page, figure)) > 1000, figure);
      }
      assert.deepEqual(await faultsOf(page), []);
      await pasteLayers(page, 'CIs=np.array([100, 200])\nOIs=np.array([1, 2])');
      const use = '.primary:not(:disabled)';
      assert.equal(await styleOf(page, use, 'backgroundColor'), told);
      assert.equal(await styleOf(page, use, 'color'), await systemColor(page, 'HighlightText'));
      assert.deepEqual(await faultsOf(page), []);
    }));
}

/** Elements that move or fade of themselves. */
function moving(page) {
  return page.evaluate(() => {
    const seconds = (text) => Math.max(...text.split(',').map(parseFloat));
    return [...document.querySelectorAll('*')]
      .filter((one) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(one);
        const moves = seconds(transitionDuration) > 0 || seconds(animationDuration) > 0;
        return moves || scrollBehavior === 'smooth';
      })
      .map((one) => one.className);
  });
}

test('who wants no motion gets none', async () => {
  await onPage({ reducedMotion: 'no-preference' }, async (page) => {
    assert.notDeepEqual(await moving(page), [], 'else something fades');
  });
  await onPage({ reducedMotion: 'reduce' }, async (page) => {
    assert.deepEqual(await moving(page), []);
    await page.getByRole('textbox', { name: 'Batch' }).fill('x');
    await drawn(page);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  });
});

// A window of 1440 by 900 pixels at 400 %.
const ZOOMED = { viewport: { width: 360, height: 225 } };

test('at 400 % everything reflows, and a pinned layer leaves the page to be read', () =>
  onPage(ZOOMED, async (page) => {
    assert.deepEqual(await misfits(page), []);
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((details) => (details.open = true));
    });
    await pin(page, 5);
    await drawn(page);
    assert.deepEqual(await misfits(page), []);
    // What stays in place while the page scrolls takes room from everything else.
    const fixed = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((one) => one.checkVisibility() && getComputedStyle(one).position === 'fixed')
        .map((one) => `${one.id} ${one.className}`),
    );
    assert.deepEqual(fixed, []);
    const tooltip = await page.locator('#charts > .tooltip').boundingBox();
    const chart = await page.locator('[data-figure="floorline"]').boundingBox();
    assert.ok(tooltip.y >= chart.y + chart.height, 'the pinned text covers no chart');
  }));

test('at 400 % the keyboard shows where it is at every stop', () =>
  onPage(ZOOMED, async (page) => {
    let found = '';
    for (let step = 0; step < 150 && found !== 'the page'; step += 1) {
      await page.keyboard.press('Tab');
      const { name, faults } = await stop(page);
      assert.deepEqual(faults, []);
      found = name;
    }
    assert.equal(found, 'the page');
  }));

for (const dialog of ['Examples', 'Share', 'Export', 'Help']) {
  test(`at 400 % the dialog ${dialog} scrolls inside the window and can be closed`, () =>
    onPage(ZOOMED, async (page) => {
      await page.locator('#bar').getByRole('button', { name: dialog, exact: true }).click();
      const opened = page.locator('dialog[open]');
      const { y, height } = await opened.boundingBox();
      assert.ok(y >= 0 && y + height <= ZOOMED.viewport.height);
      assert.deepEqual(await misfits(page), []);
      await opened.evaluate((one) => (one.scrollTop = one.scrollHeight));
      await opened.getByRole('button', { name: 'Close' }).click();
      assert.equal(await opened.count(), 0);
    }));
}

test('at 400 % the dialog of an import is read between no fixed parts', () =>
  onPage(ZOOMED, async (page) => {
    await dropFile(page, 'mlp.csv', 'name, kind, in, out\nfc1, linear, 784, 512\n');
    const dialog = await importDialog(page);
    const fixed = await dialog.evaluate((opened) =>
      [...opened.querySelectorAll('*')]
        .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
        .map((one) => one.className),
    );
    assert.deepEqual(fixed, []);
    assert.deepEqual(await misfits(page), []);
    await dialog.getByRole('button', { name: 'Use these layers' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }));

test('on a very wide screen the page keeps its width, in the middle, below its bar', () =>
  onPage({ viewport: { width: 2560, height: 1300 } }, async (page) => {
    const box = (selector) => page.locator(selector).boundingBox();
    const [setup, stage, mark, help] = await Promise.all(
      ['#setup', '#stage', '.mark', '#action-help'].map(box),
    );
    assert.ok(stage.x + stage.width - setup.x <= 1720);
    assert.ok(Math.abs(setup.x - (2560 - (stage.x + stage.width))) < 20);
    assert.ok(Math.abs(mark.x - setup.x) < 2, 'the bar begins where the page does');
    assert.ok(Math.abs(help.x + help.width - (stage.x + stage.width)) < 2, 'and ends there');
    const say = await box('.say');
    assert.ok(say.width < 1000, 'the sentence does not run across the screen');
  }));
