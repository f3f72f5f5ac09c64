// Language models: what is asked of them, what they keep, and whether it fits.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { misfits } from './fit.mjs';
import { launchBrowser, startSite } from './harness.mjs';
import { count, drawn, plain, resize, runOnPage, tableRow, total, unfoldAll } from './steps.mjs';

let browser;
let site;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
});
after(() => Promise.all([browser.close(), site.close()]));

const DECODE = 'workload=llama_3_8b&context=2048&phase=decode&hardware=nv_h100_sxm,samsung_hbm_pim';
const GENERATE = 'workload=llama_3_8b&phase=generate';
const onPage = (hash, run, options) =>
  runOnPage(browser, `${site.url}${hash && `#${hash}`}`, run, options);

const field = (page, name) => page.getByRole('textbox', { name, exact: true });
const slider = (page, name) => page.getByRole('slider', { name: `${name}, by slider` });
const phase = (page, name) => page.locator('[data-name="phase"] label', { hasText: name });
const workloadTotal = async (page, name) => {
  await drawn(page);
  return plain(await page.locator(`.workload-total [data-total="${name}"]`).innerText());
};

test('a language model shows what is asked of it in each phase', () =>
  onPage('', async (page) => {
    assert.equal(await count(page, '[data-name="phase"]'), 0);
    await page.getByLabel('Network').selectOption('llama_3_8b');
    assert.equal(await field(page, 'Prompt').inputValue(), '1024');
    assert.equal(await count(page, '[id="/workload/parameters/context"]'), 0);
    await phase(page, 'Decode').click();
    assert.equal(await field(page, 'Context').inputValue(), '1024');
    assert.equal(await count(page, '[id="/workload/parameters/prompt"]'), 0);
    // One token: two operations for each of the 7.50 G weights of the products, and attention.
    await field(page, 'Context').fill('2048');
    assert.equal(await workloadTotal(page, 'operations'), '16.1 Gop');
    await phase(page, 'Generate').click();
    assert.equal(await field(page, 'New tokens').inputValue(), '128');
    assert.equal(await field(page, 'Query heads').isVisible(), false);
    await page.locator('.fold summary', { hasText: 'Shape' }).click();
    assert.equal(await field(page, 'Key/value heads').inputValue(), '8');
    assert.equal(await page.getByRole('switch', { name: 'Gated feed-forward' }).isChecked(), true);
  }));

test('what is asked goes along to another language model, and not to pictures', () =>
  onPage(DECODE, async (page) => {
    await page.getByLabel('Network').selectOption('mistral_7b');
    assert.equal(await field(page, 'Context').inputValue(), '2048');
    assert.equal(await page.locator('[name="phase"][value="decode"]').isChecked(), true);
    await page.getByLabel('Network').selectOption('alexnet');
    assert.equal(await count(page, '[data-name="phase"], #format-kv_cache, .problem'), 0);
    await page.getByLabel('Network').selectOption('llama_3_8b');
    assert.equal(await page.locator('[name="phase"][value="prefill"]').isChecked(), true);
  }));

test('the batch slides by a drag and by keys, and a drag is one step', () =>
  onPage(DECODE, async (page) => {
    const batch = slider(page, 'Batch');
    const before_drag = await total(page, 0, 'seconds');
    const { x, y, width, height } = await batch.boundingBox();
    assert.ok(height >= 24);
    await page.mouse.move(x + 8, y + height / 2);
    await page.mouse.down();
    for (const part of [0.2, 0.4, 0.6, 0.8]) {
      await page.mouse.move(x + width * part, y + height / 2);
      await drawn(page);
    }
    await page.mouse.up();
    const dragged = Number(await field(page, 'Batch').inputValue());
    assert.ok(dragged > 64 && dragged < 1024, String(dragged));
    assert.notEqual(await total(page, 0, 'seconds'), before_drag);
    assert.equal(await batch.getAttribute('aria-valuetext'), String(dragged));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    assert.equal(await total(page, 0, 'seconds'), before_drag);
    assert.equal(await page.getByRole('button', { name: 'Undo' }).isDisabled(), true);
    await batch.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await drawn(page);
    assert.equal(await field(page, 'Batch').inputValue(), '3');
    await page.keyboard.press('End');
    await drawn(page);
    assert.equal(await field(page, 'Batch').inputValue(), '1024');
    assert.equal(await total(page, 0, 'user_tokens_per_second').then(Boolean), true);
    // What is typed moves the slider; what is beyond its end stays as it is typed.
    await field(page, 'Batch').fill('4096');
    await field(page, 'Context').focus();
    assert.equal(await batch.inputValue(), await batch.getAttribute('max'));
    assert.equal(await batch.getAttribute('aria-valuetext'), '4096');
  }));

test('the cache has a format of its own, of the workload and of a layer', () =>
  onPage(DECODE, async (page) => {
    // 2 * 8 heads * 128 elements * 2048 tokens * 32 blocks, of 2 bytes and of one.
    const cached = () => tableRow(page, 5).locator('[data-column="kv_read_bytes"]').innerText();
    assert.equal(plain(await cached()), '268 MB');
    await page.getByLabel('KV cache', { exact: true }).selectOption('fp8');
    await drawn(page);
    assert.equal(plain(await cached()), '134 MB');
    await tableRow(page, 5).locator('.layer-name').click();
    assert.match(plain(await page.locator('.tooltip').innerText()), /Cache bytes read\s+134 MB/);
    await page.getByLabel('KV cache of attention').selectOption('int4');
    await drawn(page);
    assert.equal(plain(await cached()), '67.1 MB');
    assert.match(await tableRow(page, 5).innerText(), /own formats/);
    await tableRow(page, 8).locator('.layer-name').click();
    await drawn(page);
    assert.equal(await count(page, '#layer-format-kv_cache'), 0);
    assert.doesNotMatch(await page.locator('#layer-card').innerText(), /Cache bytes/);
  }));

test('the editor has the format of the cache at the layers that move some', () =>
  onPage(DECODE, async (page) => {
    await tableRow(page, 5).locator('.layer-name').click();
    await page.getByRole('button', { name: 'Edit layers', exact: true }).click();
    await page.locator('#edited-format-kv_cache').selectOption('fp8');
    await drawn(page);
    await page.waitForURL(/#s=1/);
    assert.match(await tableRow(page, 5).innerText(), /own formats/);
    await page.locator('.layer-choice', { hasText: 'gate' }).click();
    await drawn(page);
    assert.equal(await count(page, '#edited-format-weights'), 1);
    assert.equal(await count(page, '#edited-format-kv_cache'), 0);
  }));

test('what does not fit says so at the hardware and in its totals', () =>
  onPage(DECODE, async (page) => {
    const marks = page.locator('#hardware .tag-misfit');
    assert.equal(await marks.count(), 1);
    const row = page.locator('.hardware', { hasText: 'HBM2-PIM' });
    assert.match(await row.innerText(), /does not fit/);
    assert.equal(await marks.locator('svg').isVisible(), true);
    const card = page.locator('#totals [data-hardware="1"]');
    assert.match(plain(await card.locator('.misfit').innerText()), /16\.3 GB.*6\.00 GB/s);
    assert.equal(await total(page, 1, 'memory_used_fraction'), '272 %');
    assert.equal(await total(page, 0, 'memory_used_fraction'), '20.4 %');
    assert.equal(await total(page, 0, 'tokens_per_second'), '219 /s');
    // 4 bits a weight: 4.28 GB.
    await page.getByLabel('Weights', { exact: true }).selectOption('int4');
    await drawn(page);
    assert.equal(await marks.count(), 0);
    assert.equal(await count(page, '.misfit'), 0);
  }));

test('tokens have totals where there are some, memory where it is known', () =>
  onPage('', async (page) => {
    const names = ['$="token_seconds"', '*="tokens_per"', '^="memory_used"'];
    const selectors = names.map((name) => `[data-total${name}]`);
    assert.equal(await count(page, selectors.join()), 0);
    await page.getByLabel('Network').selectOption('gpt2');
    assert.notEqual(await total(page, 0, 'first_token_seconds'), '–');
    assert.equal(await count(page, '[data-total="memory_used_fraction"]'), 0);
  }));

const ONE_CHIP = 'workload=llama_3_8b&hardware=nv_h100_sxm';

for (const asked of [ONE_CHIP, `${ONE_CHIP}&phase=decode`, `${ONE_CHIP}&batch=8`]) {
  test(`no total stands alone in the last row: ${asked.slice(ONE_CHIP.length) || 'prefill'}`, () =>
    onPage(asked, async (page) => {
      for (const width of [1440, 1024]) {
        await resize(page, width, 900);
        const tops = await page
          .locator('#totals [data-hardware] dl > div')
          .evaluateAll((all) => all.map((one) => one.offsetTop));
        const last = tops.filter((top) => top === tops.at(-1)).length;
        assert.ok(new Set(tops).size > 1 && last > 1, `${width}: ${tops.join()}`);
        const { width: row } = await page.locator('.roof-line li').first().boundingBox();
        assert.ok(row <= 320, `a name is ${row} px from its number`);
      }
    }));
}

test('the tokens of each user are told where there are several', () =>
  onPage(`${ONE_CHIP}&phase=decode`, async (page) => {
    assert.equal(await count(page, '[data-total="tokens_per_second"]'), 1);
    assert.equal(await count(page, '[data-total="user_tokens_per_second"]'), 0);
    await field(page, 'Batch').fill('8');
    assert.equal(await count(page, '[data-total="user_tokens_per_second"]'), 1);
  }));

test('attention has conventions where there is some, a latent cache one more', () =>
  onPage(DECODE, async (page) => {
    assert.equal(await count(page, '#attention, #causal, #lm_head'), 3);
    assert.equal(await count(page, '#latent'), 0);
    const rows = await count(page, '#table tbody tr');
    await page.locator('#attention').selectOption('unfused');
    assert.equal(await count(page, '#table tbody tr'), rows + 1);
    assert.match(await page.locator('.unusual').innerText(), /Attention: Unfused/);
    assert.equal(await count(page, '#attention'), 1);
    await page.getByLabel('Network').selectOption('deepseek_v3');
    assert.equal(await count(page, '#latent'), 1);
    await page.getByLabel('Network').selectOption('alexnet');
    assert.equal(await count(page, '#attention, #causal, #lm_head, #latent, .unusual'), 0);
  }));

test('a block that repeats is written out, with the same totals', () =>
  onPage(DECODE, async (page) => {
    const bytes = await workloadTotal(page, 'total_bytes');
    const seconds = await total(page, 0, 'seconds');
    await page.locator('[data-name="blocks"] label', { hasText: 'Written out' }).click();
    await drawn(page);
    assert.equal(await workloadTotal(page, 'total_bytes'), bytes);
    assert.equal(await total(page, 0, 'seconds'), seconds);
    assert.ok(Number(await page.locator('table.layers').getAttribute('aria-rowcount')) > 250);
    await page.locator('[data-name="blocks"] label', { hasText: 'Folded' }).click();
    assert.equal(await count(page, '#table tbody tr'), 11);
    await page.getByLabel('Network').selectOption('alexnet');
    assert.equal(await count(page, '[data-name="blocks"]'), 0);
  }));

test('a link says the phase and the sizes of the inputs', () =>
  onPage(`${GENERATE}&prompt=512&generated=64&kv_cache=fp8`, async (page) => {
    assert.equal(await field(page, 'Prompt').inputValue(), '512');
    assert.equal(await field(page, 'New tokens').inputValue(), '64');
    assert.equal(await page.locator('#format-kv_cache').inputValue(), 'fp8');
    await phase(page, 'Decode').click();
    await page.waitForURL(/#workload=llama_3_8b&generated=64&prompt=512&phase=decode&kv_cache=fp8/);
  }));

for (const colorScheme of ['light', 'dark']) {
  test(`all of it is accessible and nothing is cut, in the ${colorScheme} theme`, () =>
    onPage(
      DECODE,
      async (page) => {
        const faults = [];
        for (const width of [1440, 1024, 390]) {
          await resize(page, width, 900);
          await unfoldAll(page);
          await phase(page, 'Generate').click();
          await drawn(page);
          const found = [...(await faultsOf(page)), ...(await misfits(page))];
          faults.push(...found.map((fault) => `${width} px: ${fault}`));
        }
        assert.deepEqual(faults, []);
      },
      { colorScheme },
    ));
}
