// The lessons: they fit, axe finds nothing in them and in their charts, and every exercise knows
// the right answer, each wrong one that it can see through, and the sum.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_whole } from '../../web/app/core/door.js';
import { read_unit } from '../../web/app/lessons/units.js';
import { read_link } from '../../web/app/project/share_link.js';
import { node_packer } from '../web/node_packer.mjs';
import { faultsOutsideAndInside } from './embeds.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { plain, resize } from './steps.mjs';

const LESSONS = ['roofline.html', 'decoding.html', 'energy.html'];

let browser;
let site;
let core;
before(async () => {
  [browser, site, core] = await Promise.all([
    launchBrowser(),
    startSite(),
    loadCore().then(wrap_whole),
  ]);
});
after(() => Promise.all([browser.close(), site.close()]));

/** Runs on a page of the lessons, which must stay quiet. */
async function onPage(name, run, options) {
  const opened = await openPage(browser, `${site.url}lessons/${name}`, options);
  try {
    opened.page.setDefaultTimeout(15000);
    await run(opened.page);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
}

for (const name of ['', ...LESSONS]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing in lessons/${name}, ${colorScheme}, and it fits`, () =>
      onPage(
        name,
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
}

/** What an exercise asks, as it stands in the page. */
function questions(page) {
  return page.locator('.exercise').evaluateAll((sections) =>
    sections.map((section) => ({
      id: section.id,
      ...JSON.parse(section.querySelector('script').textContent, (key, value) =>
        ['reply', 'right'].includes(key) && Array.isArray(value) ? value.join(' ') : value,
      ),
    })),
  );
}

/** The number of a project, by the core of this test. */
async function computed(of, path) {
  const project = typeof of === 'string' ? await read_link(of, node_packer) : of;
  const { revision } = core.open_project(project);
  return core.explain(revision, path).value;
}

/** Sends an answer, and gives what is said of it. */
async function said(form) {
  await form.getByRole('button', { name: 'Check' }).click();
  const verdict = form.getByRole('status');
  await verdict.filter({ hasNotText: 'Computing…' }).filter({ hasText: /\w/ }).waitFor();
  return plain(await verdict.innerText());
}

async function saidOf(form, value, unit) {
  const { factor } = read_unit(unit);
  await form.getByRole('textbox').fill(`${(value / factor).toPrecision(7)} ${unit}`);
  return said(form);
}

/** A number: right, and wrong in every way that the exercise sees through. */
async function assertNumber(form, { id, of, path, unit, mistakes = [], right }) {
  const value = await computed(of, path);
  const praise = await saidOf(form, value, unit);
  assert.match(praise, /^Right\. It is /, id);
  assert.ok(praise.endsWith(right), `${id}: ${praise}`);
  for (const mistake of mistakes) {
    const { factor, from, to, reply } = mistake;
    const ratio = factor ?? (from ? from * 1.3 : to * 0.7);
    const other = mistake.of ?? mistake.path;
    const wrong = other ? await computed(mistake.of ?? of, mistake.path ?? path) : ratio * value;
    assert.equal(await saidOf(form, wrong, unit), `Not yet. ${reply}`, id);
  }
  assert.match(await saidOf(form, value * 1e3, unit), /prefixes|Not yet/, id);
  await form.getByRole('textbox').fill('');
  assert.equal(await said(form), `Not yet. Type a number in ${unit}.`);
}

/** A choice: one option is right, each other one has a reply. */
async function assertChoice(form, { id, of, path, options, pick = 'largest', right }) {
  assert.equal(await said(form), 'Not yet. Choose one of them.');
  const values = await Promise.all(
    options.map((option) => computed(option.of ?? of, option.path ?? path)),
  );
  const best = values.indexOf(Math[pick === 'largest' ? 'max' : 'min'](...values));
  for (const [at, option] of options.entries()) {
    await form.getByRole('radio').nth(at).check();
    const expected = at === best ? `Right. ${right}` : `Not yet. ${option.reply}`;
    assert.equal(await said(form), expected, id);
  }
}

for (const name of LESSONS) {
  test(`every exercise of lessons/${name} knows right from wrong`, () =>
    onPage(name, async (page) => {
      const asked = await questions(page);
      assert.ok(asked.length >= 3);
      for (const question of asked) {
        const section = page.locator(`#${question.id}`);
        const form = section.locator('form');
        await (question.options ? assertChoice : assertNumber)(form, question);
        await form.getByRole('button', { name: 'Show the sum' }).click();
        const count = question.options?.length ?? 1;
        await section.locator('.sum').nth(count - 1).waitFor();
        assert.equal(await section.locator('.sum > .formula').count(), count);
        assert.equal(await form.getByRole('button', { expanded: true }).count(), 1);
        await form.getByRole('button', { name: 'Hide the sum' }).click();
        assert.equal(await section.locator('.sum').count(), 0);
      }
    }));
}

test('what a student does to a chart changes no answer, and a case can be shown in it', () =>
  onPage('roofline.html', async (page) => {
    const chart = page.locator('#chart');
    await chart.scrollIntoViewIfNeeded();
    const batch = page.frameLocator('#chart iframe').getByRole('textbox', { name: 'Batch' });
    await batch.fill('64');
    await batch.press('Enter');
    const form = page.locator('#intensity form');
    await form.getByRole('textbox').fill('1');
    await form.getByRole('textbox').press('Enter');
    await form.getByText(/^Right\. It is 1\.00\sop\/B/).waitFor();
    assert.equal(await batch.inputValue(), '64');
    await page.locator('#bound').getByRole('button', { name: 'Show in the chart' }).click();
    await page.waitForFunction(
      () => document.querySelector('#chart').project?.workload.batch === 320,
    );
    assert.equal(await batch.inputValue(), '320');
  }));

test('the opened sum of an exercise has no faults and fits', () =>
  onPage(
    'decoding.html',
    async (page) => {
      const rate = page.locator('#rate');
      await rate.getByRole('textbox').fill('12');
      await rate.getByRole('button', { name: 'Check' }).click();
      await rate.getByRole('button', { name: 'Show the sum' }).click();
      await rate.locator('.sum').waitFor();
      await page.locator('#lever').getByRole('button', { name: 'Show the sum' }).click();
      await page.locator('#lever .sum').nth(3).waitFor();
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((one) => (one.open = true)),
      );
      assert.deepEqual(await faultsOutsideAndInside(page), []);
      assert.deepEqual(await misfits(page), []);
    },
    { viewport: { width: 390, height: 844 } },
  ));

for (const name of ['', ...LESSONS]) {
  test(`lessons/${name} reads without JavaScript`, () =>
    onPage(
      name,
      async (page) => {
        const text = await page.locator('main').innerText();
        assert.match(text, /\w{3}/);
        if (!name) return;
        assert.match(text, /need\s+JavaScript/);
        assert.equal(await page.locator('.exercise h3').count(), 4);
        assert.equal(await page.locator('form').count(), 0);
        assert.ok(text.includes('https://YOUR-HOST/roofloor/embed.js'));
      },
      { javaScriptEnabled: false },
    ));
}

test('a lesson gives its own address to copy', () =>
  onPage('energy.html', async (page) => {
    const texts = await page.locator('.snippet code').allInnerTexts();
    assert.equal(texts[0], `${site.url}lessons/energy.html`);
    for (const text of texts) assert.ok(text.includes(site.url) && !text.includes('YOUR-HOST'));
    const link = page.getByRole('link', { name: /^Open this case/ });
    assert.equal(await link.evaluate((one) => one.href.split('#')[0]), site.url);
  }));
