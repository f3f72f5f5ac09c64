// What several page tests do: wait for the charts, read numbers, open the fields of a hardware.

import { after, afterEach, before, beforeEach } from 'node:test';
import { launchBrowser, openPage, startSite } from './harness.mjs';

/**
 * Gives every test of a file a new page that shows its charts, and asserts afterwards that it
 * stayed quiet.
 * @param {(page: import('playwright-core').Page) => void} take called before each test
 * @param {object} [options] of `openPage`
 */
export function eachOnItsOwnPage(take, options) {
  let browser;
  let site;
  let opened;
  before(async () => {
    [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  });
  after(() => Promise.all([browser.close(), site.close()]));
  beforeEach(async () => {
    opened = await openPage(browser, site.url, options);
    take(opened.page);
    await waitForChart(opened.page);
  });
  afterEach(async () => {
    opened.assertQuiet();
    await opened.close();
  });
}

/**
 * Runs a test on a page of its own, which must stay quiet; nothing may take longer than 15 s.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {(page: import('playwright-core').Page) => Promise<void>} run
 * @param {object} [options] of `openPage`
 */
export async function runOnPage(browser, address, run, options) {
  const opened = await openPage(browser, address, options);
  try {
    opened.page.setDefaultTimeout(15000);
    await waitForChart(opened.page);
    await run(opened.page);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
}

/** Resolves when the first complete chart is drawn. Takes a page or a frame. */
export function waitForChart(page) {
  return page.waitForFunction(
    () => performance.getEntriesByName('roofloor:first_chart').length > 0,
  );
}

/** Resolves when all that was asked for is drawn: what follows a drawing waits for a frame. */
export function drawn(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** Gives the window another size; resolves when the page has followed, folds of a phone and all. */
export async function resize(page, width, height) {
  await page.setViewportSize({ width, height });
  await drawn(page);
}

/** Texts of the page with their narrow no-break spaces as ordinary ones. */
export function plain(text) {
  return text.replaceAll('\u202f', ' ').trim();
}

/** A total of a hardware as it stands on its card, such as `total(page, 0, 'seconds')`. */
export async function total(page, hardware, name) {
  await drawn(page);
  const shown = page.locator(`#totals [data-hardware="${hardware}"] [data-total="${name}"]`);
  return plain(await shown.innerText());
}

/** All totals of all hardware, to be compared before and after. */
export async function allTotals(page) {
  await drawn(page);
  return (await page.locator('#totals dd').allInnerTexts()).map(plain);
}

/** Unfolds the numbers of a hardware and gives the field with a label. */
export async function hardwareField(page, hardware, label) {
  const editor = page.getByRole('group', { name: `Numbers of ${hardware}` });
  if (!(await editor.isVisible())) {
    await page.getByRole('button', { name: `Edit ${hardware}`, exact: true }).click();
  }
  return editor.getByRole('textbox', { name: label });
}

/** How many elements match, once everything is drawn. */
export async function count(page, selector) {
  await drawn(page);
  return page.locator(selector).count();
}

/** The index of the layer that the charts show as hovered or pinned; null without one. */
export async function chartLayer(page, state) {
  await drawn(page);
  return page.locator('#charts').getAttribute(`data-${state}`);
}

export function tableRow(page, layer) {
  return page.locator(`#table tr[data-layer="${layer}"]`);
}

/** Presses a button of the page and waits for its dialog: its script is fetched when asked for. */
export async function openDialog(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('dialog[open]').waitFor();
}

/** Pastes a text into the dialog; does not apply it. */
export async function pasteLayers(page, text) {
  await openDialog(page, 'Paste layers…');
  await page.locator('#paste-text').fill(text);
  await page.locator('#paste-outcome:not([aria-busy])').waitFor();
}

/** Clicks a number; resolves with the dialog when its sum is there. */
export async function openSum(page, number) {
  await number.click();
  return sumOf(page);
}

/** The dialog of a sum once it is there. */
export async function sumOf(page) {
  const dialog = page.locator('#explanation[open]:not([aria-busy])');
  await dialog.waitFor();
  return dialog;
}

/** Drops a file of a name and a text somewhere on the page, or on a frame. */
export async function dropFile(page, name, text) {
  const transfer = await page.evaluateHandle(
    ([file, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], file));
      return data;
    },
    [name, text],
  );
  const hint = page.locator('#drop-hint');
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await hint.waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await hint.waitFor({ state: 'hidden' });
}

/** The number of pixels of a canvas that something was drawn on. */
export function drawnPixels(page, figure) {
  return page.locator(`[data-figure="${figure}"] canvas`).evaluate((canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 3; at < data.length; at += 4) count += data[at] > 0;
    return count;
  });
}

/**
 * Follows a link on the page that is open, until its project is drawn. The link must be another
 * than the one that is shown.
 * @param {import('playwright-core').Page} page
 * @param {string} hash without its #
 */
export function followLink(page, hash) {
  return page.evaluate(
    (next) =>
      new Promise((done, fail) => {
        const since = performance.now();
        location.hash = next;
        const look = () => {
          const last = performance.getEntriesByName('roofloor:drawn').at(-1);
          if (last && last.startTime > since) done();
          else if (performance.now() > since + 10000) fail(new Error(`${next} is not drawn`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    hash,
  );
}

/** Opens everything that folds. */
export function unfoldAll(page) {
  return page.evaluate(() => {
    document.querySelectorAll('details').forEach((details) => (details.open = true));
  });
}

/**
 * What has the focus: its name as it is read out, and what is wrong with how it is seen. Some
 * controls lie invisible over what shows them, which then shows the focus.
 */
export function stop(page) {
  return page.evaluate(() => {
    const { activeElement: one } = document;
    const label = one.labels?.[0]?.textContent ?? one.closest('fieldset')?.textContent;
    const text = one.getAttribute('aria-label') ?? label ?? one.textContent;
    const name = text.replace(/\s+/g, ' ').trim();
    const shows = one.matches('.segment input') ? one.nextElementSibling : one;
    const { outlineStyle, outlineWidth } = getComputedStyle(shows);
    const has_outline = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    const { left, top, width, height } = one.getBoundingClientRect();
    const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y]));
    const is_reached = points.some(([x, y]) => {
      const there = document.elementFromPoint(left + width * x, top + height * y);
      return there !== null && (one.contains(there) || there.contains(one));
    });
    const faults = [];
    if (one === document.body) return { name: 'the page', faults };
    if (!has_outline) faults.push(`the focus on "${name}" is not visible`);
    if (!is_reached) faults.push(`"${name}" has the focus and is covered or out of sight`);
    return { name, faults };
  });
}
