// The report of a project as somebody opens it who has nothing but the file: on a screen, on paper,
// with a screen reader.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { faultsOf } from './axe.mjs';
import { launchBrowser, openPage } from './harness.mjs';
import { resize } from './steps.mjs';
import { plain_letters, text_of_pdf } from './pdf_text.mjs';

const program = fileURLToPath(new URL('../../build/native/roofloor', import.meta.url));

const PROJECTS = {
  start: { roofloor: 1 },
  decoding: {
    roofloor: 1,
    title: 'Decoding <for> "eight" & more',
    workload: { network: 'llama_3_8b', phase: 'decode', batch: 8, parameters: { context: 4096 } },
    hardware: [{ preset: 'nv_h100_sxm' }, { preset: 'nv_a100_sxm_80' }, { preset: 'nv_t4' }],
    view: { power: true },
  },
  own: {
    roofloor: 1,
    workload: { network: 'vgg16', batch: 4 },
    hardware: [
      {
        own: {
          name: 'Prototype',
          peaks: { fp16: 2e13 },
          levels: [{ name: 'LPDDR5', bandwidth_bytes_per_second: 1e11 }],
        },
      },
      { preset: 'nv_orin_agx_64', changed: { '/levels/0/bandwidth_bytes_per_second': 1.5e11 } },
      { preset: 'groq_tsp1' },
      { preset: 'dig' },
      { preset: 'pim' },
    ],
  },
};

let browser;
let folder;
const addresses = {};
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roofloor-report-'));
  for (const [name, project] of Object.entries(PROJECTS)) {
    const input = JSON.stringify(project);
    const path = join(folder, `${name}.html`);
    writeFileSync(path, execFileSync(program, ['report', '-'], { input, maxBuffer: 2 ** 26 }));
    addresses[name] = pathToFileURL(path).href;
  }
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function onReport(name, options, run) {
  const { page, record, assertQuiet, close } = await openPage(browser, addresses[name], options);
  try {
    await run(page);
    assertQuiet();
    assert.deepEqual(record.requests, [addresses[name]], 'nothing is fetched beside the file');
  } finally {
    await close();
  }
}

for (const name of Object.keys(PROJECTS)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing in the report ${name} in ${colorScheme}, and no script runs`, () =>
      onReport(name, { colorScheme }, async (page) => {
        assert.deepEqual(await faultsOf(page), []);
        await resize(page, 390, 844);
        assert.deepEqual(await faultsOf(page), []);
        const grounds = { light: 'rgb(251, 251, 250)', dark: 'rgb(17, 20, 24)' };
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        assert.equal(ground, grounds[colorScheme]);
      }));
  }

  for (const width of [360, 390, 1024, 1440]) {
    test(`the report ${name} does not scroll sideways at ${width} px, its tables do`, () =>
      onReport(name, { viewport: { width, height: 900 } }, async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.equal(wide, width);
        const boxes = await page.locator('.scroll').evaluateAll((all) =>
          all.map((box) => ({
            role: box.getAttribute('role'),
            tabindex: box.tabIndex,
            right: Math.round(box.getBoundingClientRect().right),
          })),
        );
        assert.ok(boxes.length > 5);
        for (const box of boxes) {
          assert.deepEqual([box.role, box.tabindex], ['region', 0]);
          assert.ok(box.right <= width);
        }
        if (width < 400) {
          const layers = page.locator('#layers .scroll').first();
          assert.ok(await layers.evaluate((box) => box.scrollWidth > box.clientWidth));
          await layers.focus();
          await page.keyboard.press('ArrowRight');
          await page.waitForFunction(
            () => document.querySelector('#layers .scroll').scrollLeft > 0,
          );
        }
      }));
  }

  test(`the report ${name} is text and lines on paper, in light colours, with all its tables`, () =>
    onReport(name, { colorScheme: 'dark' }, async (page) => {
      const texts = await page.locator('h1, h2, h3, p, table, dl').evaluateAll((all) =>
        all.flatMap((element) => {
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          const found = [];
          while (walker.nextNode()) found.push(walker.currentNode.data);
          return found;
        }),
      );
      assert.ok(texts.length > 300);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const file = pdf.toString('latin1');
      assert.equal(file.match(/\/Subtype\s*\/Image/g), null, 'nothing is made of pixels');
      const sizes = new Set(file.match(/\/MediaBox \[[^\]]*\]/g));
      assert.equal(sizes.size, 2, 'A4, and across for the layers');
      const printed = text_of_pdf(pdf);
      assert.deepEqual(
        texts.filter((text) => !printed.includes(plain_letters(text))),
        [],
        'not on the paper',
      );
      await page.emulateMedia({ media: 'print' });
      // A4 without its margins.
      await resize(page, 688, 1000);
      for (const [selector, property, value] of [
        ['body', 'backgroundColor', 'rgb(255, 255, 255)'],
        ['h1', 'color', 'rgb(27, 31, 36)'],
        ['td', 'color', 'rgb(27, 31, 36)'],
        ['.figure .title', 'fill', 'rgb(90, 101, 112)'],
      ]) {
        const found = await page
          .locator(selector)
          .first()
          .evaluate((one, key) => getComputedStyle(one)[key], property);
        assert.equal(found, value, selector);
      }
      const tables = page.locator('section:not(#layers) table, section:not(#layers) figure');
      const too_wide = await tables.evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().right > 688)
          .map((one) => one.querySelector('caption, figcaption')?.textContent),
      );
      assert.deepEqual(too_wide, []);
      // The pages of layers lie across.
      await resize(page, 1016, 700);
      const widest = await page
        .locator('#layers table')
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
      assert.ok(widest <= 1016, `${widest}`);
    }));
}

test('the report is XML too, and its pictures say what they show', () =>
  onReport('decoding', {}, async (page) => {
    const text = execFileSync(program, ['report', '-'], {
      input: JSON.stringify(PROJECTS.decoding),
      encoding: 'utf8',
    });
    const fault = await page.evaluate(
      (markup) =>
        new DOMParser().parseFromString(markup, 'application/xml').querySelector('parsererror')
          ?.textContent,
      text,
    );
    assert.equal(fault, undefined);
    assert.equal(await page.title(), 'Decoding <for> "eight" & more · Roofloor report');
    const pictures = page.getByRole('img');
    assert.equal(await pictures.count(), 3 + 2 + 2 * 3);
    assert.match(
      await pictures.first().evaluate((one) => one.querySelector('title').textContent),
      /^Roofline of 11 layers on H100 SXM5 80GB/,
    );
  }));

test('the command line opens the report again', () => {
  const report = fileURLToPath(addresses.decoding);
  const numbers = (path, input) =>
    execFileSync(program, ['analyze', path], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  assert.equal(numbers(report), numbers('-', JSON.stringify(PROJECTS.decoding)));
});
