// Taking it away: every figure in every format and size, what opens again, and where nothing can be
// saved.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openOneFile, openSandboxed, startSite } from './harness.mjs';
import { allTotals, drawn, plain, runOnPage } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const onPage = (run, address = site.url, options = {}) =>
  runOnPage(browser, address, run, { acceptDownloads: true, ...options });

const dialog = (page) => page.locator('#export');

/** Opens the dialog and waits until a figure is there. */
async function openExport(page) {
  await page.locator('#action-export').click();
  await page.locator('#export-save:enabled, #export-copy:enabled').first().waitFor();
}

/** Makes a choice and waits until the figure is made anew. */
async function choose(page, run) {
  await run();
  await drawn(page);
  await page.locator('.export-preview img').waitFor();
  await page.locator('#export-save:enabled, #export-copy:enabled').first().waitFor();
}

const chooseFormat = (page, name) =>
  choose(page, () => page.locator(`[name="export-format"][value="${name}"]`).check());

/** What a click lets the browser save: its name and its bytes. */
async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const save = (page) => saved(page, () => page.locator('#export-save').click());

/** Width and height of a PNG, as its header says. */
const sizeOfPng = (bytes) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

test('every figure is saved in every format', async () => {
  await onPage(async (page) => {
    await openExport(page);
    const figures = await page.locator('#export-figure option').evaluateAll((all) =>
      all.map(({ value }) => value),
    );
    assert.ok(figures.length >= 7);
    const begins = {
      svg: /^<svg/,
      png: /^.PNG/s,
      pgfplots: /^%/,
      matplotlib: /^#/,
      csv: /^part,kind,name,/,
    };
    for (const figure of figures) {
      await choose(page, () => page.locator('#export-figure').selectOption(figure));
      for (const [format, begin] of Object.entries(begins)) {
        await chooseFormat(page, format);
        const { name, bytes } = await save(page);
        assert.match(bytes.subarray(0, 40).toString('latin1'), begin, `${figure} ${format}`);
        assert.match(name, new RegExp(`^AlexNet\\.${figure}\\.(svg|png|tex|py|csv)$`));
      }
    }
  });
});

test('a PNG has the pixels that are chosen, a picture the size on paper', async () => {
  await onPage(async (page) => {
    await openExport(page);
    await chooseFormat(page, 'png');
    for (const [scale, expected] of [
      ['1', [800, 400]],
      ['2', [1600, 800]],
      ['4', [3200, 1600]],
    ]) {
      await choose(page, () => page.locator(`[name="export-scale"][value="${scale}"]`).check());
      assert.deepEqual(sizeOfPng((await save(page)).bytes), expected);
    }
    await chooseFormat(page, 'svg');
    await choose(page, () => page.locator('#export-size').selectOption('two_column'));
    const { bytes } = await save(page);
    assert.match(bytes.toString(), /^<svg[^>]* width="178mm" height="89mm"/);
    assert.match(bytes.toString(), /Made by Roofloor \d|Roofloor \d+\.\d+\.\d+/);
    assert.ok(bytes.toString().includes(`${site.url}#workload=alexnet`));
  });
});

test('a picture opens again as the project that it shows', async () => {
  const file = join(tmpdir(), `roofloor-picture-${process.pid}.svg`);
  let before;
  await onPage(
    async (page) => {
      before = await allTotals(page);
      await openExport(page);
      writeFileSync(file, (await save(page)).bytes);
    },
    `${site.url}#workload=resnet18&batch=4&hardware=dig,nv_h100_sxm`,
  );
  await onPage(async (page) => {
    assert.notDeepEqual(await allTotals(page), before);
    await page.setInputFiles('#open-file', file);
    await page.waitForFunction(() => location.hash.includes('resnet18'));
    assert.deepEqual(await allTotals(page), before);
    // And once more, where its workload is open already.
    await page.setInputFiles('#open-file', file);
    await drawn(page);
    assert.deepEqual(await allTotals(page), before);
  });
});

test('a report is saved as one page, and opens again as its project', async () => {
  const file = join(tmpdir(), `roofloor-report-${process.pid}.html`);
  let before;
  await onPage(
    async (page) => {
      before = await allTotals(page);
      await openExport(page);
      const click = () => page.getByRole('button', { name: 'Report', exact: true }).click();
      const { name, bytes } = await saved(page, click);
      assert.equal(name, 'VGG-16.report.html');
      const link = `${site.url}#workload=vgg16&batch=2&hardware=dig,pim`;
      assert.ok(bytes.toString().includes(`href="${link.replaceAll('&', '&amp;')}"`));
      writeFileSync(file, bytes);
    },
    `${site.url}#workload=vgg16&batch=2&hardware=dig,pim`,
  );
  await onPage(async (page) => {
    await page.setInputFiles('#open-file', file);
    await page.waitForFunction(() => location.hash.includes('vgg16'));
    assert.deepEqual(await allTotals(page), before);
  });
});

test('a picture without a project is refused by name', async () => {
  await onPage(async (page) => {
    const before = await allTotals(page);
    const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    await page.setInputFiles('#open-file', { name: 'logo.svg', mimeType: 'image/svg+xml', buffer });
    await page.locator('.problem').waitFor();
    assert.match(plain(await page.locator('.problem').innerText()), /logo\.svg: .*no project/);
    assert.deepEqual(await allTotals(page), before);
  });
});

test('the CSV of a figure is read as the layers that it shows', async () => {
  const file = join(tmpdir(), `roofloor-figure-${process.pid}.csv`);
  let before;
  const shares = async (page) =>
    Promise.all([0, 1, 2].map((row) => page.locator(`#table tr[data-layer="${row}"]`).innerText()));
  await onPage(async (page) => {
    before = await shares(page);
    await openExport(page);
    await chooseFormat(page, 'csv');
    writeFileSync(file, (await save(page)).bytes);
  });
  await onPage(async (page) => {
    await page.setInputFiles('#open-file', file);
    await page.getByRole('button', { name: /^Use / }).click();
    await page.locator('#import').waitFor({ state: 'hidden' });
    await drawn(page);
    const after = await shares(page);
    const numbers = (text) => text.match(/[\d.]+\s?[kMGT]?(op|B|s|J)\b/g);
    before.forEach((text, row) => assert.deepEqual(numbers(after[row]), numbers(text)));
  });
});

test('where nothing can be saved the text is there to be copied', async () => {
  const { frame, assertQuiet, close } = await openSandboxed(browser);
  await frame.locator('#action-export').click();
  await frame.locator('#export-copy:enabled').waitFor();
  assert.equal(await frame.locator('#export-save').count(), 0);
  await chooseFormat(frame, 'pgfplots');
  assert.match(await frame.locator('#export-text').inputValue(), /\\begin\{axis\}/);
  await frame.locator('#export-copy').click();
  await frame.getByText(/^Copied\.|This place lets no page copy/).waitFor();
  await frame.locator('[name="export-format"][value="png"]').check();
  await dialog(frame).getByText(/right click/).waitFor();
  assert.equal(await frame.locator('#export-copy').count(), 0);
  assertQuiet();
  await close();
});

test('the one file from the disk exports without a request', async () => {
  const opened = await openOneFile(browser, { acceptDownloads: true });
  const { page, record, assertQuiet, close } = opened;
  await openExport(page);
  assert.match((await save(page)).bytes.toString(), /<metadata id="roofloor-project">/);
  assert.equal(record.requests.length, 1);
  assertQuiet();
  await close();
});

test('a project is copied in every form, and axe finds nothing in both dialogs', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await onPage(
      async (page) => {
        await openExport(page);
        assert.deepEqual(await faultsOf(page), []);
        await page.keyboard.press('Escape');
        await page.locator('#action-share').click();
        const forms = await page.locator('[name="share-form"]').all();
        assert.equal(forms.length, 7);
        for (const form of forms) {
          await form.check();
          const text = await page.locator('#share-link').inputValue();
          assert.ok(text.includes('workload=alexnet'), text);
        }
        assert.deepEqual(await faultsOf(page), []);
      },
      site.url,
      { colorScheme },
    );
  }
});
