// What the accessibility checker finds, wherever one can go: nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import {
  drawn,
  hardwareField,
  openDialog,
  openSum,
  pasteLayers,
  tableRow,
  unfoldAll,
  waitForChart,
} from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const escape = (page) => page.keyboard.press('Escape');

/** Where one can go, one step after the other. */
const STEPS = {
  'as it opens, with a link that is refused': () => {},
  'with everything unfolded': async (page) => {
    await unfoldAll(page);
    await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('3 TB/s');
    await (await hardwareField(page, 'Dig', 'Energy per operation')).fill('abc');
    await page.getByRole('button', { name: 'Add hardware…' }).click();
    await page.locator('#notebook').check();
    await tableRow(page, 2).locator('.layer-name').click();
  },
  'on the tab of the breakdown': (page) => page.getByRole('tab', { name: 'Breakdown' }).click(),
  'with the sum of a number': async (page) => {
    await openSum(page, page.locator('#layer-card [data-explain$="/energy_joules"]').first());
    await page.locator('#explanation summary').first().click();
  },
  'with the examples': async (page) => {
    await escape(page);
    await openDialog(page, 'Examples');
  },
  'with the link': async (page) => {
    await escape(page);
    await openDialog(page, 'Share');
    await page.getByText('The project as text').click();
  },
  'with the help': async (page) => {
    await escape(page);
    await openDialog(page, 'Help');
  },
  'with the help that finds nothing': (page) => page.locator('#help-filter').fill('qqq'),
  'with a paste that is refused': async (page) => {
    // The first Escape clears what was searched for.
    await escape(page);
    await escape(page);
    await pasteLayers(page, 'CI [1');
  },
  'with all hardware hidden': async (page) => {
    await escape(page);
    for (const box of await page.locator('.dot').all()) await box.uncheck();
  },
  'and on the first tab again': (page) => page.getByRole('tab', { name: 'Roof & floor' }).click(),
};

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the ${colorScheme} theme at ${width} px`, async () => {
      const viewport = { width, height: 900 };
      const address = `${site.url}#s=2.abc`;
      const { page, close } = await openPage(browser, address, { colorScheme, viewport });
      const faults = [];
      try {
        await waitForChart(page);
        for (const [where, go] of Object.entries(STEPS)) {
          await go(page);
          await drawn(page);
          for (const fault of await faultsOf(page)) faults.push(`${where}: ${fault}`);
        }
        assert.deepEqual(faults, []);
      } finally {
        await close();
      }
    });
  }
}
