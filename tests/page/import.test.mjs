// A file of one's own, in each of the places where the page runs: read in pieces, shown, used.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openOneFile, openSandboxed, startSite } from './harness.mjs';
import { answerImports, dialogText, importDialog, model } from './import_steps.mjs';
import { allTotals, count, drawn, dropFile, plain, runOnPage, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const onPage = (run, options) => runOnPage(browser, site.url, run, options);
const button = (page, name) => page.getByRole('button', { name, exact: true });
const use = (page) => button(page, 'Use these layers');

const table = `name, kind, in, out, remark
fc1, linear, 784, 512, first
fc2, linear, 512, 10, last
`;

/** Drops the table, uses it, and takes that back. */
async function importTable(page) {
  await waitForChart(page);
  const totals = await allTotals(page);
  await dropFile(page, 'mlp.csv', table);
  const text = await dialogText(page);
  assert.match(text, /^Import mlp\.csv 84 B\s+Read all of 84 B in [\d.]+ .?s\. Nothing is up/);
  assert.match(text, /Understood: a layer table, 2 layers\./);
  assert.match(text, /Column 5, remark: left out/);
  assert.match(text, /fc1 Linear: .*784/);
  await use(page).click();
  await page.locator('#import').waitFor({ state: 'hidden' });
  assert.equal(await count(page, '#table tbody tr'), 2);
  assert.match(await page.locator('#totals h2').first().innerText(), /^mlp\s+2 layers, batch 1/);
  assert.match(plain(await page.locator('#live').innerText()), /^Opened mlp\.csv: 2 layers\. /);
  await button(page, 'Undo').click();
  assert.deepEqual(await allTotals(page), totals);
}

test('hosted, a table that is dropped is shown, used and taken back', () => onPage(importTable));

/** Runs a test in a place that is opened; it must stay quiet there. */
async function inPlace(opening, run) {
  const opened = await opening;
  try {
    await run(opened);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
}

test('so it is in the one file on the disk, which asks for nothing', () =>
  inPlace(openOneFile(browser), async ({ page, record }) => {
    await importTable(page);
    assert.deepEqual(record.requests.slice(1), []);
  }));

test('so it is in an iframe that may run scripts and nothing else', () =>
  inPlace(openSandboxed(browser), ({ frame }) => importTable(frame)));

/** A page whose browser makes workers of some addresses only; the others throw, as policies do. */
function refuseWorkers(page, pattern) {
  return page.evaluate((refused) => {
    const { Worker } = globalThis;
    globalThis.tried = [];
    globalThis.Worker = function (address) {
      globalThis.tried.push(address.replace(/:.*/, ''));
      if (new RegExp(refused).test(address)) throw new DOMException('refused', 'SecurityError');
      return new Worker(address);
    };
  }, pattern);
}

test('where the script of the site may be no worker, its text is one', () =>
  onPage(async (page) => {
    await refuseWorkers(page, '^http');
    await importTable(page);
    assert.deepEqual(await page.evaluate(() => globalThis.tried), ['http', 'blob']);
  }));

test('where there are no workers, files are read whole up to 64 MB', () =>
  onPage(async (page) => {
    await refuseWorkers(page, '.');
    await importTable(page);
    await dropFile(page, 'large.onnx', '');
    await importDialog(page);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(65e6)], 'large.onnx'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
    });
    await page.getByText('only whole ones of up to').waitFor();
    assert.match(await dialogText(page), /large\.onnx has 65\.0 MB\. Open Roofloor in a tab/);
  }));

test('a file that is chosen goes the same way', () =>
  onPage(async (page) => {
    const choosing = page.waitForEvent('filechooser');
    await button(page, 'Open a model…').click();
    const chooser = await choosing;
    await chooser.setFiles({ name: 'mlp.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await importDialog(page);
    await use(page).click();
    assert.equal(await count(page, '#table tbody tr'), 2);
  }));

test('what is not understood says so with what was expected, and the page stays', () =>
  onPage(async (page) => {
    const totals = await allTotals(page);
    await dropFile(page, 'notes.txt', 'dear diary');
    assert.match(await dialogText(page), /The text is not understood; expected .*ONNX/);
    assert.equal(await use(page).count(), 0);
    await dropFile(page, 'broken.csv', table.replace('512, 10', '0, 10'));
    assert.match(await dialogText(page), /Line 3: .*expected/);
    await button(page, 'Close').click();
    assert.deepEqual(await allTotals(page), totals);
    assert.equal(await page.locator('#headline .problem').count(), 0);
  }));

test('a config.json is shown before it is used', () =>
  onPage(async (page) => {
    const config = { model_type: 'gpt2', architectures: ['GPT2LMHeadModel'], n_embd: 768 };
    const sizes = { n_head: 12, n_layer: 12, n_positions: 1024, vocab_size: 50257 };
    await dropFile(page, 'config.json', JSON.stringify({ ...config, ...sizes }));
    assert.match(await dialogText(page), /Understood: .*GPT-2/);
    assert.equal(await page.getByLabel('Network').inputValue(), 'alexnet');
    await button(page, 'Use this model').click();
    assert.equal(await page.getByLabel('Network').inputValue(), 'gpt2');
  }));

/** Drops a file of which the worker says that it is the model. */
async function dropModel(page) {
  await answerImports(page, model);
  await dropFile(page, 'resnet50.onnx', 'weights');
  return importDialog(page);
}

test('a model has its totals, the published ones, and first the operators nobody knows', () =>
  onPage(async (page) => {
    await dropModel(page);
    const text = await dialogText(page);
    assert.match(text, /Written by pytorch 2\.1\.0, opset 17\. 61 nodes, 3 of which/);
    assert.match(text, /MACs\s+4\.09 G\s+Operations\s+8\.18 Gop\s+Parameters\s+25\.6 M/);
    assert.match(text, /MACs\s+4\.09 G\s+4\.09 G\s+yes, as rounded/);
    assert.match(text, /Parameters\s+25\.6 M\s+25\.5 M\s+no, see below/);
    assert.match(text, /1 operator \(3 nodes\) is not known here/);
    const names = page.locator('.import-operators tbody th');
    assert.deepEqual(await names.allInnerTexts(), [
      'Mystery\n[1,8] -> [1,3]',
      'Conv',
      'Gemm',
      'Flatten',
    ]);
    await use(page).click();
    await page.locator('#import').waitFor({ state: 'hidden' });
    await drawn(page);
    assert.equal(await page.getByLabel('Batch', { exact: true }).inputValue(), '4');
    assert.match(await page.locator('#totals h2').first().innerText(), /^resnet50\s+2 layers/);
  }));

test('of many operators all are seen by scrolling the dialog alone', () =>
  onPage(async (page) => {
    const [first] = model.summary.operators;
    const operators = Array.from({ length: 30 }, (_, at) => ({ ...first, name: `Conv${at}` }));
    await answerImports(page, { ...model, summary: { ...model.summary, operators } });
    await dropFile(page, 'resnet50.onnx', 'weights');
    const dialog = await importDialog(page);
    const cut = (place) => place.evaluate((one) => one.scrollHeight - one.clientHeight);
    assert.ok((await cut(dialog)) > 0);
    assert.equal(await cut(dialog.locator('.scroller')), 0);
  }));

test('axe finds nothing in the dialog of a model, nor where it is refused', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1440, 390]) {
      await onPage(
        async (page) => {
          await dropModel(page);
          await page.locator('#import summary').click();
          assert.deepEqual(await faultsOf(page), []);
          await page.locator('#import-size-N').fill('x');
          await drawn(page);
          assert.deepEqual(await faultsOf(page), []);
          await page.keyboard.press('Escape');
          await dropFile(page, 'config.json', '{"model_type": "none"}');
          await importDialog(page);
          assert.deepEqual(await faultsOf(page), []);
        },
        { colorScheme, viewport: { width, height: 900 } },
      );
    }
  }
});

/** Records what the page asks of its workers, and how many of them it ended. */
function recordWorkers(page) {
  return page.evaluate(() => {
    const { Worker } = globalThis;
    const record = { asked: [], begun: 0, ended: 0 };
    globalThis.record = record;
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        record.begun += 1;
      }
      postMessage(message, ...rest) {
        if (message.options) record.asked.push(message.options);
        super.postMessage(message, ...rest);
      }
      terminate() {
        record.ended += 1;
        super.terminate();
      }
    };
  });
}

test('a size or a fold is asked for at once, and one that is no number is not', () =>
  onPage(async (page) => {
    await recordWorkers(page);
    const dialog = await dropModel(page);
    await dialog.getByLabel('Batch (N)').fill('16');
    await importDialog(page);
    await dialog.getByLabel('seq').fill('12x');
    await dialog.getByText('A size is missing').waitFor();
    assert.equal(await use(page).isDisabled(), true);
    await dialog.getByLabel('seq').fill('12');
    await importDialog(page);
    await dialog.getByLabel('Fold identical blocks').uncheck();
    await importDialog(page);
    assert.equal(await use(page).isDisabled(), false);
    assert.deepEqual(await page.evaluate(() => globalThis.record.asked), [
      { sizes: {}, fold_blocks: true },
      { sizes: { N: 16 }, fold_blocks: true },
      { sizes: { N: 16, seq: 12 }, fold_blocks: true },
      { sizes: { N: 16, seq: 12 }, fold_blocks: false },
    ]);
  }));

test('Cancel ends the worker, also while it reads', () =>
  onPage(async (page) => {
    await recordWorkers(page);
    const totals = await allTotals(page);
    await page.evaluate(() => {
      const { postMessage } = Worker.prototype;
      // The worker never hears what is asked, as one that reads for long.
      Worker.prototype.postMessage = function (message) {
        if (!message.options) postMessage.call(this, message);
      };
    });
    await dropFile(page, 'mlp.csv', table);
    await page.getByText('Reading…').waitFor();
    // Until what reads files is fetched there is no worker.
    await page.waitForFunction(() => globalThis.record.begun === 1);
    assert.equal(await use(page).isDisabled(), true);
    await button(page, 'Cancel').click();
    await page.locator('#import').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => globalThis.record.ended === 1);
    assert.deepEqual(await allTotals(page), totals);
  }));

test('the layers are saved as a table that gives the same layers', () =>
  onPage(async (page) => {
    await dropFile(page, 'mlp.csv', table);
    await importDialog(page);
    const saving = page.waitForEvent('download');
    await button(page, 'Layers as CSV').click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), 'mlp.csv');
    const text = readFileSync(await saved.path(), 'utf8');
    assert.match(text, /^name,kind,repeat,/);
    await use(page).click();
    const totals = await allTotals(page);
    await dropFile(page, 'again.csv', text);
    await importDialog(page);
    await use(page).click();
    const again = await allTotals(page);
    assert.deepEqual(again, totals);
  }));

test('the results are saved as a table', () =>
  onPage(async (page) => {
    const saving = page.waitForEvent('download');
    await button(page, 'Save as CSV').click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), 'AlexNet.csv');
    const lines = readFileSync(await saved.path(), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 9);
    assert.match(lines[0], /operations \(op\).*Dig: seconds \(s\).*PNM: energy_joules \(J\)/);
  }));

test('in a sandboxed frame a table is shown to be copied', () =>
  inPlace(openSandboxed(browser), async ({ frame }) => {
    await waitForChart(frame);
    await button(frame, 'Save as CSV').click();
    assert.match(await frame.locator('#text-field').inputValue(), /^name,kind,repeat,/);
    await button(frame, 'Copy the text').click();
    await frame.getByText(/Copied\.|press Ctrl \+ C/).waitFor();
  }));
