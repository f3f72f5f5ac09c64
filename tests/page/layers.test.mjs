// The layers: edited in place, pasted from a spreadsheet, filtered, and drawn row by row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './axe.mjs';
import {
  count,
  drawn,
  eachOnItsOwnPage,
  openDialog,
  pasteLayers,
  plain,
  resize,
  tableRow,
  total,
} from './steps.mjs';

let page;
eachOnItsOwnPage((opened) => (page = opened));

const editor = () => page.locator('.layer-editor');
const choices = () => editor().locator('.layer-choice');
const field = (label) => editor().getByRole('textbox', { name: label, exact: true });
const button = (name) => editor().getByRole('button', { name });

/** Opens the editor, at the layer with a name. */
async function edit_layer(name) {
  if (!(await editor().isVisible())) {
    await page.locator('#table').getByRole('button', { name: 'Edit layers' }).click();
  }
  await editor().getByRole('button', { name: new RegExp(`^${name}, `) }).click();
  await drawn(page);
}

/** Names of the first layers in the list of the editor. */
async function listed() {
  await drawn(page);
  const names = await choices().locator('.whole-name, .long-name').allInnerTexts();
  return names.map((name) => name.replaceAll('\n', ''));
}

/** Puts a text into the dialog at once, as a paste does, and uses it. */
async function use(text) {
  await openDialog(page, 'Paste layers…');
  await page.locator('#paste-outcome:not([aria-busy])').waitFor();
  await page.locator('#paste-text').evaluate((area, pasted) => {
    area.value = pasted;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await page.getByRole('button', { name: 'Use these layers' }).click();
  await drawn(page);
}

const three = 'name\tkind\tInputs\tOutputs\na\tlinear\t10\t20\nb\tlinear\t20\t30\nc\tfc\t30\t40';

/** What has the focus, by its id or text. */
const focused = async () => {
  await drawn(page);
  return page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
};

test('a number of a layer of a network survives its sliders, and goes back alone', async () => {
  await edit_layer('fc6');
  await field('Outputs').fill('2k');
  await drawn(page);
  assert.equal(plain(await editor().locator('.field-understood').innerText()), '= 2 k');
  // 9,216 inputs and one output bias; 2 bytes each.
  await page.getByLabel('Batch', { exact: true }).fill('4');
  await drawn(page);
  assert.match(await tableRow(page, 5).innerText(), /changed/);
  await field('Outputs').blur();
  await drawn(page);
  assert.equal(await field('Outputs').inputValue(), '2000');
  await page.getByRole('button', { name: 'Undo' }).click();
  await drawn(page);
  assert.equal(await field('Outputs').inputValue(), '2000');
  await button(/Back to the network's Outputs, 4096/).click();
  await drawn(page);
  assert.equal(await field('Outputs').inputValue(), '4096');
  assert.match(await page.locator('#live').innerText(), /Outputs of fc6 is reset/);
  assert.doesNotMatch(await tableRow(page, 5).innerText(), /changed/);
});

test('what cannot be stays in its field with the reason, and goes with its layer', async () => {
  await use(three);
  await edit_layer('b');
  await field('Inputs').fill('many');
  await drawn(page);
  assert.match(await editor().locator('.field-error').innerText(), /expected a number/);
  await button('Move b up').click();
  assert.deepEqual(await listed(), ['b', 'a', 'c']);
  assert.equal(await field('Inputs').inputValue(), 'many');
  await edit_layer('a');
  assert.equal(await field('Inputs').inputValue(), '10');
  await button('Delete a').click();
  await edit_layer('b');
  assert.equal(await field('Inputs').inputValue(), 'many');
  assert.match(await page.locator('.problem').innerText(), /b, Inputs/);
  await button('Delete b').click();
  await drawn(page);
  assert.equal(await count(page, '.problem'), 0);
});

test('a new name turns the network into a list, after a sentence and in one step', async () => {
  await edit_layer('conv1');
  const before = await total(page, 0, 'seconds');
  const layers = Number(await editor().locator('li').first().getAttribute('aria-setsize'));
  await field('Name').fill('stem');
  await field('Name').press('Enter');
  await drawn(page);
  const sentence = `This turns AlexNet into a list of its ${layers} layers; its form no longer`;
  assert.ok((await editor().locator('.question').innerText()).startsWith(sentence));
  assert.equal(await page.getByLabel('Network').inputValue(), 'alexnet');
  assert.equal(await focused(), 'confirm-list');
  await page.keyboard.press('Enter');
  await drawn(page);
  assert.equal((await listed())[0], 'stem');
  assert.equal(await total(page, 0, 'seconds'), before);
  const network = page.getByLabel('Network').locator('option:checked');
  const said = `${layers} layers in 8 rows`;
  assert.equal(await network.innerText(), `AlexNet (${said})`);
  assert.match(await page.locator('#totals h2').first().innerText(), new RegExp(`${said}, batch`));
  await page.getByRole('button', { name: 'Undo' }).click();
  await drawn(page);
  assert.equal(await page.getByLabel('Network').inputValue(), 'alexnet');
  assert.equal((await listed())[0], 'conv1');
});

test('a question that waits keeps what changes, and goes with its network', async () => {
  await edit_layer('fc7');
  await button('Duplicate fc7').click();
  await field('Outputs').fill('100');
  await editor().locator('#confirm-list').click();
  await drawn(page);
  assert.ok((await editor().locator('#layer-name').inputValue()).startsWith('fc7 copy'));
  assert.equal(await field('Outputs').inputValue(), '100');
  await page.getByRole('button', { name: 'Undo' }).click();
  await edit_layer('fc7');
  await button('Duplicate fc7').click();
  await page.locator('#network').selectOption('resnet18');
  assert.equal(await count(page, '.question'), 0);
});

test('the question can be left: nothing has changed', async () => {
  await edit_layer('conv1');
  await button('Delete conv1').click();
  await button('Cancel').click();
  await drawn(page);
  assert.equal(await count(page, '.question'), 0);
  assert.equal((await listed())[0], 'conv1');
  assert.equal(await page.getByLabel('Network').inputValue(), 'alexnet');
});

test('layers are added, copied, moved and deleted by buttons that keep the focus', async () => {
  await use(three);
  await edit_layer('a');
  await button('Duplicate a').click();
  assert.deepEqual(await listed(), ['a', 'a copy', 'b', 'c']);
  assert.equal(await focused(), 'layer-name');
  await button('Move a copy down').click();
  assert.deepEqual(await listed(), ['a', 'b', 'a copy', 'c']);
  assert.equal(await focused(), 'Move down');
  await button('Delete a copy').click();
  assert.deepEqual(await listed(), ['a', 'b', 'c']);
  assert.match(await focused(), /c/);
  assert.match(await page.locator('#live').innerText(), /a copy is deleted; 3 layers are left/);
  await page.getByLabel('Kind of a new layer').selectOption('conv2d');
  await button('Add a layer after c').click();
  assert.deepEqual(await listed(), ['a', 'b', 'c', 'new convolution']);
  assert.equal(await count(page, '.problem'), 0);
  await field('Repeats').fill('3');
  await field('Name').fill('');
  await field('Name').press('Enter');
  assert.match(await editor().locator('#layer-name-note').innerText(), /expected a name/);
  await drawn(page);
  assert.match(await tableRow(page, 3).innerText(), /× 3/);
});

test('what adds a layer stands below the list, named and in one line', async () => {
  await edit_layer('fc6');
  const adding = page.getByLabel('Kind of a new layer');
  const [list, label, kind, add] = await Promise.all(
    [
      editor().locator('.layer-list'),
      editor().getByText('Kind of a new layer'),
      adding,
      button('Add a layer after fc6'),
    ].map((one) => one.boundingBox()),
  );
  assert.ok(label.width > 50 && label.y >= list.y + list.height, 'a label that is seen');
  assert.ok(kind.y >= label.y + label.height);
  assert.ok(Math.abs(kind.y + kind.height - add.y - add.height) < 1, 'in one line');
  assert.ok(add.x + add.width <= list.x + list.width + 1, 'as wide as the list');
});

for (const kind of ['custom', 'pooling', 'recurrent', 'matmul', 'embedding', 'conv3d']) {
  test(`a new layer of the kind ${kind} can be added, and made of another one`, async () => {
    await use(three);
    await edit_layer('c');
    await page.getByLabel('Kind of a new layer').selectOption(kind);
    await button(/^Add a layer/).click();
    assert.equal((await listed()).length, 4);
    await editor().locator('#layer-kind').selectOption('linear');
    await editor().locator('#layer-kind').selectOption(kind);
    await drawn(page);
    assert.equal(await editor().locator('#layer-kind').inputValue(), kind);
    assert.equal(await count(page, '.problem'), 0);
  });
}

test('of bytes and intensity the one that is entered holds', async () => {
  await use('a, 1e9, 1e6');
  await edit_layer('a');
  assert.equal(plain(await field('Bytes moved').inputValue()), '1 MB');
  await field('Operational intensity').fill('50');
  await drawn(page);
  assert.equal(await field('Bytes moved').inputValue(), '');
  assert.equal(await count(page, '.problem'), 0);
});

test('a table from a spreadsheet is shown as it is understood, then used', async () => {
  const heads = 'Layer\tGFLOPs\tBytes (MB)\tRemarks';
  await pasteLayers(page, `${heads}\nstem\t1.5\t2\tx\nhead\t0.2\t300 kB\t`);
  const outcome = plain(await page.locator('#paste-outcome').innerText());
  assert.match(outcome, /Understood: a layer table, 2 layers/);
  assert.match(outcome, /Column 2, GFLOPs: operations, in GFLOP/);
  assert.match(outcome, /Column 4, Remarks: left out/);
  assert.match(outcome, /head Operations and intensity: Bytes moved 300 kB, Operations 200 Mop/);
  await page.getByRole('button', { name: 'Use these layers' }).click();
  await drawn(page);
  assert.match(plain(await tableRow(page, 0).innerText()), /stem[^]*1\.50 Gop[^]*2\.00 MB/);
  await pasteLayers(page, 'name;operations;bytes\na;1;2\nb;0,5;2');
  assert.match(
    await page.locator('#paste-outcome').innerText(),
    /^Line 3: column 2, "operations": "0,5" has a comma/,
  );
  await page.keyboard.press('Escape');
});

/** As many layers, with intensities that rise. */
function many(layers) {
  const rows = Array.from({ length: layers }, (_, at) => `layer ${at},1e9,${1e9 - 1e4 * at}`);
  return `name,operations,bytes\n${rows.join('\n')}`;
}

test('of 10,000 layers those that are seen are drawn; keys reach all of them', async () => {
  await use(many(10000));
  const rows = await count(page, '#table tr[data-layer]');
  assert.ok(rows > 10 && rows < 60, `${rows} rows`);
  assert.equal(await page.locator('#table table').getAttribute('aria-rowcount'), '10001');
  await tableRow(page, 0).locator('button').focus();
  await page.keyboard.press('End');
  await drawn(page);
  assert.match(await focused(), /layer 9999/);
  assert.equal(await tableRow(page, 9999).getAttribute('aria-rowindex'), '10001');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.match(await focused(), /layer 9997/);
  await page.keyboard.press('Tab');
  assert.match(await focused(), /layer 9998/);
  const [row, scroller] = await Promise.all([
    tableRow(page, 9998).boundingBox(),
    page.locator('#table .scroller').boundingBox(),
  ]);
  assert.ok(row.y >= scroller.y && row.y + row.height <= scroller.y + scroller.height + 1);
  await page.locator('#table .scroller').evaluate((element) => (element.scrollTop = 0));
  await tableRow(page, 3).waitFor();
  // The row with the focus stays, far away as it is.
  assert.match(await focused(), /layer 9998/);
  const height = await page.locator('#table table').evaluate((table) => table.offsetHeight);
  assert.ok(height > 10000 * 30, `${height}`);
});

test('on paper a long table ends after its first rows, and says so', async () => {
  await use(many(1000));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await count(page, '#table tr[data-layer]'), 200);
  assert.match(await page.locator('#table').innerText(), /The first 200 of 1000 layers/);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok((await count(page, '#table tr[data-layer]')) < 60);
});

test('the table keeps to a kind, to a bound, and to the heaviest layers', async () => {
  await page.locator('#filter-kind').selectOption('linear');
  assert.equal(await count(page, '#table tr[data-layer]'), 3);
  await page.locator('#filter-bound').selectOption('-1');
  assert.equal(await count(page, '#table tr[data-layer]'), 0);
  assert.match(await page.locator('#table').innerText(), /No layer is of this kind and bound/);
  await page.locator('#table').getByRole('button', { name: 'Show all' }).click();
  assert.equal(await count(page, '#table tr[data-layer]'), 8);
  await page.locator('#filter-share').fill('50');
  await drawn(page);
  // fc6 moves 75.5 MB of the 123.9 MB that Dig waits for.
  const sentence = plain(await page.locator('.filter-outcome').innerText());
  assert.match(sentence, /^1 of 8 layers makes up 61\s% of the time on Dig\.\s+Show all/);
  assert.equal(await count(page, '#table tr[data-layer="5"]'), 1);
  await page.locator('#filter-weight').selectOption('energy');
  assert.match(await page.locator('.filter-outcome').innerText(), /of the energy on Dig/);
});

for (const width of [1440, 1024, 768, 390, 360]) {
  test(`long names do not scroll the table sideways at ${width} pixels`, async () => {
    await resize(page, width, 800);
    if (width < 900) await page.locator('summary', { hasText: 'Workload' }).click();
    await page.getByLabel('Network').selectOption('resnet50');
    await drawn(page);
    const sideways = () =>
      page
        .locator('#table .scroller, .layer-list, body')
        .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    assert.deepEqual(await sideways(), [0, 0]);
    await page.locator('#table').getByRole('button', { name: 'Edit layers' }).click();
    await drawn(page);
    assert.deepEqual((await sideways()).filter((over) => over > 0), []);
    const cut = await page.locator('#table td, #table .sort').evaluateAll((cells) =>
      cells
        .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1)
        .map((one) => one.textContent),
    );
    assert.deepEqual(cut, []);
    const heights = await page.locator('#table tr[data-layer]').evaluateAll((rows) =>
      rows.map((row) => Math.round(row.getBoundingClientRect().height)),
    );
    assert.equal(new Set(heights).size, 1, heights.join());
  });
}

test('on a phone a row has its time first, and all numbers in one line', async () => {
  await resize(page, 390, 800);
  const row = tableRow(page, 5);
  const seen = await row.locator('td').evaluateAll((cells) =>
    cells
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const text = document.createRange();
        text.selectNodeContents([...one.childNodes].find((node) => node.data?.trim()));
        return { column: one.className, top: Math.round(10 * text.getBoundingClientRect().top) };
      }),
  );
  assert.deepEqual(
    seen.map(({ column }) => column),
    ['col-seconds', 'col-time_fraction', 'col-energy_joules', 'col-bound'],
  );
  const tops = seen.map(({ top }) => top);
  assert.ok(Math.max(...tops) - Math.min(...tops) <= 5, tops.join());
});

test('axe finds nothing in the editor, its question and the filtered table', async () => {
  await edit_layer('conv2');
  await field('Outputs').count();
  await button('Delete conv2').click();
  await page.locator('#filter-share').fill('80');
  await drawn(page);
  assert.deepEqual(await faultsOf(page), []);
  const small = await page.locator('.layer-editor, #table').evaluateAll((roots) => {
    const all = roots.flatMap((root) => [...root.querySelectorAll('*')]);
    const visible = all.filter((one) => one.checkVisibility());
    const texts = visible.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12);
    const targets = visible.filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return one.matches('button, input:not([type=radio]), select') && (width < 24 || height < 24);
    });
    return [...texts, ...targets].map((one) => one.outerHTML.slice(0, 80));
  });
  assert.deepEqual(small, []);
});

test('what is understood of a table can be read by everybody', async () => {
  await pasteLayers(page, 'name,operations,bytes\na,1,2\nb,3,4');
  assert.deepEqual(await faultsOf(page), []);
  await page.keyboard.press('Escape');
});
