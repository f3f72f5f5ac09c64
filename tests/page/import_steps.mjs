// What tests of imports do: a model as the core would answer it, and the dialog that shows it.
import { plain } from './steps.mjs';

/** The operators, from the first row on: [name, count, kinds, MACs, operations]. */
const operators = [
  ['Conv', 53, 'conv2d', 4087136256, 8174272512],
  ['Gemm', 1, 'linear', 2048000, 4097000],
  ['Flatten', 1, '', 0, 0],
];
const unknown = { name: 'Mystery', count: 3, kinds: 'custom', macs: 0, operations: 0 };

/** ResNet-50 as an importer may answer, with sizes, warnings and an operator nobody knows. */
export const model = {
  kind: 'an ONNX model',
  name: 'resnet50',
  layer_count: 2,
  workload: {
    name: 'resnet50',
    layers: [
      { name: 'fc', kind: 'linear', parameters: { in: 2048, out: 1000 } },
      { name: 'odd', kind: 'custom', parameters: { operations: 0, bytes: 3e6 } },
    ],
    batch: 4,
  },
  columns: [],
  sizes: [
    { name: 'seq', value: 128, is_batch: false, is_given: false, where: 'tokens, dimension 1' },
    { name: 'N', value: 4, is_batch: true, is_given: true, where: 'images, dimension 0' },
  ],
  summary: {
    producer: 'pytorch 2.1.0, opset 17',
    nodes: 61,
    folded_nodes: 3,
    operators: [
      ...operators.map(([name, count, kinds, macs, operations]) => ({
        ...{ name, count, kinds, macs, operations },
        is_known: true,
        shapes: '',
      })),
      { ...unknown, is_known: false, shapes: '[1,8] -> [1,3]' },
    ],
    macs: 4089184256,
    operations: 8178369512,
    parameters: 25557032,
    published: {
      name: 'ResNet-50',
      macs: 4.09e9,
      parameters: 25.5e6,
      source: 'torchvision',
      remark: 'counts no bias',
    },
  },
  warnings: ['first', 'second', 'third'],
};

/**
 * Lets the page's workers answer with a result in place of the core's own.
 * @param {import('playwright-core').Page} page
 * @param {object} result
 */
export function answerImports(page, result) {
  const text = JSON.stringify(JSON.stringify({ ok: true, result }));
  const hook = `;if (typeof document === 'undefined') {
    const post = self.postMessage.bind(self);
    self.postMessage = (message) =>
      post(message.answer ? { answer: { ...message.answer, text: ${text} } } : message);
  }`;
  return page.context().route(/\/(whole_)?core\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + hook });
  });
}

/** The dialog of the import once nothing is read any more. */
export async function importDialog(page) {
  const dialog = page.locator('#import');
  await dialog.waitFor();
  await dialog.locator('p.sub').filter({ hasNotText: 'Reading…' }).waitFor();
  return dialog;
}

/** What the dialog says, with ordinary spaces. */
export async function dialogText(page) {
  return plain(await (await importDialog(page)).innerText());
}
