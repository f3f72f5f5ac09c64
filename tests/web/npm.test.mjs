// build/npm as somebody else would use it: installed beside a program, which imports it by name.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'build', 'npm');
const run = promisify(execFile);

let folder;
let roofloor;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roofloor-npm-'));
  cpSync(built, join(folder, 'node_modules', 'roofloor'), { recursive: true });
  cpSync(join(built, 'example.mjs'), join(folder, 'example.mjs'));
  const by_name = join(folder, 'by_name.mjs');
  writeFileSync(by_name, "export * from 'roofloor';\n");
  roofloor = await import(pathToFileURL(by_name).href);
});
after(() => rmSync(folder, { recursive: true }));

const alexnet = (preset) => ({
  roofloor: 1,
  workload: { network: 'alexnet' },
  hardware: [{ preset }],
});

test('the example of the package runs in Node', async () => {
  const { stdout, stderr } = await run(process.execPath, ['example.mjs'], { cwd: folder });
  assert.equal(stderr, '');
  assert.match(stdout, /^H100 SXM5 80GB waits for memory/);
  assert.match(stdout, /max\(W \/ P', Q \/ beta'\) = [\d.e-]+ s/);
  assert.match(stdout, /Dig roof/);
  assert.match(stdout, /image\/svg\+xml, \d{4,} characters/);
  assert.match(stdout, /\/workload\/batch: batch is 0; expected a whole number/);
});

/** What programs in TypeScript do with it. */
const uses = `import { describe, importFile, importWorkload } from 'roofloor';
import { openProject, RoofloorError } from 'roofloor';
const opened = await openProject({ roofloor: 1, workload: { network: 'alexnet' } });
const { hardware, columns } = opened.report();
export const seconds: Float64Array | undefined = hardware[0]?.columns.seconds;
export const joules: number | null | undefined = hardware[0]?.totals.energy_joules;
export const intensity: Float64Array | undefined = columns.operational_intensity;
export const advice: string | undefined = opened.guidance(0)[0]?.sentence;
const { workload } = await importWorkload('name, operations, bytes');
await importFile({ name: 'a.onnx', bytes: new Uint8Array() }, { sizes: { batch: 8 } });
await importFile(new File([], 'a.csv'));
export const again = openProject({ roofloor: 1, workload });
export const names: string[] = (await describe()).networks.map(({ name }) => name);
export const at: string = new RoofloorError('/workload', 'no').path;
// @ts-expect-error there is no such method
opened.close();
// @ts-expect-error a figure has a name
opened.figure();
// @ts-expect-error a scale is log or linear
opened.figure('roofline', { scale: 'cubic' });
`;

test('its types hold for the example and other uses, and refuse what is not there', async () => {
  writeFileSync(join(folder, 'uses.ts'), uses);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const tsc = join(root, 'web', 'node_modules', 'typescript', 'bin', 'tsc');
  const options = '--strict --noEmit --allowJs --checkJs --target es2022 --lib es2022,dom';
  for (const modules of [
    '--module nodenext --moduleResolution nodenext',
    '--module es2022 --moduleResolution bundler',
  ]) {
    const files = ['example.mjs', 'uses.ts'];
    const flags = `${options} ${modules}`.split(' ');
    await run(process.execPath, [tsc, ...flags, ...files], { cwd: folder }).catch((error) =>
      assert.fail(error.stdout),
    );
  }
});

test('all that the types declare is there, and the other way round', () => {
  const types = readFileSync(join(built, 'index.d.ts'), 'utf8');
  const found = types.matchAll(/^export (?:function|class) (\w+)/gm);
  const declared = [...found].map(([, name]) => name);
  assert.deepEqual(Object.keys(roofloor).sort(), declared.sort());
});

test('projects that are asked in turns answer each for itself', async () => {
  const open = (preset) => roofloor.openProject(alexnet(preset));
  const [dig, pim] = await Promise.all([open('dig'), open('pim')]);
  // fc6 moves 75,532,288 B: over 1.2 TB/s and over 2.9 TB/s of the notebook's presets.
  const seconds = (opened) => opened.report().hardware[0].columns.seconds[5];
  for (let turn = 0; turn < 2; turn += 1) {
    assert.equal(seconds(dig), 75532288 / 1.2e12);
    assert.equal(seconds(pim), 75532288 / 2.9e12);
  }
  assert.equal(dig.explain('/hardware/0/layers/5/seconds').value, 75532288 / 1.2e12);
  assert.equal(dig.project.hardware[0].preset, 'dig');
});

test('columns, figures and advice carry numbers of their own', async () => {
  const opened = await roofloor.openProject(alexnet('dig'));
  const { columns, workload, row_count } = opened.report();
  assert.ok(columns.operations instanceof Float64Array);
  assert.equal(columns.operations.length, row_count);
  const sum = columns.operations.reduce((total, value) => total + value, 0);
  assert.equal(sum, workload.totals.operations);
  columns.operations.fill(0);
  assert.notEqual(opened.report().columns.operations[0], 0);
  const { series } = opened.figure('roofline');
  const roof = series.find(({ role }) => role === 'roof');
  // From the memory roof to the ridge (550 Top/s over 1.2 TB/s) and on.
  assert.equal(roof.x[1], 550e12 / 1.2e12);
  assert.deepEqual([...roof.y.slice(1)], [550e12, 550e12]);
  const markers = series.find(({ role }) => role === 'layer');
  assert.deepEqual([...markers.layers].sort(), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.match(opened.guidance(5)[0].sentence, /^Memory-bound on DRAM/);
});

test('what is refused has a path, and what was opened stays', async () => {
  const opened = await roofloor.openProject(alexnet('dig'));
  const refused = (path) => (error) =>
    error instanceof roofloor.RoofloorError && error.path === path;
  await assert.rejects(roofloor.openProject(alexnet('none')), refused('/hardware/0/preset'));
  await assert.rejects(roofloor.openProject('{'), roofloor.RoofloorError);
  await assert.rejects(roofloor.importWorkload('no table'), roofloor.RoofloorError);
  assert.throws(() => opened.figure('pie'), roofloor.RoofloorError);
  assert.throws(() => opened.explain('/nothing'), roofloor.RoofloorError);
  assert.equal(opened.report().row_count, 8);
});

test('tables and files become workloads', async () => {
  const table = 'name, kind, in, out\nfc1, linear, 784, 512\n';
  const { workload } = await roofloor.importWorkload(table);
  const opened = await roofloor.openProject({ roofloor: 1, workload });
  assert.equal(opened.report().workload.totals.macs, 784 * 512);
  const bytes = new TextEncoder().encode(table);
  const files = [
    { name: 'mlp.csv', bytes },
    new Blob([table]),
    { name: 'mlp.csv', size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) },
  ];
  for (const file of files) {
    assert.equal((await roofloor.importFile(file)).layer_count, 1);
  }
  const broken = { name: 'a.csv', size: 10, read: () => assert.fail('the disk is gone') };
  await assert.rejects(roofloor.importFile(broken), roofloor.RoofloorError);
});

test('what can be chosen is described, with the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8'));
  const described = await roofloor.describe();
  assert.equal(described.version, version);
  assert.ok(described.networks.some(({ name }) => name === 'llama_3_8b'));
  assert.deepEqual(
    described.export_formats.map(({ name }) => name),
    ['svg', 'pgfplots', 'matplotlib', 'csv'],
  );
  assert.ok(described.figures.some(({ name }) => name === 'floorline'));
});
