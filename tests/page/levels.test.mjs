// Memory levels, groups of devices and what is said of them, as a user meets them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { write_link } from '../../web/app/project/share_link.js';
import { node_packer } from '../web/node_packer.mjs';
import { faultsOf } from './axe.mjs';
import {
  drawn,
  eachOnItsOwnPage,
  followLink,
  hardwareField,
  openSum,
  plain,
  total,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

/** Opens one of the examples. */
async function example(name) {
  const file = new URL(`../../web/examples/${name}.json`, import.meta.url);
  await followLink(page, await write_link(JSON.parse(readFileSync(file, 'utf8')), node_packer));
}
const legend = async () => plain(await page.getByRole('list', { name: 'Marks' }).innerText());
const summary = async () => {
  await drawn(page);
  const chart = page.locator('[data-figure="roofline"] canvas');
  return plain(await chart.getAttribute('aria-label'));
};

test('intensity is measured at any level, and undone with one step', async () => {
  assert.equal(await page.locator('#measured-at').count(), 0, 'Dig, PIM and PNM have one level');
  await example('memory_levels');
  const choice = page.getByLabel('Intensity measured at');
  assert.equal(await choice.inputValue(), 'every');
  assert.match(await legend(), /roof of another memory level.*the layer at its other levels/s);
  // 312 T over 2.039 TB/s, and over the 7.219 TB/s of the L2
  assert.match(await summary(), /ridge at 153 op\/B/);
  await choice.selectOption({ label: 'level 2: L2' });
  assert.match(await summary(), /ridge at 43\.2 op\/B/);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.match(await summary(), /ridge at 153 op\/B/);
  assert.deepEqual(await faultsOf(page), []);
});

test('a pinned layer shows what crosses each level, each number with its sum', async () => {
  await example('memory_levels');
  await page.locator('#table .layer-name').first().click();
  const table = page.getByRole('region', { name: 'Memory levels of A100 with its L1' });
  assert.match(plain(await table.innerText()), /HBM2E\s+L2\s+L1/);
  const bytes = table.getByRole('button', { name: /Bytes over L2/ });
  const sum = plain(await (await openSum(page, bytes)).innerText());
  // 112 * 112 * 32 rows and 64 columns in tiles of 313 x 313
  assert.match(sum, /ceil\(401.408 \/ 313\)/);
  assert.match(sum, /side of a square tile of the result that fits L1/);
});

test('several devices share a workload; their link is counted once it is known', async () => {
  await (await hardwareField(page, 'Dig', 'Devices')).fill('4');
  await drawn(page);
  assert.match(await page.locator('.hardware').first().innerText(), /4 × Dig/);
  const remark = page.locator('#totals .hint').first();
  assert.match(await remark.innerText(), /tensor parallelism/);
  const link = await hardwareField(page, '4 × Dig', 'Link between devices');
  await link.fill('100 GB/s');
  await drawn(page);
  assert.match(await page.locator('.hardware').first().innerText(), /changed/);
});

test('a number of devices that cannot be is refused where it is typed', async () => {
  const before = await total(page, 0, 'seconds');
  await (await hardwareField(page, 'Dig', 'Devices')).fill('1.5');
  await drawn(page);
  assert.match(await page.locator('.field-error').innerText(), /whole number/);
  assert.equal(await total(page, 0, 'seconds'), before);
});

test('overhead and achieved shares lower what is reached, and the ceiling is drawn', async () => {
  const fast = await total(page, 0, 'inferences_per_second');
  await (await hardwareField(page, 'Dig', 'Overhead of a layer')).fill('1 ms');
  assert.notEqual(await total(page, 0, 'inferences_per_second'), fast);
  await (await hardwareField(page, 'Dig', 'Achieved share of the peak')).fill('0.5');
  await drawn(page);
  assert.match(await legend(), /ceiling: what is achieved/);
});

test('near-bank memory has a floorline once both its levels have energies', async () => {
  await example('in_memory');
  const note = page.locator('#totals [aria-label^="Totals on 32 × GDDR6-AiM"]');
  assert.match(plain(await note.innerText()), /No energy per operation and per byte is published/);
  assert.match(plain(await note.innerText()), /Enter its energies/);
  const enter = async (label, text) =>
    (await hardwareField(page, '32 × GDDR6-AiM', label)).fill(text);
  await enter('Energy per operation', '1 pJ/op');
  await enter('GDDR6 energy per byte', '50 pJ/B');
  assert.equal(await total(page, 0, 'energy_joules'), '\u2013');
  await enter('banks energy per byte', '10 pJ/B');
  assert.match(await total(page, 0, 'energy_joules'), / mJ$/);
});

test('weights that fit the arrays stay there, and the page says so', async () => {
  await example('resident_weights');
  const remark = (text) => page.locator('#totals').getByText(text).waitFor();
  await remark(/fit its PCM arrays of 4\.19/);
  await page.locator('#format-weights').selectOption('fp16');
  await remark(/do not fit its PCM arrays/);
});
