// The charts inside of a page: their frames, once they are drawn, and what axe finds in both.
import { faultsOf } from './axe.mjs';
import { waitForChart } from './steps.mjs';

/** A name for the frame of a chart. */
async function nameOf(element) {
  return (await element.getAttribute('title')) ?? 'a frame';
}

/**
 * Brings every frame of the page into sight, for they are lazy, and waits until its charts stand.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{name: string, frame: import('playwright-core').Frame}[]>}
 */
export async function drawnFrames(page) {
  const frames = [];
  for (const element of await page.locator('iframe').elementHandles()) {
    await element.evaluate((one) => one.scrollIntoView());
    const frame = await element.contentFrame();
    await waitForChart(frame);
    frames.push({ name: await nameOf(element), frame });
  }
  return frames;
}

/** The heading of a page is the one around its charts. */
const OF_WHOLE_PAGES = /^page-has-heading-one:/;

/** What axe finds on the page and in every frame of it, as lines with the place. */
export async function faultsOutsideAndInside(page) {
  const frames = await drawnFrames(page);
  const faults = (await faultsOf(page)).map((fault) => `page: ${fault}`);
  for (const { name, frame } of frames) {
    const inside = (await faultsOf(frame)).filter((fault) => !OF_WHOLE_PAGES.test(fault));
    for (const fault of inside) faults.push(`${name}: ${fault}`);
  }
  return faults;
}
