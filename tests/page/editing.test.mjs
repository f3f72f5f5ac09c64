// Editing: what is typed changes the numbers; what cannot be understood changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  allTotals,
  chartLayer,
  count,
  drawn,
  eachOnItsOwnPage,
  hardwareField,
  plain,
  total,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

test('twice the bandwidth halves the time of a workload that waits for memory', async () => {
  // 123,900,448 B / 1.2 TB/s = 103 µs, all layers memory-bound; at 2.4 TB/s conv2 (454 op/B) meets
  // the compute roof of 550 Top/s at 229 op/B: 122,912,676 B / 2.4 TB/s + 448,469,568 / 550e12.
  assert.equal(await total(page, 0, 'seconds'), '103 µs');
  const field = await hardwareField(page, 'Dig', 'DRAM bandwidth');
  await field.fill('2.4 TB/s');
  assert.equal(await total(page, 0, 'seconds'), '52.0 µs');
  assert.match(await page.locator('#live').innerText(), /Dig/);
});

test('a field takes any prefix and unit, says what it understood, and can be reset', async () => {
  const field = await hardwareField(page, 'Dig', 'DRAM bandwidth');
  await field.fill('9600 Gbit/s');
  assert.equal(plain(await page.locator('.field-understood').innerText()), '= 1.2 TB/s');
  await field.fill('2400 GB/s');
  await field.blur();
  await drawn(page);
  assert.equal(plain(await field.inputValue()), '2.4 TB/s');
  await page.getByRole('button', { name: /Reset DRAM bandwidth/ }).click();
  await drawn(page);
  assert.equal(plain(await field.inputValue()), '1.2 TB/s');
  assert.equal(await total(page, 0, 'seconds'), '103 µs');
});

for (const text of ['-5 TB/s', 'abc', '1e400', 'NaN', '0', '']) {
  test(`a bandwidth of "${text}" is refused: totals and text stay as they are`, async () => {
    const totals = await allTotals(page);
    const field = await hardwareField(page, 'Dig', 'DRAM bandwidth');
    await field.fill(text);
    await field.blur();
    await drawn(page);
    assert.equal(await field.inputValue(), text);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const note = await page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`);
    assert.match(await note.innerText(), /expected/);
    assert.deepEqual(await allTotals(page), totals);
    assert.match(
      await page.locator('.problem').innerText(),
      /Last good result shown.*DRAM bandwidth/,
    );
    await field.fill('1.2 TB/s');
    assert.equal(await count(page, '.problem'), 0);
  });
}

test('a batch of nothing is refused, and another edit still works', async () => {
  const batch = page.getByRole('textbox', { name: 'Batch' });
  await batch.fill('0');
  assert.match(await page.locator('.field-error').innerText(), /expected/);
  await page.getByLabel('Weights').selectOption('fp32');
  assert.equal(await batch.inputValue(), '0');
  await batch.press('Escape');
  await drawn(page);
  assert.equal(await batch.inputValue(), '1');
});

test('a network brings its own form', async () => {
  await page.getByLabel('Network').selectOption('vit_notebook');
  assert.equal(await count(page, '#table tbody tr'), 4);
  const before_edit = await allTotals(page);
  await page.locator('.fold summary', { hasText: 'Shape' }).click();
  await page.getByLabel('Image size').fill('64');
  assert.notDeepEqual(await allTotals(page), before_edit);
  await page.getByLabel('Image size').fill('2.5');
  assert.match(await page.locator('.field-error').innerText(), /whole/);
});

test('hardware is hidden, shown, added and removed', async () => {
  await page.getByRole('checkbox', { name: 'Show PIM' }).uncheck();
  assert.equal(await count(page, '#totals section[data-hardware]'), 2);
  await page.getByRole('checkbox', { name: 'Show PIM' }).check();
  await page.getByRole('button', { name: 'Add hardware…' }).click();
  await page.getByRole('button', { name: /H100 SXM5/ }).click();
  assert.equal(await count(page, '#totals section[data-hardware]'), 4);
  for (const name of ['Dig', 'PIM', 'PNM']) {
    await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
  }
  assert.equal(await count(page, '.hardware'), 1);
  assert.match(await page.locator('#table h2').innerText(), /H100/i);
});

test('the switch shows the digits of the notebook, choosing its network does not', async () => {
  await page.getByLabel('Network').selectOption('alexnet_notebook_typed');
  assert.equal(await count(page, '#notebook-numbers'), 0);
  await page.getByLabel('As in the notebook').check();
  const printed = async (name, hardware) =>
    page
      .locator(
        `td[data-print="${name}"]${hardware === undefined ? '' : `[data-hardware="${hardware}"]`}`,
      )
      .allInnerTexts();
  assert.deepEqual(await printed('oi'), [
    '109.8',
    '257.11',
    '75.29',
    '76.9',
    '75.2',
    '0.5',
    '0.5',
    '0.5',
  ]);
  // 100 * E_R / OI with three decimals; min(beta * OI, 550 TOPS); CI * E_op * (1 + E_R / OI).
  assert.deepEqual(await printed('excess_percent', 0), [
    '0.729',
    '0.311',
    '1.063',
    '1.040',
    '1.064',
    '160.000',
    '160.000',
    '160.000',
  ]);
  assert.deepEqual(await printed('attainable_tops', 0), [
    '131.76',
    '308.532',
    '90.348',
    '92.28',
    '90.24',
    '0.6',
    '0.6',
    '0.6',
  ]);
  assert.deepEqual(await printed('excess_percent', 1), [
    '0.007',
    '0.003',
    '0.010',
    '0.010',
    '0.010',
    '1.500',
    '1.500',
    '1.500',
  ]);
  const energies = await printed('energy_nanojoules', 0);
  assert.deepEqual(
    [energies[0], energies[1], energies[5]],
    ['4.24733e8', '1.79716e9', '3.92587e8'],
  );
  assert.equal(await page.getByRole('radio', { name: 'Linear' }).isChecked(), true);
});

test('the notebook is one click away, and one click back', async () => {
  const before = await allTotals(page);
  await page.getByRole('button', { name: 'Show the notebook' }).click();
  assert.deepEqual(await page.locator('td[data-print="ci"]').allInnerTexts(), [
    '210830400',
    '895795200',
    '299040768',
    '448561152',
    '299040768',
    '75497472',
    '33554432',
    '8192000',
  ]);
  assert.deepEqual(await page.locator('td[data-print="oi"]').allInnerTexts(), [
    '110.78',
    '257.11',
    '75.3',
    '76.97',
    '75.3',
    '0.22',
    '0.5',
    '0.12',
  ]);
  assert.equal(await page.getByRole('radio', { name: 'Linear' }).isChecked(), true);
  await page.getByRole('button', { name: 'Back from the notebook' }).click();
  assert.deepEqual(await allTotals(page), before);
  assert.equal(await page.getByRole('radio', { name: 'Logarithmic' }).isChecked(), true);
});

test('the view changes the charts and not one number', async () => {
  const totals = await allTotals(page);
  for (const name of ['Per layer', 'Energy', 'Equal', 'Linear', 'Logarithmic', 'Per operation']) {
    await page.locator('.segment', { hasText: name }).first().click();
    assert.deepEqual(await allTotals(page), totals);
  }
  assert.equal(await chartLayer(page, 'pinned'), null);
});

test('energies nobody publishes are an estimate with a band, until entered', async () => {
  const band = () => count(page, '[data-hardware="3"] [data-total="energy_least_joules"]');
  await page.getByRole('button', { name: 'Add hardware…' }).click();
  await page.getByRole('button', { name: /H100 SXM5/ }).click();
  assert.equal(await total(page, 3, 'energy_joules'), '9.52 mJ');
  assert.equal(await band(), 1);
  assert.match(await page.locator('[data-hardware="3"] .notice').innerText(), /an estimate/);
  await page.getByRole('button', { name: 'Enter its energies: H100' }).click();
  const editor = page.getByRole('group', { name: /Numbers of H100/ });
  const operation = editor.getByRole('textbox', { name: 'Energy per operation' });
  await page.waitForFunction(() => document.activeElement?.matches('.editor input'));
  assert.equal(await operation.evaluate((field) => field === document.activeElement), true);
  assert.match(await operation.getAttribute('placeholder'), /pJ\/op/);
  assert.match(plain(await editor.innerText()), /Estimated from the TDP: 466 fJ\/op \(/);
  await operation.fill('1 pJ/op');
  assert.equal(await total(page, 3, 'energy_joules'), '–');
  await editor.getByRole('textbox', { name: /energy per byte/ }).fill('40 pJ/B');
  assert.notEqual(await total(page, 3, 'energy_joules'), '–');
  assert.equal(await band(), 0);
  await operation.fill('');
  assert.equal(await band(), 1);
  assert.equal(await count(page, '.problem'), 0);
});

test('without a TDP nothing is estimated: the card says what is missing', async () => {
  await page.getByRole('button', { name: 'Add hardware…' }).click();
  await page.getByRole('button', { name: /TPU v4 / }).click();
  assert.equal(await total(page, 3, 'energy_joules'), '–');
  const notice = await page.locator('[data-hardware="3"] .notice').innerText();
  assert.match(notice, /enter them to see its floorline/);
});

test('a refused text says whose it is and can be discarded without a keyboard', async () => {
  const field = await hardwareField(page, 'Dig', 'DRAM bandwidth');
  await field.fill('abc');
  assert.match(await page.locator('.problem').innerText(), /Dig, DRAM bandwidth/);
  await page.getByRole('button', { name: /^Discard/ }).click();
  await drawn(page);
  assert.equal(plain(await field.inputValue()), '1.2 TB/s');
  assert.equal(await count(page, '.problem'), 0);
  await field.fill('abc');
  await page.getByRole('button', { name: 'Reset all' }).click();
  assert.equal(await count(page, '.problem'), 0);
});

test('a source that all numbers have is said once', async () => {
  await hardwareField(page, 'Dig', 'DRAM bandwidth');
  assert.equal(await count(page, '.editor .source:has-text("parameters of")'), 1);
});

test('with all hardware hidden the charts say why, and the table keeps to the work', async () => {
  for (const name of ['Dig', 'PIM', 'PNM']) {
    assert.equal(await count(page, '#no-roof:empty'), 1);
    await page.getByRole('checkbox', { name: `Show ${name}` }).uncheck();
  }
  assert.match(await page.locator('#no-roof').innerText(), /All hardware is hidden/);
  assert.equal(await page.locator('#table h2').innerText(), 'LAYERS');
  assert.equal(await count(page, '#table thead th'), 4);
  assert.equal(await page.getByRole('list', { name: 'Marks' }).count(), 0);
  await page.getByRole('button', { name: 'Show all' }).click();
  assert.equal(await count(page, '#no-roof:empty'), 1);
});

test('the table shows hardware that is shown', async () => {
  await page.getByRole('checkbox', { name: 'Show Dig' }).uncheck();
  assert.match(await page.locator('#table h2').innerText(), /PIM/i);
  assert.deepEqual(await page.locator('#table .segment').allInnerTexts(), ['PIM', 'PNM']);
});

test('a definition goes when its control is used', async () => {
  await page.locator('.segment', { hasText: 'Per layer' }).hover();
  assert.equal(await page.locator('#definition').isVisible(), true);
  await page.locator('.segment', { hasText: 'Per layer' }).click();
  assert.equal(await page.locator('#definition').isVisible(), false);
});

test('a click elsewhere meets its target though the note under a field goes', async () => {
  const field = await hardwareField(page, 'Dig', 'DRAM bandwidth');
  await field.fill('9600 Gbit/s');
  assert.equal(await count(page, '.field-understood'), 1);
  await page.locator('#notebook').check();
  assert.equal(await count(page, '.field-understood'), 0);
});

test('in notebook mode the floorline can still be drawn per operation', async () => {
  await page.locator('#notebook').check();
  await page.locator('label', { hasText: 'Per operation' }).click();
  await drawn(page);
  assert.ok(await page.getByRole('radio', { name: 'Per operation' }).isChecked());
});
