// Charts in somebody's page: frames as high as what they show, messages, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../scripts/static_server.mjs';
import { faultsOf } from './axe.mjs';
import { openHost, openHostOnDisk } from './embed_host.mjs';
import { launchBrowser, startSite } from './harness.mjs';
import { drawnPixels, plain } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const DECODE = 'workload=llama_3_8b&phase=decode&context=2048&hardware=nv_h100_sxm';
const chart = (attributes, inside = '') =>
  `<roofloor-chart ${attributes}>${inside}</roofloor-chart>`;

/** Runs a test on a host page, which must stay quiet. */
async function onHost(body, run, options) {
  const host = await openHost(browser, site.url, body, options);
  try {
    host.page.setDefaultTimeout(20000);
    await run(host);
    host.assertQuiet();
  } finally {
    await host.close();
  }
}

/** Whether all that a frame shows fits into it, and its height in the host. */
async function fits(host, at) {
  const frame = await host.frame(at);
  const inside = await frame.evaluate(() => ({
    body: Math.ceil(document.body.getBoundingClientRect().height),
    seen: innerHeight,
    wide: document.documentElement.scrollWidth - innerWidth,
  }));
  return inside.body === inside.seen && inside.wide <= 0;
}

for (const attributes of ['', 'sandbox']) {
  const place = attributes || 'no sandbox';
  test(`a chart under a strict policy has its height and a link (${place})`, async () => {
    await onHost(chart(`link="${DECODE}" ${attributes}`), async (host) => {
      const { height, version } = await host.ready(0);
      assert.match(version, /^\d+\.\d+\.\d+$/);
      assert.ok(height > 300 && height < 1200, `${height} px`);
      await host.page.waitForTimeout(500);
      assert.ok(await fits(host, 0));
      assert.ok((await drawnPixels(await host.frame(0), 'roofline')) > 1000);
      assert.equal(await host.chart(0).locator('a').getAttribute('href'), `${site.url}#${DECODE}`);
    });
  });
}

test('the height settles within two messages, at every width', async () => {
  for (const width of [390, 768, 1440]) {
    const viewport = { width, height: 900 };
    await onHost(
      chart(`link="${DECODE}"`),
      async (host) => {
        await host.chart(0).evaluate((element) => {
          globalThis.heights = [];
          for (const type of ['ready', 'resize']) {
            element.addEventListener(`roofloor-${type}`, (e) => heights.push(e.detail.height));
          }
        });
        await host.ready(0);
        await host.page.waitForTimeout(1200);
        const heights = await host.page.evaluate(() => globalThis.heights);
        // The first was sent before this script listened.
        assert.ok(heights.length <= 2, `${width} px: ${heights}`);
        assert.ok(await fits(host, 0), `${width} px`);
      },
      { viewport },
    );
  }
});

test('a plain iframe of a page that never answers shows the same', async () => {
  const source = `${site.url}?embed=1&ui=none&figure=roofline#${DECODE}`;
  const iframe = `<iframe title="Chart" width="800" height="500" src="${source}"></iframe>`;
  await onHost(iframe, async (host) => {
    const frame = await (await host.page.waitForSelector('iframe')).contentFrame();
    await frame.waitForFunction(() => performance.getEntriesByName('roofloor:first_chart').length);
    assert.ok((await drawnPixels(frame, 'roofline')) > 1000);
    assert.equal(await frame.locator('[data-figure="floorline"]').isVisible(), false);
    assert.equal(await frame.locator('#headline').isVisible(), false);
  });
});

test('a slider of an embedded chart moves its layers and tells the host', async () => {
  const controls = 'batch,/hardware/0/levels/0/bandwidth_bytes_per_second,nothing';
  await onHost(chart(`link="${DECODE}" controls="${controls}"`), async (host) => {
    await host.ready(0);
    const frame = await host.frame(0);
    assert.equal(await frame.locator('.embed-control').count(), 2);
    assert.match(await frame.locator('#embed-controls').innerText(), /no control “nothing”/);
    const before = plain(await frame.locator('.say').innerText());
    await frame.getByRole('slider', { name: 'Batch, by slider' }).fill('20');
    await host.page.waitForFunction(
      () => document.querySelector('roofloor-chart').project?.workload.batch > 1,
    );
    assert.notEqual(plain(await frame.locator('.say').innerText()), before);
    const slider = frame.getByRole('slider', { name: /bandwidth, by slider/ });
    await slider.fill('5');
    await host.page.waitForFunction(
      () => document.querySelector('roofloor-chart').project?.hardware[0].changed,
    );
    const link = await host.chart(0).locator('a').getAttribute('href');
    assert.ok(link.startsWith(`${site.url}#s=1.`), link);
  });
});

test('a host sets, gets, explains, exports and turns dark', async () => {
  await onHost(chart('link="workload=alexnet"'), async (host) => {
    await host.ready(0);
    const set = await host.call(0, 'set', 'workload=vgg16&hardware=dig');
    assert.equal(set.project.workload.network, 'vgg16');
    const got = await host.call(0, 'get');
    assert.deepEqual([got.link, got.type, got.of], ['workload=vgg16&hardware=dig', 'ack', 'get']);
    const { explanation } = await host.call(0, 'get', '/workload/layers/0/operations');
    // conv1_1 of VGG-16: 224 x 224 x 64 outputs of 27 products, two operations each.
    assert.ok(explanation.value >= 2 * 224 * 224 * 64 * 27);
    const svg = await host.call(0, 'export', 'roofline', 'svg', { size: 'one_column' });
    assert.match(svg.text, /^<svg[^>]* width="85mm"/);
    const tex = await host.call(0, 'export', 'floorline', 'pgfplots');
    assert.match(tex.text, /\\begin\{axis\}/);
    const png = await host.chart(0).evaluate(async (element) => {
      const size = { scale: 2, width: 400, height: 300 };
      const { blob } = await element.export('roofline', 'png', size);
      const { width, height } = await createImageBitmap(blob);
      return [blob.type, width, height];
    });
    assert.deepEqual(png, ['image/png', 800, 600]);
    await host.chart(0).evaluate((element) => element.setAttribute('theme', 'dark'));
    const frame = await host.frame(0);
    await frame.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  });
});

test('what is refused is said to the host and in the chart, which stays as it was', async () => {
  const project = '{"roofloor": 1, "workload": {"network": "vgg16", "batch": 0}}';
  const given = `<script type="application/json">${project}</script>`;
  await onHost(chart('link="workload=alexnet"', given), async (host) => {
    await host.ready(0);
    const frame = await host.frame(0);
    await frame.locator('.problem').waitFor();
    assert.match(plain(await frame.locator('.problem').innerText()), /batch is 0/);
    const answer = await host.call(0, 'set', { roofloor: 1, workload: { network: 'no_such' } });
    assert.equal(answer.path, '/workload/network');
    assert.match(answer.failure, /no_such/);
    assert.equal((await host.call(0, 'get')).project.workload.network, 'alexnet');
    assert.match((await host.call(0, 'ask', 'dance')).failure, /expected one of ping, set/);
  });
});

test('only the parent is listened to, whatever it sends', async () => {
  await onHost(chart('link="workload=alexnet"') + chart('link="workload=vgg16"'), async (host) => {
    await Promise.all([host.ready(0), host.ready(1)]);
    const [first, second] = [await host.frame(0), await host.frame(1)];
    // A frame beside it, and the page itself, are no parents.
    const message = { roofloor: 1, type: 'set', link: 'workload=resnet18' };
    await second.evaluate((sent) => parent.frames[0].postMessage(sent, '*'), message);
    await first.evaluate((sent) => postMessage(sent, '*'), message);
    await host.chart(0).evaluate((element) => {
      const { contentWindow } = element.querySelector('iframe');
      const large = 'x'.repeat(8 << 20);
      for (const data of [
        null,
        7,
        'roofloor',
        [],
        { roofloor: 2, type: 'set' },
        { roofloor: 1 },
        { roofloor: 1, type: { toString: null } },
        { roofloor: 1, type: 'set', project: large },
        { roofloor: 1, type: 'set', project: { roofloor: 1, title: large } },
        { roofloor: 1, type: 'set', project: new Map([[1, 2]]) },
        { roofloor: 1, type: 'get', path: large },
        { roofloor: 1, type: 'export', figure: '../x', format: 'svg', options: { width: -1 } },
        { roofloor: 1, type: 'theme', theme: '"><script>' },
      ]) {
        contentWindow.postMessage(data, '*');
      }
    });
    const { project } = await host.call(0, 'get');
    assert.equal(project.workload.network, 'alexnet');
  });
});

test('a chart to read only has nothing to change, and its marks can be pointed at', async () => {
  await onHost(chart('link="workload=alexnet" readonly ui="full"'), async (host) => {
    await host.ready(0);
    const frame = await host.frame(0);
    for (const place of ['#setup', '#tabs', '.actions', '#embed-controls']) {
      assert.equal(await frame.locator(place).isVisible(), false, place);
    }
    assert.ok(await frame.locator('#legend').evaluate((legend) => legend.inert));
    await frame.locator('[data-figure="roofline"] canvas').press('ArrowRight');
    assert.equal(await frame.locator('.tooltip').isVisible(), true);
  });
});

test('ten charts fetch each file once', async () => {
  const sent = [];
  const folder = fileURLToPath(new URL('../../build/site', import.meta.url));
  const server = await startServer({ folder, answered: (path) => sent.push(path.split('?')[0]) });
  const body = chart('link="workload=alexnet" loading="eager"').repeat(10);
  const host = await openHost(browser, server.url, body);
  for (let at = 0; at < 10; at += 1) await host.ready(at);
  // Each frame is a page of its own; what it is made of comes once.
  const parts = sent.filter((path) => path !== '/');
  assert.deepEqual([...parts].sort(), [...new Set(parts)].sort());
  const files = ['app.js', 'core.js', 'embed.js', 'roofloor_first.wasm', 'style.css'];
  const expected = files.map((name) => `/${name}`);
  assert.deepEqual([...parts].sort().filter((path) => path !== '/icon.svg'), expected);
  host.assertQuiet();
  await host.close();
  await server.close();
});

test('charts on the disk take the one file beside the script, without any network', async () => {
  const host = await openHostOnDisk(browser, chart('link="workload=alexnet&hardware=dig"'));
  host.page.setDefaultTimeout(20000);
  await host.ready(0);
  assert.ok((await drawnPixels(await host.frame(0), 'roofline')) > 1000);
  assert.match(await host.chart(0).locator('a').getAttribute('href'), /roofloor\.html#workload/);
  assert.deepEqual(
    host.record.requests.map((request) => new URL(request).pathname.split('/').at(-1)),
    ['index.html', 'embed.js', 'roofloor.html'],
  );
  assert.deepEqual([host.record.messages, host.record.errors], [[], []]);
  await host.close();
});

test('axe finds nothing in embedded pages, in both themes', async () => {
  const bodies = ['ui="none"', 'ui="min"', 'readonly figure="breakdown_time"', 'ui="full"'];
  for (const theme of ['light', 'dark']) {
    const body = bodies.map((one) => chart(`${one} theme="${theme}" link="${DECODE}"`)).join('');
    await onHost(body, async (host) => {
      for (let at = 0; at < bodies.length; at += 1) {
        await host.ready(at);
        assert.deepEqual(await faultsOf(await host.frame(at)), [], `${bodies[at]} ${theme}`);
      }
    });
  }
});

test('the script that hosts load has less than 3 kB', () => {
  const { length } = readFileSync(new URL('../../build/site/embed.js', import.meta.url));
  assert.ok(length < 3000, `${length} bytes`);
});
