// The main task by the keyboard alone: no mouse, no focus that is set from outside.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { allTotals, drawn, plain, runOnPage, stop, total, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const MOST_STOPS = 150;

const onPage = (run, options) => runOnPage(browser, site.url, run, options);

/** Presses Tab, or Shift and Tab, until what has the focus has a name; looks at every stop. */
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let step = 0; step < MOST_STOPS; step += 1) {
    await page.keyboard.press(key);
    const { name: found, faults } = await stop(page);
    assert.deepEqual(faults, []);
    if (typeof name === 'string' ? found === name : name.test(found)) return found;
    passed.push(found);
  }
  assert.fail(`${name} is not among ${passed.join(', ')}`);
}

const live = async (page) => plain(await page.locator('#live').innerText());
const focused = async (page) => (await stop(page)).name;

test('choose a network, change a bandwidth, pin a layer, read its sentence, share the link', () =>
  onPage(
    async (page) => {
      const { keyboard } = page;
      await tabTo(page, 'Network');
      await keyboard.type('VGG-16');
      await keyboard.press('Enter');
      await drawn(page);
      assert.match(await page.locator('#totals h2').first().innerText(), /^VGG-16/);
      assert.match(await live(page), /^Dig: \d/);

      await tabTo(page, 'Edit Dig');
      await keyboard.press('Enter');
      await tabTo(page, 'DRAM bandwidth');
      const before = await total(page, 0, 'seconds');
      await keyboard.press('Control+a');
      await keyboard.type('2.4 TB/s');
      await keyboard.press('Enter');
      assert.notEqual(await total(page, 0, 'seconds'), before);

      await tabTo(page, /^Roofline/, 'Shift+Tab');
      await keyboard.press('ArrowRight');
      await keyboard.press('ArrowRight');
      await drawn(page);
      assert.match(await live(page), /^conv1_2 on Dig: Operations .*, Time .*, Energy /);
      await keyboard.press('Enter');
      await drawn(page);
      const card = page.locator('#layer-card');
      assert.match(plain(await card.innerText()), /^What limits conv1_2/);
      assert.match(plain(await card.locator('.limits').innerText()), /Dig\s+.*\./);

      await tabTo(page, 'Share', 'Shift+Tab');
      await keyboard.press('Enter');
      await page.locator('#share[open]').waitFor();
      await tabTo(page, 'Copy');
      await keyboard.press('Enter');
      await page.getByText('Copied.').waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      await keyboard.press('Escape');
      assert.equal(await page.locator('dialog[open]').count(), 0);
      assert.equal(await focused(page), 'Share');

      const totals = await allTotals(page);
      const other = await openPage(browser, link);
      try {
        await waitForChart(other.page);
        assert.deepEqual(await allTotals(other.page), totals);
      } finally {
        await other.close();
      }
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('a layer is pinned on the bars of the breakdown as well', () =>
  onPage(async (page) => {
    await tabTo(page, 'Roof & floor');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(page), 'Breakdown');
    await tabTo(page, /^Time by layer/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await drawn(page);
    assert.match(plain(await page.locator('#layer-card').innerText()), /^What limits fc8/);
    await page.keyboard.press('Escape');
    await drawn(page);
    assert.equal(await page.locator('#layer-card section').count(), 0);
  }));

/** Each dialog: the control that opens it, and what of it takes the first stop. */
const DIALOGS = [
  ['Examples', 'examples'],
  ['Share', 'share'],
  ['Export', 'export'],
  ['Help', 'help'],
  ['Paste layers…', 'paste'],
  [/, Energy on Dig: show the sum$/, 'explanation'],
];
for (const [opener, id] of DIALOGS) {
  test(`Escape closes the dialog ${id}, and the focus goes back to what opened it`, () =>
    onPage(async (page) => {
      const name = await tabTo(page, opener);
      await page.keyboard.press('Enter');
      const dialog = page.locator(`#${id}[open]`);
      await dialog.waitFor();
      for (let step = 0; step < 4; step += 1) {
        await page.keyboard.press('Tab');
        assert.deepEqual((await stop(page)).faults, []);
        const is_inside = await page.evaluate(
          (one) => document.activeElement.closest(`#${one}, body`).id === one,
          id,
        );
        // From its last control the focus may go on to the browser's own.
        assert.ok(is_inside || (await focused(page)) === 'the page');
      }
      await page.keyboard.press('Escape');
      assert.equal(await dialog.count(), 0);
      assert.equal(await focused(page), name);
    }));
}

test('every stop shows the focus and is in sight, at a desk and on a phone', async () => {
  for (const width of [1440, 390]) {
    await onPage(
      async (page) => {
        const names = new Set();
        let found = '';
        for (let step = 0; step < MOST_STOPS && found !== 'the page'; step += 1) {
          await page.keyboard.press('Tab');
          const { name, faults } = await stop(page);
          assert.deepEqual(faults, [], `${width} px`);
          found = name;
          names.add(name);
        }
        assert.equal(found, 'the page', 'the end is reached');
        assert.ok(names.size > 60, `${names.size} stops`);
      },
      { viewport: { width, height: 844 } },
    );
  }
});
