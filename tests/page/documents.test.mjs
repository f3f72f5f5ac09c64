// The life of the document: undo, links, examples, files, help.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchBrowser, openOneFile, openSandboxed, startSite } from './harness.mjs';
import {
  allTotals,
  drawn,
  dropFile,
  hardwareField,
  plain,
  runOnPage,
  total,
  waitForChart,
} from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const onPage = (address, run, options) => runOnPage(browser, address, run, options);

const live = async (page) => plain(await page.locator('#live').innerText());
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Drops a file, and waits until what comes of it on the page is drawn. */
async function drop(page, name, text) {
  await dropFile(page, name, text);
  await page.waitForTimeout(50);
  await drawn(page);
}

test('an edit is undone and done again, by button and by key', () =>
  onPage(site.url, async (page) => {
    const before_edit = await allTotals(page);
    assert.equal(await button(page, 'Undo').isDisabled(), true);
    await (await hardwareField(page, 'Dig', 'DRAM bandwidth')).fill('3 TB/s');
    await page.getByLabel('Batch', { exact: true }).fill('4');
    await page.getByLabel('Network').focus();
    const after_edits = await allTotals(page);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    assert.deepEqual(await allTotals(page), before_edit);
    assert.match(await live(page), /^Undone\. Dig: 103 µs/);
    await button(page, 'Redo').click();
    await page.getByLabel('Network').focus();
    await page.keyboard.press('Control+y');
    assert.deepEqual(await allTotals(page), after_edits);
    assert.equal(await button(page, 'Redo').isDisabled(), true);
  }));

test('while a text is typed its own undo is left to it', () =>
  onPage(site.url, async (page) => {
    await page.getByLabel('Network').selectOption('vgg16');
    await page.getByLabel('Batch', { exact: true }).fill('4');
    await page.keyboard.press('Control+z');
    await drawn(page);
    assert.equal(await page.getByLabel('Network').inputValue(), 'vgg16');
  }));

test('the link that is shared opens the same totals elsewhere', () =>
  onPage(
    site.url,
    async (page) => {
      await page.getByLabel('Batch', { exact: true }).fill('7');
      await (await hardwareField(page, 'PIM', 'DRAM bandwidth')).fill('1.5 TB/s');
      const totals = await allTotals(page);
      await button(page, 'Share').click();
      await button(page, 'Copy').click();
      await page.getByText('Copied.').waitFor();
      const link = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(link, await page.locator('#share-link').inputValue());
      assert.match(link, /#s=1\.[\w-]+$/);
      await onPage(link, async (other) => assert.deepEqual(await allTotals(other), totals));
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('the address follows the project, and going back in it opens what it says', () =>
  onPage(site.url, async (page) => {
    await page.getByLabel('Network').selectOption('vgg16');
    await page.waitForURL(/#workload=vgg16&hardware=dig,pim,pnm$/);
    await page.evaluate(() => (location.hash = '#workload=resnet18&batch=2&hardware=dig'));
    await page.locator('#totals [data-hardware="1"]').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Network').inputValue(), 'resnet18');
    await button(page, 'Undo').click();
    assert.equal(await page.getByLabel('Network').inputValue(), 'vgg16');
  }));

for (const [hash, message] of [
  ['#s=1.abc', 'The link cannot be read: it is damaged or was cut off when it was copied.'],
  ['#s=2.abc', 'The link was made by a newer Roofloor (its form is 2; this page knows 1).'],
  ['#workload=alexnot', 'unknown network "alexnot"'],
  [`#s=1.${'A'.repeat(200000)}`, 'The link cannot be read'],
]) {
  test(`a link that cannot be opened says so on the start page: ${hash.slice(0, 20)}`, () =>
    onPage(site.url + hash, async (page) => {
      const problem = plain(await page.locator('.problem').innerText());
      assert.ok(problem.startsWith('The start page is shown.'), problem);
      assert.ok(problem.includes(message), problem);
      assert.equal(await total(page, 0, 'seconds'), '103 µs');
      await button(page, 'Dismiss').click();
      assert.equal(await page.locator('.problem').count(), 0);
    }));
}

test('an example opens with its question, and can be undone', () =>
  onPage(site.url, async (page) => {
    await button(page, 'Examples').click();
    await page.locator('#examples[open]').waitFor();
    assert.equal(await page.locator('.example').count(), 19);
    await page.getByRole('button', { name: /^Where the time of VGG-16 goes/ }).click();
    await drawn(page);
    assert.equal(await page.locator('#breakdown').isVisible(), true);
    assert.match(await live(page), /^Opened the example "Where the time of VGG-16 goes"/);
    await button(page, 'Undo').click();
    assert.equal(await total(page, 0, 'seconds'), '103 µs');
  }));

test('a project is saved as its canonical document, and opens again when it is dropped', () =>
  onPage(site.url, async (page) => {
    await page.getByLabel('Batch', { exact: true }).fill('3');
    const totals = await allTotals(page);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'Save').click(),
    ]);
    assert.equal(saved.suggestedFilename(), 'AlexNet.roofloor.json');
    const text = readFileSync(await saved.path(), 'utf8');
    const project = JSON.parse(text);
    assert.equal(project.workload.batch, 3);
    await page.getByLabel('Network').selectOption('vgg16');
    await drop(page, 'mine.json', text);
    assert.deepEqual(await allTotals(page), totals);
    assert.match(await live(page), /^Opened mine\.json\. Dig: /);
  }));

test('what is dropped and cannot be read says where, and nothing is lost', () =>
  onPage(site.url, async (page) => {
    const totals = await allTotals(page);
    const bad = { roofloor: 1, workload: { network: 'alexnet', batch: 0 } };
    await drop(page, 'bad.json', JSON.stringify(bad));
    const problem = () => page.locator('.problem').innerText();
    assert.match(await problem(), /^Not opened\. bad\.json: \/workload\/batch: .*expected/);
    await drop(page, 'broken.json', '{"roofloor": 1,\n"workload": }');
    assert.match(await problem(), /^Not opened\. broken\.json: line 2: /);
    assert.deepEqual(await allTotals(page), totals);
  }));

test('help finds a term, its formula and its paper, and opens by its key', () =>
  onPage(site.url, async (page) => {
    await page.getByLabel('Network').focus();
    await page.keyboard.press('?');
    await page.getByLabel('Find a term').fill('ridge');
    const text = await page.locator('#help').innerText();
    assert.match(text, /P \/ beta/);
    assert.match(text, /CACM 52\(4\), 2009/);
    assert.doesNotMatch(text, /arithmetic floor/);
    await page.keyboard.press('Escape');
  }));

test('the one file opens links, keeps its address and saves', async () => {
  const { page, assertQuiet, close } = await openOneFile(browser);
  await waitForChart(page);
  await page.getByLabel('Network').selectOption('vgg16');
  await page.waitForURL(/#workload=vgg16/);
  await button(page, 'Share').click();
  assert.equal(await button(page, 'Save as a file').isVisible(), true);
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#workload=resnet18&hardware=dig'));
  await page.locator('#totals [data-hardware="1"]').waitFor({ state: 'detached' });
  assertQuiet();
  await close();
});

test('in a sandboxed frame saving offers the text to copy', async () => {
  const { frame, assertQuiet, close } = await openSandboxed(browser);
  await waitForChart(frame);
  await frame.getByRole('button', { name: 'Save', exact: true }).click();
  await frame.getByText('The project as text').click();
  const text = await frame.getByLabel('The project as text').inputValue();
  assert.equal(JSON.parse(text).workload.network, 'alexnet');
  assert.equal(await frame.getByRole('button', { name: 'Save as a file' }).count(), 0);
  await frame.getByRole('button', { name: 'Copy', exact: true }).click();
  await frame.getByText(/Copied\.|press Ctrl \+ C/).waitFor();
  assertQuiet();
  await close();
});
