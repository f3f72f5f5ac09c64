// What is counted: networks and their parameters, conventions, layers that are computed together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  count,
  drawn,
  eachOnItsOwnPage,
  hardwareField,
  openSum,
  plain,
  tableRow,
  total,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

const workloadTotal = async (name) => {
  await drawn(page);
  return plain(await page.locator(`.workload-total [data-total="${name}"]`).innerText());
};

test('networks stand in groups, the notebook has one of its own', async () => {
  const groups = page.locator('#network optgroup');
  assert.deepEqual(await groups.evaluateAll((all) => all.map(({ label }) => label)), [
    'Images',
    'Language and speech',
    'Sizes of your own',
    'As in the notebook',
  ]);
  const group = groups.last();
  const names = await group.locator('option').evaluateAll((all) => all.map(({ value }) => value));
  assert.deepEqual(names, ['alexnet_notebook', 'alexnet_notebook_typed', 'vit_notebook']);
});

test('many parameters are folded, unfolded once one is changed, and one may be empty', async () => {
  await page.getByLabel('Network').selectOption('vit_base');
  const depth = page.getByLabel('Blocks');
  assert.equal(await depth.isVisible(), false);
  await page.locator('.fold summary', { hasText: 'Shape' }).click();
  // ViT-B/16 as published has 17,563,828,224 MACs, 17,447,454,720 of them in its 12 blocks. Each
  // has 12 * 197 * 768^2 for its products with weights and 2 * 197^2 * 768 for attention.
  assert.equal(await workloadTotal('macs'), '17.6 G');
  await depth.fill('24');
  assert.equal(await workloadTotal('macs'), '35.0 G');
  await page.getByText('Shape changed').waitFor();
  const hidden = page.getByLabel('Feed-forward width');
  assert.equal(await hidden.inputValue(), '');
  assert.equal(await hidden.getAttribute('placeholder'), 'follows');
  await hidden.fill('768');
  assert.notEqual(await workloadTotal('macs'), '35.0 G');
  await hidden.fill('');
  assert.equal(await workloadTotal('macs'), '35.0 G');
  assert.equal(await count(page, '.problem'), 0);
});

test('what is counted in another way is said beside the totals', async () => {
  assert.equal(await count(page, '.unusual'), 0);
  await page.getByLabel('Counted').selectOption('dense');
  // 2 * 714,188,480 MACs of torchvision's AlexNet.
  assert.equal(await workloadTotal('operations'), '1.43 Gop');
  assert.match(await page.locator('.unusual').innerText(), /Dense products only/);
  await page.getByLabel('Fusion').selectOption('separate');
  assert.match(await page.locator('.unusual').innerText(), /Separate.*Dense products only/);
  assert.equal(await count(page, '#table tbody tr'), 18);
  await page.getByLabel('Counted').selectOption('all');
  await page.getByLabel('Fusion').selectOption('fused');
  assert.equal(await count(page, '.unusual'), 0);
});

test('a row says what is computed with its layer, and how often it is', async () => {
  assert.match(await tableRow(page, 0).innerText(), /^conv1\s+with relu1, pool1/);
  await page.getByLabel('Network').selectOption('vit_base');
  await drawn(page);
  assert.match(await tableRow(page, 1).innerText(), /^block\.qkv\s+× 12/);
});

test('a layer without operations is listed with its bytes and time', async () => {
  await page.getByLabel('Counted').selectOption('dense');
  await page.getByLabel('Fusion').selectOption('separate');
  await drawn(page);
  const cells = (await tableRow(page, 1).locator('th, td').allInnerTexts()).map(plain);
  // relu1 reads and writes 64 * 55 * 55 elements of 2 bytes: 774,400 B / 1.2 TB/s.
  assert.deepEqual(cells.slice(0, 4), ['relu1', '0 op', '774 kB', '0']);
  assert.equal(cells[5], '645 ns');
  await tableRow(page, 1).click();
  await page.getByText('What limits relu1').waitFor();
});

test('notes of doubt stand on the card of a hardware that cannot be', async () => {
  const notes = page.getByRole('list', { name: 'Notes on Dig' });
  // 550 Top/s * 2 nJ/op = 1.1 MW.
  assert.match(plain(await notes.innerText()), /1\.10 MW/);
  assert.equal(await total(page, 0, 'seconds'), '103 µs');
});

test('in notebook mode the conventions still apply', async () => {
  await page.locator('#notebook').check();
  await page.getByLabel('Fusion').selectOption('separate');
  assert.equal(await count(page, '#notebook-numbers tbody tr'), 18);
});

test('ResNet-18 at 8 bits takes 1.54, 1.84 or 2.70 mJ by what is counted', async () => {
  // 0.02 pJ/op, and 90 pJ/B as a balance of 4500 op/B: the constants that ZigZag's mapper was run
  // with. Its 1,814,073,344 MACs and 16,347,792 B take 1.544 mJ fused and dense; additions and
  // pooling bring 1.840, batch norm and ReLU apart 2.703.
  await page.getByLabel('Network').selectOption('resnet18');
  await page.getByLabel('Weights', { exact: true }).selectOption('int8');
  await page.getByLabel('Activations', { exact: true }).selectOption('int8');
  await (await hardwareField(page, 'Dig', 'Energy per operation')).fill('0.02 pJ/op');
  await (await hardwareField(page, 'Dig', /energy balance/)).fill('4500 op/B');
  const energy = (fusion, counted) =>
    page
      .getByLabel('Fusion')
      .selectOption(fusion)
      .then(() => page.getByLabel('Counted').selectOption(counted))
      .then(() => total(page, 0, 'energy_joules'));
  assert.equal(await energy('separate', 'all'), '2.70 mJ');
  assert.equal(await energy('activations_fused', 'all'), '1.84 mJ');
  assert.equal(await energy('fused', 'dense'), '1.54 mJ');
  assert.match(await page.locator('.unusual').innerText(), /Dense products only/);
  const of_energy = page.locator('[data-explain="/hardware/0/totals/energy_joules"]');
  const sum = plain(await (await openSum(page, of_energy)).innerText());
  assert.match(sum, /sum/i);
  assert.match(sum, /1\.54 mJ/);
  await page.keyboard.press('Escape');
  await tableRow(page, 0).click();
  const of_compute = page.locator('[data-explain="/hardware/0/layers/0/compute_joules"]');
  const layer = plain(await (await openSum(page, of_compute)).innerText());
  assert.match(layer, /Entered by you/);
  assert.match(layer, /20\.0 fJ\/op/);
});
