// Measures the page in Chromium and the core in Node; the table is for people, the exit status for
// scripts: 1 when a limit is exceeded.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launchBrowser, one_file_path, openPage, startSite } from '../tests/page/harness.mjs';
import { loadCore } from './load_core.mjs';

const site = fileURLToPath(new URL('../build/site/', import.meta.url));
const edit_count = 30;
const SIX_CHIPS =
  'workload=llama_3_70b&phase=decode&context=4096&hardware=' +
  'nv_h100_sxm,nv_a100_sxm_80,nv_v100_sxm2,samsung_hbm_pim,hynix_aim,upmem_2556';
const layer_count = 1000;
const pasted_count = 10000;
const zoomed_count = 100;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The last mark of a name, in milliseconds since navigation; waits until there is one. */
async function timeOfMark(page, name) {
  const read = (wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? 0;
  await page.waitForFunction((wanted) => performance.getEntriesByName(wanted).length > 0, name);
  return page.evaluate(read, name);
}

/** From navigation to the first chart, each time in a fresh context without any cache. */
async function measureFirstChart(browser, url) {
  const times = [];
  for (let run = 0; run < 7; run += 1) {
    const opened = await openPage(browser, url);
    times.push(await timeOfMark(opened.page, 'roofloor:first_chart'));
    await opened.close();
  }
  return median(times);
}

/** Opens the fields of the first hardware and gives its first bandwidth. */
async function findBandwidth(page) {
  const field = page.getByRole('textbox', { name: /bandwidth/i }).first();
  if (!(await field.isVisible())) {
    await page.getByRole('button', { name: 'Edit Dig', exact: true }).click();
    await field.waitFor();
  }
  return field;
}

/** Sets a field as typing does, and gives the time until the charts were drawn again. */
async function measureEdit(field, text) {
  return field.evaluate(async (input, value) => {
    performance.clearMarks('roofloor:drawn');
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const begin = performance.getEntriesByName('roofloor:edit_begin').at(-1).startTime;
    const deadline = performance.now() + 5000;
    for (;;) {
      await new Promise((done) => setTimeout(done, 4));
      const drawn = performance.getEntriesByName('roofloor:drawn').at(-1);
      if (drawn) return drawn.startTime - begin;
      if (performance.now() > deadline) throw new Error(`no chart was drawn after '${value}'`);
    }
  }, text);
}

/** Puts many layers into the page, of which no two are equal. */
async function pasteLayers(page, layers) {
  const each = (write) => Array.from({ length: layers }, (_, at) => write(at)).join();
  const operations = each((at) => 1e6 + at * 100);
  const intensities = each((at) => (0.1 * 10 ** ((4 * at) / layers)).toFixed(6));
  await page.getByRole('button', { name: 'Paste layers…' }).click();
  await page.locator('#paste-text').fill(`CIs=[${operations}]\nOIs=[${intensities}]`);
  await page.getByRole('button', { name: 'Use these layers' }).click();
}

/**
 * From an input event to the last draw call, on the three accelerators of the page.
 * @param {(page: object) => Promise<void>} prepare what is shown instead of AlexNet
 */
async function measureEdits(browser, url, prepare = async () => {}) {
  const { page, close } = await openPage(browser, url);
  await timeOfMark(page, 'roofloor:first_chart');
  await prepare(page);
  const field = await findBandwidth(page);
  const times = [];
  for (let edit = 0; edit < edit_count; edit += 1) {
    times.push(await measureEdit(field, `${1 + (edit % 10) / 10} TB/s`));
  }
  await close();
  return median(times);
}

/** From a key that zooms in or out to the end of drawing, 100 layers on three accelerators. */
async function measureZoom(browser, url) {
  const { page, close } = await openPage(browser, url);
  await timeOfMark(page, 'roofloor:first_chart');
  await pasteLayers(page, zoomed_count);
  const times = [];
  for (let step = 0; step < edit_count; step += 1) {
    const key = step % 10 < 5 ? '+' : '-';
    const press = (canvas, pressed) => {
      performance.clearMarks('roofloor:drawn');
      const begin = performance.now();
      canvas.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
      return performance.getEntriesByName('roofloor:drawn').at(-1).startTime - begin;
    };
    // A second step within one frame would wait for the next.
    await page.waitForTimeout(50);
    times.push(await page.locator('.roofline canvas').evaluate(press, key));
  }
  await close();
  return median(times);
}

/** From a slider's event to the last draw call: Llama 3 70B decoding on six chips. */
async function measureSlider(browser, url) {
  const { page, close } = await openPage(browser, `${url}#${SIX_CHIPS}`);
  await timeOfMark(page, 'roofloor:first_chart');
  const slider = page.getByRole('slider', { name: 'Batch' });
  const times = [];
  for (let step = 0; step < edit_count; step += 1) {
    const last = Number(await slider.getAttribute('max'));
    times.push(await measureEdit(slider, String(1 + (step % Math.min(10, last)))));
  }
  await close();
  return median(times);
}

/** A project of many layers, of which no two are equal; another one at every run. */
function largeProject(run) {
  const layers = Array.from({ length: layer_count }, (_, index) => ({
    name: `layer ${index}`,
    kind: 'custom',
    parameters: { operations: 1e9 + index * 1e6 + run, bytes: 1e6 + index * 1e4 },
  }));
  const hardware = ['dig', 'pim', 'pnm'].map((preset) => ({ preset }));
  return JSON.stringify({ roofloor: 1, workload: { layers }, hardware });
}

/** The result in an envelope of the door; an error there is an error here. */
function opened(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw new Error(`${envelope.error.path}: ${envelope.error.message}`);
  return envelope.result;
}

/** `open_project` and `report` through the WebAssembly door, texts parsed as the page does. */
async function measureCore() {
  const core = await loadCore();
  const times = [];
  for (let run = 0; run < 30; run += 1) {
    const project = largeProject(run);
    const begin = performance.now();
    const { revision } = opened(core.open_project(project));
    const { text, numbers } = core.report(revision);
    opened(text);
    times.push(performance.now() - begin);
    if (!(numbers.length > layer_count)) throw new Error('the report has no columns');
  }
  return median(times);
}

/** What a visit fetches; the rest comes when it is asked for. */
const first = ['index.html', 'manifest.webmanifest', 'style.css', 'icon.svg', 'core.js', 'app.js'];
first.push('roofloor_first.wasm');

const whole = ['whole_core.js', 'roofloor_core.wasm'];

/** Of the files of the hosted page that `belongs` takes [B]. */
function hostedSize(belongs) {
  const sizes = readdirSync(site)
    .filter(belongs)
    .map((name) => gzipSync(readFileSync(join(site, name))).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measurePage() {
  const server = await startSite();
  const browser = await launchBrowser();
  try {
    return [
      await measureFirstChart(browser, server.url),
      await measureEdits(browser, server.url),
      await measureEdits(browser, server.url, (page) => pasteLayers(page, pasted_count)),
      await measureZoom(browser, server.url),
      await measureSlider(browser, server.url),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

function print(rows) {
  for (const [name, value, limit, unit] of rows) {
    const shown = value.toFixed(1).padStart(8);
    const verdict = value <= limit ? 'within' : 'over';
    console.log(`${name.padEnd(56)}${shown} of ${String(limit).padStart(4)} ${unit}  ${verdict}`);
  }
}

const [first_chart, edit, large_edit, zoom, slider] = await measurePage();
const rows = [
  ['navigation to first chart, localhost (median of 7)', first_chart, 500, 'ms'],
  [`input event to last draw, AlexNet x 3 (median of ${edit_count})`, edit, 16, 'ms'],
  [`the same with 10,000 layers (median of ${edit_count})`, large_edit, 100, 'ms'],
  [`zoom step, ${zoomed_count} layers x 3 (median of ${edit_count})`, zoom, 10, 'ms'],
  [`slider step, Llama 3 70B x 6 (median of ${edit_count})`, slider, 16, 'ms'],
  ['open_project + report, 1000 layers x 3 (median of 30)', await measureCore(), 15, 'ms'],
  ['hosted page, gzipped', hostedSize((name) => first.includes(name)) / 1000, 400, 'kB'],
  ['the whole core, gzipped', hostedSize((name) => whole.includes(name)) / 1000, 520, 'kB'],
  ['one file', statSync(one_file_path).size / 1000, 1000, 'kB'],
];
print(rows);
process.exitCode = rows.every(([, value, limit]) => value <= limit) ? 0 : 1;
