// Whatever the project, the width and the theme: nothing scrolls sideways, nothing is cut off, too
// small to read or too small to hit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { write_link } from '../../web/app/project/share_link.js';
import { random_project, random_source } from '../generated/random_projects.mjs';
import { node_packer } from '../web/node_packer.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import {
  followLink,
  hardwareField,
  openDialog,
  openSum,
  pasteLayers,
  resize,
  tableRow,
  unfoldAll,
  waitForChart,
} from './steps.mjs';

const PROJECTS = 50;
const WIDTHS = [1440, 1024, 768, 390, 360];
const HEIGHT = 900;

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Links of random projects, every fourth with the bars of the breakdown. */
async function randomLinks(seed) {
  const core = wrap_module(await loadCore());
  const description = core.describe();
  const random = random_source(seed);
  const links = [];
  for (let at = 0; at < PROJECTS; at += 1) {
    const made = random_project(random, description);
    if (at % 4 === 3) made.view = { ...made.view, tab: 'breakdown' };
    links.push(await write_link(core.open_project(made).project, node_packer));
  }
  return links;
}

/** Sets a width and adds what does not fit there to the faults, with where it was found. */
async function look(page, width, where, faults) {
  await resize(page, width, HEIGHT);
  for (const fault of await misfits(page)) faults.push(`${where}, ${width} px: ${fault}`);
}

for (const colorScheme of ['light', 'dark']) {
  test(`${PROJECTS} random projects fit at every width in the ${colorScheme} theme`, async () => {
    const links = await randomLinks(11);
    const { page, assertQuiet, close } = await openPage(browser, site.url, { colorScheme });
    const faults = [];
    try {
      await waitForChart(page);
      for (const [at, link] of links.entries()) {
        await followLink(page, link);
        assert.equal(await page.locator('.problem').count(), 0, `project ${at} is opened`);
        const widths = at % 10 === 0 ? [2560, ...WIDTHS] : WIDTHS;
        for (const width of widths) await look(page, width, `project ${at}`, faults);
      }
      assert.deepEqual(faults, []);
      assertQuiet();
    } finally {
      await close();
    }
  });
}

/** What can be unfolded or opened, in this order; Escape closes what is a dialog. */
const UNFOLDED = {
  'all details, the editor of a hardware, the library': async (page) => {
    await unfoldAll(page);
    await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('3 TB/s');
    await (await hardwareField(page, 'PIM', 'DRAM bandwidth')).fill('three');
    await page.getByRole('button', { name: 'Add hardware…' }).click();
  },
  'a pinned layer': (page) => tableRow(page, 5).locator('.layer-name').click(),
  'its breakdown': (page) => page.getByRole('tab', { name: 'Breakdown' }).click(),
  'the numbers of the notebook': (page) => page.locator('#notebook').check(),
  Examples: (page) => openDialog(page, 'Examples'),
  Export: async (page) => {
    await openDialog(page, 'Export');
    await page.locator('#export-save:enabled').waitFor();
  },
  Share: async (page) => {
    await openDialog(page, 'Share');
    await page.getByText('The project as text').click();
  },
  Help: (page) => openDialog(page, 'Help'),
  'Paste layers': (page) => pasteLayers(page, 'CI [1'),
  'a sum': async (page) => {
    await openSum(page, page.locator('#totals [data-total="energy_joules"] button').first());
    for (const more of await page.locator('#explanation summary').all()) await more.click();
  },
};

for (const width of [1440, 390, 360]) {
  test(`everything that opens fits at ${width} px`, async () => {
    const viewport = { width, height: HEIGHT };
    const { page, assertQuiet, close } = await openPage(browser, site.url, { viewport });
    const faults = [];
    try {
      await waitForChart(page);
      for (const [where, open] of Object.entries(UNFOLDED)) {
        await open(page);
        await look(page, width, where, faults);
        if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
      }
      assert.deepEqual(faults, []);
      assertQuiet();
    } finally {
      await close();
    }
  });
}
