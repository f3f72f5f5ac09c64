// Layers by paste, exactly as the notebook prints them; and names that are not what they seem.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { count, eachOnItsOwnPage, openDialog, pasteLayers, waitForChart } from './steps.mjs';

const expected_operations = [
  '210830400',
  '895795200',
  '299040768',
  '448561152',
  '299040768',
  '75497472',
  '33554432',
  '8192000',
];

// README of the notebook, "For DNN Workloads" and its printed output.
const tuples = `	layers_input = [
	(1,  224,  224,  55,  55,  121,  3,  96),
	(2,  27,  27,  27,  27,  25,  96,  256),
	(3,  13,  13,  13,  13,  9,  256,  384),
	(4,  13,  13,  13,  13,  9,  384,  384),
	(5,  13,  13,  13,  13,  9,  384,  256),
	(6,  9216,  1,  4096,  1,  1,  9216,  1),
	(7,  4096,  1,  4096,  1,  1,  4096,  1),
	(8,  4096,  1,  1000,  1,  1,  4096,  1),
	]
`;
const printed_arrays = `	CI Array: [${expected_operations.join(', ')}]
	OI Array: [110.78, 257.11, 75.3, 76.97, 75.3, 0.22, 0.5, 0.12]
`;
const typed_arrays = `	workload = workload_inputs(
	"AlexNet",
	CIs=np.array([${expected_operations.join(',  ')}]),
	annotation_OIs=np.array([109.8,  257.11,  75.29,  76.9,  75.2,  0.5,  0.5,  0.5])
	)
`;

let page;
eachOnItsOwnPage((opened) => (page = opened));

const use_button = () => page.getByRole('button', { name: 'Use these layers' });

/** The CI and OI that the page prints after the paste, with the notebook's switch on. */
async function printedAfter(text) {
  await pasteLayers(page, text);
  assert.match(await page.locator('#paste-outcome').innerText(), /Understood: .*8 layers/);
  await use_button().click();
  await page.getByLabel('As in the notebook').check();
  const read = (name) => page.locator(`td[data-print="${name}"]`).allInnerTexts();
  return { ci: await read('ci'), oi: await read('oi') };
}

test('the list of tuples gives the CI and OI that the notebook prints', async () => {
  const { ci, oi } = await printedAfter(tuples);
  assert.deepEqual(ci, expected_operations);
  assert.deepEqual(oi, ['110.78', '257.11', '75.3', '76.97', '75.3', '0.22', '0.5', '0.12']);
});

test('the printed arrays are the layers', async () => {
  const { ci, oi } = await printedAfter(printed_arrays);
  assert.deepEqual(ci, expected_operations);
  assert.deepEqual(oi, ['110.78', '257.11', '75.3', '76.97', '75.3', '0.22', '0.5', '0.12']);
});

test('the arrays of the call are the layers', async () => {
  const { ci, oi } = await printedAfter(typed_arrays);
  assert.deepEqual(ci, expected_operations);
  assert.deepEqual(oi, ['109.8', '257.11', '75.29', '76.9', '75.2', '0.5', '0.5', '0.5']);
});

test('a tuple with a missing number is refused with its line, and stays as typed', async () => {
  const damaged = tuples.replace('9,  256,  384', '9,  256');
  await pasteLayers(page, damaged);
  assert.match(await page.locator('#paste-outcome').innerText(), /Line 4: .*expected 8/);
  assert.equal(await use_button().isDisabled(), true);
  await page.keyboard.press('Escape');
  assert.equal(await count(page, '#table tbody tr'), 8);
  await openDialog(page, 'Paste layers…');
  assert.equal(await page.locator('#paste-text').inputValue(), damaged);
});

test('after a paste a network can be chosen again', async () => {
  await pasteLayers(page, tuples);
  await use_button().click();
  assert.match(await page.getByLabel('Network').locator('option:checked').innerText(), /8 layers/);
  await page.getByLabel('Network').selectOption('vit_notebook');
  assert.equal(await count(page, '#table tbody tr'), 4);
});

test('what was pasted can be chosen again, also after a reload', async () => {
  const network = page.getByLabel('Network');
  const pasted = /\(8 layers\)$/;
  const yours = () => page.locator('#network optgroup[label="Yours"] option');
  assert.equal(await yours().count(), 0);
  await pasteLayers(page, tuples);
  await use_button().click();
  assert.equal(await count(page, '#table tbody tr'), 8);
  await network.selectOption('vit_notebook');
  assert.equal(await count(page, '#table tbody tr'), 4);
  await page.getByRole('textbox', { name: 'Batch', exact: true }).fill('3');
  assert.match(await yours().innerText(), pasted);
  await network.selectOption(await yours().getAttribute('value'));
  assert.equal(await count(page, '#table tbody tr'), 8);
  assert.match(await network.locator('option:checked').innerText(), pasted);
  assert.equal(await page.getByRole('textbox', { name: 'Batch', exact: true }).inputValue(), '3');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await count(page, '#table tbody tr'), 4);
  // The address is written when the project rests.
  await page.waitForFunction(() => location.hash.startsWith('#workload=vit_notebook'));
  await page.reload();
  await waitForChart(page);
  assert.equal(await network.inputValue(), 'vit_notebook');
  await network.selectOption(await yours().getAttribute('value'));
  assert.equal(await count(page, '#table tbody tr'), 8);
  assert.equal(await count(page, '.problem'), 0);
});

// As it lies beside the weights of Llama 3 8B, the keys that say sizes.
const config = JSON.stringify({
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  hidden_act: 'silu',
  hidden_size: 4096,
  intermediate_size: 14336,
  max_position_embeddings: 8192,
  num_attention_heads: 32,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  rms_norm_eps: 1e-5,
  tie_word_embeddings: false,
  torch_dtype: 'bfloat16',
  vocab_size: 128256,
});

/** Takes over what the dialog has understood, and gives the sizes that stay and those that came. */
async function useModel() {
  const outcome = page.locator('#paste-outcome');
  assert.match(await outcome.innerText(), /Understood: .*\n?.*Llama 3 8B/);
  await page.getByRole('button', { name: 'Use this model' }).click();
  await page.locator('#paste').waitFor({ state: 'hidden' });
  assert.equal(await page.getByLabel('Network').inputValue(), 'llama_3_8b');
  assert.equal(await page.getByLabel('Weights', { exact: true }).inputValue(), 'bf16');
}

test('the config.json of a model is its network, and what is asked of it stays', async () => {
  await page.getByLabel('Network').selectOption('gpt2');
  await page.locator('[data-name="phase"] label', { hasText: 'Decode' }).click();
  await page.getByRole('textbox', { name: 'Batch', exact: true }).fill('4');
  await pasteLayers(page, config);
  await useModel();
  assert.equal(await page.locator('[name="phase"][value="decode"]').isChecked(), true);
  assert.equal(await page.getByRole('textbox', { name: 'Batch', exact: true }).inputValue(), '4');
});
