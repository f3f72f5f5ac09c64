// For everybody: every width, both themes, keyboard, plain text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { count, hardwareField, tableRow, waitForChart } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

for (const width of [2560, 1440, 1024, 768, 390, 360]) {
  test(`nothing scrolls sideways at ${width} pixels`, async () => {
    const { page, close } = await openPage(browser, site.url, { viewport: { width, height: 800 } });
    await waitForChart(page);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    assert.equal(await overflow(), 0, 'as it opens');
    await page.evaluate(() => {
      document.querySelectorAll('details').forEach((details) => (details.open = true));
    });
    await hardwareField(page, 'Dig', 'DRAM bandwidth');
    await page.getByRole('button', { name: 'Add hardware…' }).click();
    await page.locator('#notebook').check();
    await tableRow(page, 2).click();
    assert.equal(await overflow(), 0, 'with everything unfolded');
    await close();
  });
}

test('on a phone the charts come first and the setup is folded below them', async () => {
  const { page, close } = await openPage(browser, site.url, {
    viewport: { width: 390, height: 844 },
  });
  await waitForChart(page);
  assert.equal(await count(page, '#setup details[open]'), 0);
  const [charts, setup] = await Promise.all(
    ['#charts', '#setup'].map((id) => page.locator(id).boundingBox()),
  );
  assert.ok(charts.y + charts.height <= setup.y);
  await close();
});

test('no text is smaller than 12 pixels and no target smaller than 24', async () => {
  const { page, close } = await openPage(browser, site.url);
  await waitForChart(page);
  await hardwareField(page, 'Dig', 'DRAM bandwidth');
  await tableRow(page, 5).click();
  const small = await page.evaluate(() => {
    const visible = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility());
    const texts = visible.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12);
    const controls = document.querySelectorAll('button, input, select, summary');
    const targets = [...controls].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return one.checkVisibility() && (width < 24 || height < 24);
    });
    return [...texts, ...targets].map((one) => one.outerHTML.slice(0, 80));
  });
  assert.deepEqual(small, []);
  await close();
});

test('the theme follows the system, can be forced, and is remembered', async () => {
  const { page, close } = await openPage(browser, site.url, { colorScheme: 'dark' });
  await waitForChart(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole('button', { name: /Theme: System/ }).click();
  const light = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  await waitForChart(page);
  assert.equal(await ground(), light);
  await page.getByRole('button', { name: /Theme: Light/ }).click();
  assert.equal(await ground(), dark);
  await close();
});

test('a definition opens by focus, and Escape closes it', async () => {
  const { page, close } = await openPage(browser, site.url);
  await waitForChart(page);
  await page.locator('#notebook').check();
  assert.match(
    await page.locator('#notebook-numbers .term').first().getAttribute('data-definition'),
    /notebook calls it CI/,
  );
  const term = page.locator('#totals .term').first();
  await term.focus();
  const definition = page.locator('#definition');
  assert.equal(await definition.isVisible(), true);
  assert.ok((await definition.innerText()).length > 20);
  assert.equal(await term.getAttribute('aria-describedby'), 'definition');
  await page.keyboard.press('Escape');
  assert.equal(await definition.isVisible(), false);
  const choice = page.getByRole('radio', { name: 'Per layer' });
  await choice.focus();
  assert.match(await definition.innerText(), /^Energy of a whole layer/);
  assert.equal(await choice.getAttribute('aria-describedby'), 'definition');
  await page.locator('#notebook').focus();
  assert.equal(await choice.getAttribute('aria-describedby'), null);
  await close();
});

test('every control is reached by the keyboard alone', async () => {
  const { page, close } = await openPage(browser, site.url);
  await waitForChart(page);
  const reached = new Set();
  for (let step = 0; step < 160; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement: one } = document;
      return one.id || one.getAttribute('aria-label') || one.name || one.textContent.trim();
    });
    reached.add(name);
  }
  for (const name of [
    'network',
    '/workload/batch',
    'Show Dig',
    'Edit Dig',
    'notebook',
    'floorline',
    'Paste layers…',
    'add-hardware',
    'fc8',
  ]) {
    assert.ok(reached.has(name), name);
  }
  await close();
});

test('names with HTML in them are plain text', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const { page, record, close } = await openPage(browser, site.url);
  // Whatever way a name takes into the page, it comes out of the core: so it is put in there.
  await page.addInitScript((hostile) => {
    const parse = JSON.parse;
    JSON.parse = (text, reviver) => {
      const value = parse(text, reviver);
      for (const layer of value?.result?.workload?.layers ?? []) layer.name = hostile;
      for (const one of value?.result?.hardware ?? []) one.name = hostile;
      if (value?.result?.headline) value.result.headline = hostile;
      return value;
    };
  }, name);
  await page.reload();
  await waitForChart(page);
  await tableRow(page, 0).click();
  assert.equal(await count(page, 'img'), 0);
  assert.equal(await page.locator('.say').innerText(), name);
  assert.match(await page.locator('.tooltip').innerText(), /<img src=x/);
  assert.match(await page.locator('#totals').innerText(), /<img src=x/);
  assert.deepEqual([...record.messages, ...record.errors, ...record.violations], []);
  await close();
});
