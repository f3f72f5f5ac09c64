// Hardware of one's own: made by keyboard, from a preset, from what the library knows in part.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { allTotals, count, drawn, hardwareField, plain, total, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** A test on a page of its own, which must stay quiet. */
function onPage(name, run, options) {
  test(name, async () => {
    const { page, close, assertQuiet } = await openPage(browser, site.url, options);
    try {
      await waitForChart(page);
      await run(page);
      assertQuiet();
    } finally {
      await close();
    }
  });
}

const dialog = (page) => page.locator('#own[open]');
const field = (page, label) => dialog(page).getByRole('textbox', { name: label, exact: true });
const apply = (page) => page.locator('#own-apply').click();
const button = (page, name) => page.getByRole('button', { name, exact: true });
const tags = (page, at) => page.locator('.hardware').nth(at).locator('.tag').allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement?.id);
const name_of_focused = (page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    return one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent.trim();
  });

/** Presses Tab until a control with a name has the focus. */
async function tabTo(page, name) {
  for (let step = 0; step < 60; step += 1) {
    if ((await name_of_focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${name}`);
}

/** The hardware of the document, as the link has it. */
async function documentOf(page) {
  await button(page, 'Share').click();
  await page.getByText('The project as text').click();
  const text = await page.locator('#share-text').inputValue();
  await page.keyboard.press('Escape');
  return JSON.parse(text);
}

onPage('two levels are made by keyboard, refused with a bad value, undone as one', async (page) => {
  const before_it = await allTotals(page);
  await page.locator('#own-hardware').focus();
  await page.keyboard.press('Enter');
  await page.locator('#own[open]').waitFor();
  assert.equal(await focused(page), 'own-name');
  await page.keyboard.type('Twin');
  await tabTo(page, 'Peak');
  await page.keyboard.type('100 Tapples');
  await tabTo(page, 'Bandwidth');
  await page.keyboard.type('1 TB/s');
  await tabTo(page, 'Add a level');
  await page.keyboard.press('Enter');
  await drawn(page);
  assert.equal(await name_of_focused(page), 'Name of level 2');
  await page.keyboard.type('SRAM');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8 TB/s');
  await page.keyboard.press('Tab');
  await page.keyboard.type('24 MB');
  await tabTo(page, 'Apply');
  await page.keyboard.press('Enter');
  await drawn(page);
  // The bad value has the focus and says why; everything else stands as it was typed.
  assert.equal(await name_of_focused(page), 'Peak');
  assert.equal(await page.locator(':focus').inputValue(), '100 Tapples');
  assert.match(await dialog(page).innerText(), /"100 Tapples".*expected/);
  assert.equal(plain(await field(page, 'Bandwidth').last().inputValue()), '8 TB/s');
  assert.equal(await count(page, '.hardware'), 3);
  await page.locator(':focus').fill('100 Top/s');
  assert.doesNotMatch(await dialog(page).innerText(), /expected/);
  await apply(page);
  assert.equal(await count(page, '.hardware'), 4);
  assert.deepEqual(await tags(page, 3), ['own']);
  assert.match(plain(await page.locator('.hardware').last().innerText()), /100 Top\/s fp16 · 1 TB/);
  assert.equal(await focused(page), 'own-hardware');
  const { hardware } = await documentOf(page);
  assert.deepEqual(hardware[3], {
    own: {
      name: 'Twin',
      peaks: { fp16: 1e14 },
      levels: [
        { name: 'DRAM', bandwidth_bytes_per_second: 1e12 },
        { name: 'SRAM', bandwidth_bytes_per_second: 8e12, capacity_bytes: 24e6 },
      ],
      sources: { '': { document: 'Entered by you', evidence: 'entered' } },
    },
  });
  await button(page, 'Undo').click();
  assert.deepEqual(await allTotals(page), before_it);
  assert.equal(await count(page, '.hardware'), 3);
});

onPage('what is out of range is refused at its field, levels at their group', async (page) => {
  await button(page, 'Edit Dig').click();
  await button(page, 'Edit levels and peaks of Dig…').click();
  assert.match(await dialog(page).innerText(), /makes this your own copy of Dig/);
  await field(page, 'Bandwidth').fill('0 TB/s');
  await apply(page);
  await drawn(page);
  const said = plain(await dialog(page).innerText());
  assert.match(said, /0 B\/s is out of range; expected a number above 0/);
  assert.equal(await page.locator(':focus').getAttribute('aria-invalid'), 'true');
  // The page behind keeps what it shows and says nothing of it.
  assert.equal(await page.locator('#headline .problem').count(), 0);
  await field(page, 'Bandwidth').fill('1 TB/s');
  await page.getByLabel('What crosses it').selectOption('weights');
  await page.getByRole('checkbox', { name: /arrays hold the weights/ }).check();
  await apply(page);
  await drawn(page);
  assert.match(await dialog(page).innerText(), /Enter the capacity/);
  await field(page, 'Capacity').fill('1 GB');
  await apply(page);
  await drawn(page);
  assert.match(await dialog(page).innerText(), /no level carries .*inputs and outputs; expected/);
  assert.equal(await focused(page), 'own-levels');
  await page.getByLabel('What crosses it').selectOption('everything');
  await apply(page);
  assert.deepEqual(await tags(page, 0), ['own']);
  const bandwidth = await hardwareField(page, 'Dig', 'DRAM bandwidth');
  assert.equal(plain(await bandwidth.inputValue()), '1 TB/s');
  assert.match(await page.locator('.hardware').first().innerText(), /Entered by you/);
});

onPage('levels move outwards and inwards by keyboard and take their fields along', async (page) => {
  await button(page, 'Edit Dig').click();
  await button(page, 'Edit levels and peaks of Dig…').click();
  await page.locator('#own-add-level').click();
  await drawn(page);
  await page.keyboard.type('SRAM');
  await tabTo(page, 'Move SRAM outwards');
  await page.keyboard.press('Enter');
  await drawn(page);
  assert.equal(await name_of_focused(page), 'Move SRAM inwards');
  const names = () =>
    dialog(page)
      .getByRole('textbox', { name: /^Name of level/ })
      .evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(await names(), ['SRAM', 'DRAM']);
  for (const more of [3, 4]) {
    await page.locator('#own-add-level').click();
    assert.equal((await names()).length, more);
  }
  assert.equal(await page.locator('#own-add-level').count(), 0);
  await button(page, 'Remove SRAM').click();
  assert.deepEqual(await names(), ['DRAM', '', '']);
});

onPage('Escape keeps what was typed for the next time, Cancel does not', async (page) => {
  const own = page.locator('#own-hardware');
  await own.click();
  await field(page, 'Name').fill('Kept');
  await page.keyboard.press('Escape');
  assert.equal(await dialog(page).isVisible(), false);
  await own.click();
  assert.equal(await field(page, 'Name').inputValue(), 'Kept');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  await own.click();
  assert.equal(await field(page, 'Name').inputValue(), '');
});

onPage('a duplicate has all changes too, and goes in one step', async (page) => {
  await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('2 TB/s');
  await button(page, 'Duplicate Dig').click();
  assert.equal(await count(page, '.hardware'), 4);
  assert.deepEqual(await tags(page, 1), ['changed']);
  assert.equal(await total(page, 1, 'seconds'), await total(page, 0, 'seconds'));
  const { hardware } = await documentOf(page);
  assert.deepEqual(hardware[1], hardware[0]);
  await button(page, 'Undo').click();
  assert.equal(await count(page, '.hardware'), 3);
  assert.deepEqual(await tags(page, 0), ['changed']);
});

onPage('what the library knows in part is computed with once the rest is entered', async (page) => {
  await page.locator('#add-hardware').click();
  await page.locator('#preset-search').fill('hermes');
  await page.locator('.preset').first().click();
  await dialog(page).waitFor();
  // Its peak and its bandwidth are missing: the first of them waits for a number.
  assert.equal(await name_of_focused(page), 'Peak');
  assert.match(await field(page, 'Name').inputValue(), /HERMES/);
  assert.equal(plain(await field(page, 'TDP').inputValue()), '6.47 W');
  await page.keyboard.type('63.1 Top/s');
  await apply(page);
  await drawn(page);
  assert.equal(await name_of_focused(page), 'Bandwidth');
  await page.keyboard.type('100 GB/s');
  await apply(page);
  await drawn(page);
  assert.equal(await count(page, '#presets'), 0);
  assert.equal(await focused(page), 'add-hardware');
  assert.deepEqual((await tags(page, 3))[0], 'own');
  assert.match(await total(page, 3, 'seconds'), /s$/);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    const viewport = { width, height: 900 };
    const look = async (page) => {
      await page.locator('#own-hardware').evaluate((one) => {
        one.closest('details').open = true;
        one.click();
      });
      await page.locator('#own-add-level').click();
      await page.locator('#own-add-peaks').click();
      await page.locator('[id$="-carries"]').first().selectOption('weights');
      await apply(page);
      await drawn(page);
      assert.deepEqual(await misfits(page), []);
      assert.deepEqual(await faultsOf(page), []);
    };
    const name = `the form fits, and axe finds nothing, at ${width} px in the ${colorScheme} theme`;
    onPage(name, look, { colorScheme, viewport });
  }
}
