// Published numbers beside ours: on a page of their own, in a dialog of the hosted page and in the
// one file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, openOneFile, openPage, startSite } from './harness.mjs';
import { openDialog, resize, waitForChart } from './steps.mjs';

const { checks } = JSON.parse(
  readFileSync(new URL('../../web/validation.json', import.meta.url), 'utf8'),
);

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Asserts that a table shows every check, and all of them passed. */
async function assertAllPassed(place) {
  await place.locator('.checks').waitFor();
  assert.equal(await place.locator('tr[data-check]').count(), checks.length);
  assert.equal(await place.locator('tr.passed').count(), checks.length);
  for (const { id, published } of checks) {
    const text = await place.locator(`[data-check="${id}"]`).innerText();
    assert.ok(text.includes(published), `${id} shows ${published}`);
  }
  const said = await place.getByRole('status').innerText();
  assert.equal(said, `All ${checks.length} comparisons passed.`);
}

async function openComparison(page) {
  await waitForChart(page);
  await openDialog(page, 'Help');
  await page.getByRole('button', { name: 'Compare with published numbers' }).click();
  return page.locator('#validation');
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    test(`the page shows that all passed, ${colorScheme} at ${width} px`, async () => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      const opened = await openPage(browser, `${site.url}validation.html`, options);
      try {
        await assertAllPassed(opened.page);
        assert.deepEqual(await faultsOf(opened.page), []);
        assert.deepEqual(await misfits(opened.page), []);
        opened.assertQuiet();
      } finally {
        await opened.close();
      }
    });
  }
}

test('a published number that was tampered with is shown as failed', async () => {
  const opened = await openPage(browser, 'about:blank');
  try {
    const { page } = opened;
    await page.route('**/validation.json', async (route) => {
      const text = await (await route.fetch()).text();
      await route.fulfill({ body: text.replace('15,470,264,320', '15,470,264,321') });
    });
    await page.goto(`${site.url}validation.html`);
    const row = page.locator('[data-check="vgg16_macs"]');
    await row.waitFor();
    assert.match(await row.innerText(), /✗ Failed\s+A different number\./);
    assert.equal(await page.locator('tr.failed').count(), 1);
    const said = await page.getByRole('status').innerText();
    assert.equal(said, `1 of ${checks.length} comparisons failed.`);
  } finally {
    await opened.close();
  }
});

test('checks that cannot be read are said to be missing', async () => {
  const opened = await openPage(browser, 'about:blank');
  try {
    await opened.page.route('**/validation.json', (route) => route.fulfill({ status: 404 }));
    await opened.page.goto(`${site.url}validation.html`);
    const said = await opened.page.getByRole('alert').innerText();
    assert.match(said, /validation\.json could not be read \(404\)/);
  } finally {
    await opened.close();
  }
});

test('a row opens the project that its number comes from', async () => {
  const opened = await openPage(browser, `${site.url}validation.html`);
  try {
    const { page } = opened;
    await page.locator('[data-check="vgg16_macs"] a').click();
    await waitForChart(page);
    const title = await page.locator('#workload').innerText();
    assert.match(title, /VGG-16/);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
});

test('the dialog of the page shows the same, and its rows open their projects here', async () => {
  const opened = await openPage(browser, site.url);
  try {
    const { page } = opened;
    const before_dialog = opened.record.requests.filter((one) => one.includes('validation'));
    assert.deepEqual(before_dialog, []);
    const dialog = await openComparison(page);
    await assertAllPassed(dialog);
    assert.deepEqual(await faultsOf(page), []);
    for (const width of [1440, 390]) {
      await resize(page, width, 900);
      assert.deepEqual(await misfits(page), []);
    }
    await dialog.locator('[data-check="resnet18_energy"] a').click();
    await page.locator('#totals', { hasText: 'ZigZag constants' }).waitFor();
    assert.equal(await dialog.isVisible(), false);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
});

test('the one file shows the same without any request', async () => {
  const opened = await openOneFile(browser);
  try {
    await assertAllPassed(await openComparison(opened.page));
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
});
