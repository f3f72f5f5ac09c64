// Energies that nobody types: out of published tables, and fitted to measured rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './axe.mjs';
import { drawn, eachOnItsOwnPage, followLink, hardwareField, plain, total } from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

const button = (name) => page.getByRole('button', { name, exact: true });
const outcome = (id) => page.locator(`#${id}-outcome`).innerText().then(plain);

/** Planted: 1 pJ/op, 50 pJ/B, 20 W; the A100 has its ridge at 312 T / 2.039 TB/s = 153 op/B. */
const rows = `name, operations (T), bytes (GB), seconds, joules
stream, 1, 1000, 0.5, 61
ridge, 30, 200, 0.1, 42
dense, 300, 10, 1, 320.5
idle, 0, 0, 10, 200`;

async function openEditor(id, name) {
  await followLink(page, `workload=alexnet&hardware=${id}`);
  return hardwareField(page, name, 'HBM2E energy per byte');
}

test('published energies are filled in with their source, in one step', async () => {
  const field = await openEditor('nv_a100_sxm_80', 'A100 SXM4 80GB');
  await button('Fill from tables…').click();
  assert.equal(await page.locator('#fill-process').inputValue(), '7 nm');
  assert.equal(await page.locator('#fill-operation').inputValue(), 'fp16');
  assert.equal(await page.locator('#fill-memory').inputValue(), 'hbm2e_micron');
  assert.match(await outcome('fill'), /at fp16: 250 fJ\/op in place of the estimate/);
  assert.deepEqual(await faultsOf(page), []);
  await page.locator('#fill-operation').selectOption('int8');
  assert.match(await outcome('fill'), /at int8: 38\.5 fJ\/op/);
  await page.locator('#fill-operation').selectOption('fp16');
  await button('Fill in').click();
  assert.equal(plain(await field.inputValue()), '48 pJ/B');
  const editor = page.getByRole('group', { name: 'Numbers of A100 SXM4 80GB' });
  assert.match(await editor.innerText(), /derived, Jouppi et al\., .*ISCA 2021, Table 2/);
  // AlexNet: 1.4302 Gop at 0.25 pJ and 123.9 MB at 48 pJ
  assert.equal(await total(page, 0, 'energy_joules'), '6.30 mJ');
  await button('Undo').click();
  await drawn(page);
  assert.equal(await field.inputValue(), '');
  assert.doesNotMatch(await editor.innerText(), /Jouppi/);
});

test('where nothing suits the tables say what they have', async () => {
  await followLink(page, 'workload=alexnet&weights=fp8&activations=fp8&hardware=nv_h100_sxm');
  await button('Edit H100 SXM5 80GB').click();
  await button('Fill from tables…').click();
  const dialog = page.locator('#fill[open]');
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /No energy is published for fp8 in 7 nm; there is one/);
  assert.match(await dialog.innerText(), /No energy of a byte is published for HBM3/);
  assert.match(await outcome('fill'), /Nothing is filled in/);
  assert.ok(await button('Fill in').isDisabled());
  await page.locator('#fill-memory').selectOption('hbm2_jouppi');
  assert.match(await outcome('fill'), /Without an energy of an operation there is no floorline/);
});

test('a fit of measured rows becomes the energies, by keys alone, until undo', async () => {
  const field = await openEditor('nv_a100_sxm_80', 'A100 SXM4 80GB');
  await button('Fit to measurements…').focus();
  await page.keyboard.press('Enter');
  await page.locator('#fit-text').fill(rows);
  assert.match(await outcome('fit'), /The rows tell all three apart/);
  const values = page.locator('#fit-outcome .fitted').first().locator('td:nth-child(2)');
  const shown = (await values.allInnerTexts()).map(plain);
  assert.deepEqual(shown, ['1.00 pJ/op', '50.0 pJ/B', '20.0 W']);
  assert.deepEqual(await faultsOf(page), []);
  await button('Use these energies').focus();
  await page.keyboard.press('Enter');
  assert.equal(plain(await field.inputValue()), '50 pJ/B');
  const editor = page.getByRole('group', { name: 'Numbers of A100 SXM4 80GB' });
  assert.match(await editor.innerText(), /estimate, Fitted to 4 measured rows/);
  await button('Undo').click();
  await drawn(page);
  assert.equal(await field.inputValue(), '');
});

test('rows from one side of the ridge tell a sum, and nothing is taken over', async () => {
  await openEditor('nv_a100_sxm_80', 'A100 SXM4 80GB');
  await button('Fit to measurements…').click();
  await page.locator('#fit-text').fill(`operations (T), bytes (GB), seconds, watts
1, 1000, 0.5, 122
20, 1000, 0.5, 160
50, 1000, 0.5, 220`);
  assert.match(await outcome('fit'), /All rows lie on the memory side of the ridge/);
  assert.match(await outcome('fit'), /e_mem \+ p0 \/ beta'/);
  assert.match(await outcome('fit'), /60\.0 pJ\/B/); // 50 pJ/B + 20 W / 2 TB/s
  assert.ok(await button('Use these energies').isDisabled());
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#fit').isVisible()));
  await button('Fit to measurements…').click();
  assert.equal(await page.locator('#fit-text').inputValue(), '');
});

test('a table that is refused is refused with its line and column', async () => {
  await openEditor('nv_a100_sxm_80', 'A100 SXM4 80GB');
  await button('Fit to measurements…').click();
  await page.locator('#fit-text').fill('operations,bytes,seconds,joules\n1,1,1,1\n1,1,0,1');
  assert.match(await outcome('fit'), /Line 3: column 3, "seconds": the value is 0/);
  assert.equal(await page.locator('#fit-text').getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await faultsOf(page), []);
  await page.locator('#fit-text').fill('');
  await button('Try the example').click();
  assert.match(await outcome('fit'), /The rows tell all three apart/);
  assert.match(await outcome('fit'), /± /);
  await button('Use these energies').click();
  // No more digits than a fit can know: 802.4, not 802.448303082.
  const field = await hardwareField(page, 'A100 SXM4 80GB', 'Energy per operation at fp16');
  assert.match(plain(await field.inputValue()), /^\d{3}\.\d fJ\/op$/);
});
