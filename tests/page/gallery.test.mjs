// The gallery: its charts are those of its texts, and each text works where it is pasted: in an
// empty page on another port, under the policy that the gallery names.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from '../../scripts/static_server.mjs';
import { drawnFrames, faultsOutsideAndInside } from './embeds.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { resize } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Runs on the gallery, which must stay quiet. */
async function onGallery(run, options) {
  const opened = await openPage(browser, `${site.url}gallery.html`, options);
  try {
    opened.page.setDefaultTimeout(15000);
    await run(opened.page);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
}

/** The texts to copy by their names. @returns {Promise<Record<string, string>>} */
async function snippets(page) {
  const pairs = await page
    .locator('.snippet')
    .evaluateAll((boxes) =>
      boxes.map((box) => [
        box.getAttribute('aria-label'),
        box.querySelector('code').textContent,
      ]),
    );
  return Object.fromEntries(pairs);
}

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing in the gallery and its charts, ${colorScheme}, and it fits`, () =>
    onGallery(
      async (page) => {
        assert.deepEqual(await faultsOutsideAndInside(page), []);
        for (const width of [1440, 768, 390]) {
          await resize(page, width, 900);
          assert.deepEqual(await misfits(page), [], `${width} px`);
        }
      },
      { colorScheme },
    ));
}

test('every chart of the gallery is the one of the text below it', () =>
  onGallery(async (page) => {
    const pairs = await page.locator('main > roofloor-chart').evaluateAll((charts) => {
      const attributes = (one) =>
        Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]));
      return charts.map((chart) => {
        const text = chart.nextElementSibling.querySelector('code').textContent;
        const made = new DOMParser().parseFromString(text, 'text/html');
        const { style: _, ...shown } = attributes(chart);
        return { shown, pasted: attributes(made.querySelector('roofloor-chart')) };
      });
    });
    assert.equal(pairs.length, 6);
    for (const { shown, pasted } of pairs) assert.deepEqual(shown, pasted);
  }));

/** Serves a page of somebody else with a text in it. */
async function hostWith(text, headers) {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-gallery-'));
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${text}`;
  writeFileSync(join(folder, 'index.html'), page);
  // Browsers ask for it on their own.
  writeFileSync(join(folder, 'favicon.ico'), '');
  const server = await startServer({ folder, headers });
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
  return { url: server.url, close };
}

/** A pasted text draws its charts, and asks nobody but the host and the site. */
async function assertWorks(name, text, headers = {}) {
  const host = await hostWith(text, headers);
  const { page, record, close } = await openPage(browser, host.url);
  try {
    page.setDefaultTimeout(15000);
    const frames = await drawnFrames(page);
    assert.ok(frames.length >= 1, name);
    const strangers = record.requests.filter(
      (address) => !address.startsWith(host.url) && !address.startsWith(site.url),
    );
    assert.deepEqual(
      { ...record, requests: strangers },
      { messages: [], errors: [], violations: [], requests: [] },
      name,
    );
    return frames;
  } finally {
    await close();
    await host.close();
  }
}

test('every text of HTML works in an empty page on another port', () =>
  onGallery(async (page) => {
    const texts = Object.entries(await snippets(page)).filter(([, text]) =>
      /^<(script|iframe)/.test(text),
    );
    assert.equal(texts.length, 8);
    for (const [name, text] of texts) await assertWorks(name, text);
  }));

test('the texts work under the policy that the gallery names', () =>
  onGallery(async (page) => {
    const { 'Content security policy': named, ...texts } = await snippets(page);
    const strict = { 'content-security-policy': `default-src 'none'; ${named.replace('\n', ' ')}` };
    const names = ['A chart with a few controls', 'In a sandbox', 'A plain frame'];
    for (const name of names) await assertWorks(name, texts[name], strict);
  }));

test('what goes into the settings of MkDocs and Sphinx is the script and the element', () =>
  onGallery(async (page) => {
    const texts = await snippets(page);
    const [script] = /http\S+embed\.js/.exec(texts['mkdocs.yml']);
    assert.ok(texts['conf.py'].includes(`["${script}"]`));
    const element = texts['A page of MkDocs'];
    assert.equal(texts['MyST Markdown'], `\`\`\`{raw} html\n${element}\n\`\`\``);
    const indented = element.replace(/^/gm, '   ');
    assert.equal(texts.reStructuredText, `.. raw:: html\n\n${indented}`);
    await assertWorks('element', `<script src="${script}"></script>${element}`);
  }));

test('the address that the cell of a notebook builds opens a chart', () =>
  onGallery(async (page) => {
    const cell = (await snippets(page))['A cell of a notebook'];
    const [, at] = /site = "(.*)"/.exec(cell);
    const [, chart] = /chart = "(.*)"/.exec(cell);
    const [, form] = /f"(.*?)"/.exec(cell);
    const address = form.replace('{site}', at).replace('{chart}', chart);
    await assertWorks('cell', `<iframe width="100%" height="860" src="${address}"></iframe>`);
  }));

test('a text is copied by its button', () =>
  onGallery(
    async (page) => {
      const texts = await snippets(page);
      await page.getByRole('button', { name: 'Copy: MyST Markdown' }).click();
      await page.getByText('Copied.').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(copied, texts['MyST Markdown']);
      for (const text of Object.values(texts)) assert.ok(!text.includes('YOUR-HOST'), text);
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  ));

test('what the gallery says of speaking with a chart holds', () =>
  onGallery(async (page) => {
    const chart = page.locator('roofloor-chart').first();
    await chart.scrollIntoViewIfNeeded();
    const told = await chart.evaluate(async (one) => {
      const told_state = new Promise((done) =>
        one.addEventListener('roofloor-state', ({ detail }) => done(detail), { once: true }),
      );
      const set = await one.set('workload=alexnet&batch=2&hardware=dig');
      const state = await told_state;
      const got = await one.get();
      const { explanation } = await one.get('/hardware/0/totals/seconds');
      const file = await one.export('roofline', 'csv');
      const refusal = await one.set({ roofloor: 1, workload: { network: 'x' } }).catch((e) => e);
      const pong = await one.ask('ping');
      return {
        states: [set, state, got].map(({ link, address, project }) => [
          link,
          address,
          project.workload.batch,
        ]),
        explanation: Object.keys(explanation),
        file: Object.keys(file),
        refusal: [refusal.path, refusal.message],
        pong: Object.keys(pong),
      };
    });
    const link = 'workload=alexnet&batch=2&hardware=dig';
    for (const state of told.states) assert.deepEqual(state, [link, `${site.url}#${link}`, 2]);
    for (const name of ['value', 'unit', 'formula', 'terms']) {
      assert.ok(told.explanation.includes(name), name);
    }
    for (const name of ['text', 'media_type', 'extension']) assert.ok(told.file.includes(name));
    assert.equal(told.refusal[0], '/workload/network');
    for (const name of ['version', 'height']) assert.ok(told.pong.includes(name), name);
  }));

test('an element without controls has none, and nothing stands in their place', () =>
  onGallery(async (page) => {
    const text = (await snippets(page))['A chart with a few controls'];
    const host = await hostWith(text.replace('ui="min"', 'ui="min" controls=""'), {});
    const opened = await openPage(browser, host.url);
    const [{ frame }] = await drawnFrames(opened.page);
    assert.equal((await frame.locator('#embed-controls').innerText()).trim(), '');
    assert.equal(await frame.locator('#embed-controls').isVisible(), false);
    await opened.close();
    await host.close();
  }));

test('a chart alone has the legend of its own marks', () =>
  onGallery(async (page) => {
    const alone = '[title="ResNet-50 on an A100"]';
    await page.locator(alone).scrollIntoViewIfNeeded();
    const marks = page.frameLocator(alone).getByRole('list', { name: 'Marks' });
    await marks.waitFor();
    const shown = (await marks.innerText()).toLowerCase();
    assert.match(shown, /ridge point/);
    assert.doesNotMatch(shown, /energ/);
  }));

test('on paper a chart is as high as its picture', () =>
  onGallery(async (page) => {
    const [{ frame }] = await drawnFrames(page);
    await frame.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const gaps = await frame.locator('.chart:has(> .printed)').evaluateAll((boxes) =>
      boxes.filter((box) => box.checkVisibility()).map((box) => {
        const picture = box.querySelector('.printed').getBoundingClientRect();
        return Math.round(box.getBoundingClientRect().bottom - picture.bottom);
      }),
    );
    assert.equal(gaps.length, 2);
    for (const gap of gaps) assert.ok(gap >= 0 && gap < 20, `${gap} px`);
    await frame.evaluate(() => dispatchEvent(new Event('afterprint')));
  }));
