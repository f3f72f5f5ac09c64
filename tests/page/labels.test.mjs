// What the charts say can be read: texts as really drawn, measured in the font of the page, touch
// neither each other nor a marker nor the frame, on projects made by chance.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { loadCore } from '../../scripts/load_core.mjs';
import { wrap_module } from '../../web/app/core/door.js';
import { random_project, random_source } from '../generated/random_projects.mjs';
import { launchBrowser, openPage, startSite } from './harness.mjs';
import { resize, waitForChart } from './steps.mjs';

const WIDTHS = [1440, 1024, 768, 390, 360];
const PROJECTS = 50;
const LONGEST_LINK = 8000;

let browser;
let site;
let description;
let hashes;
before(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite()]);
  const core = await loadCore();
  description = wrap_module(core).describe();
  const random = random_source(2026);
  hashes = [];
  while (hashes.length < PROJECTS) {
    const project = random_project(random, description);
    project.view = { ...project.view, tab: 'roofs' };
    const text = JSON.stringify(project);
    const hash = `s=1.${deflateRawSync(text).toString('base64url')}`;
    if (hash.length >= LONGEST_LINK || !JSON.parse(core.open_project(text)).ok) continue;
    hashes.push({ hash, charts: project.view.power ? 3 : 2 });
  }
});
after(() => Promise.all([browser.close(), site.close()]));

/** Keeps what was drawn last of each figure, and gives functions to wait for more. */
function keep_drawings() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  globalThis.drawings = new Map();
  document.addEventListener('roofloor:drawn', ({ target, detail }) => {
    globalThis.drawings.set(detail.figure.name, { canvas: target, ...detail });
  });
  /** Opens a link; when it is drawn, pins the first layer where that is wanted. */
  globalThis.open_link = async ({ hash, charts }, is_pinned) => {
    globalThis.drawings.clear();
    location.hash = hash;
    while (globalThis.drawings.size < charts) await frame();
    if (!is_pinned) return;
    const { canvas } = globalThis.drawings.get('roofline');
    const press = (key) => canvas.dispatchEvent(new KeyboardEvent('keydown', { key }));
    ['Home', 'Enter'].forEach(press);
    await frame();
    await frame();
  };
}

/** All that touches in the figures as they are drawn now; runs in the page. */
function touching_things(shapes) {
  const family = getComputedStyle(document.body).fontFamily;
  const context = document.createElement('canvas').getContext('2d');
  const starts = { start: 'left', middle: 'center', end: 'right' };

  // The corners of the ink of a text: as measured, turned, moved.
  const ink_of = ({ text, x, y, angle, anchor, role }) => {
    const is_bold = role === 'axis' || role === 'layer';
    context.font = `${is_bold ? 600 : 400} 12px ${family}`;
    context.textAlign = starts[anchor];
    const ink = context.measureText(text);
    const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
    const { actualBoundingBoxLeft: left, actualBoundingBoxRight: right } = ink;
    const { actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = ink;
    return [
      [-left, -up],
      [right, -up],
      [right, down],
      [-left, down],
    ].map(([a, b]) => [x + a * cos - b * sin, y + a * sin + b * cos]);
  };
  // Convex shapes are apart if the normal of one of their sides separates them.
  const are_apart = (a, b) =>
    [a, b].some((shape) =>
      shape.some(([x1, y1], at) => {
        const [x2, y2] = shape[(at + 1) % shape.length];
        const along = (points) => points.map(([x, y]) => x * (y1 - y2) + y * (x2 - x1));
        const [first, second] = [along(a), along(b)];
        return (
          Math.max(...first) <= Math.min(...second) || Math.max(...second) <= Math.min(...first)
        );
      }),
    );
  const place = ({ minimum, maximum, scale }, from, to) => {
    const along = scale === 'log' ? Math.log : (value) => value;
    const span = along(maximum) - along(minimum);
    return (value) => from + ((along(value) - along(minimum)) / span) * (to - from);
  };
  const circle = Array.from({ length: 16 }, (_, at) => [
    Math.cos((at * Math.PI) / 8),
    Math.sin((at * Math.PI) / 8),
  ]);

  const markers_of = ({ figure, numbers, layout: { plot, x, y } }) => {
    const [px, py] = [place(x, plot.left, plot.right), place(y, plot.bottom, plot.top)];
    return figure.series
      .filter(({ type }) => type === 'markers')
      .flatMap((series) => {
        const corners = shapes.find(({ name }) => name === series.shape).corners;
        // The cross, which is not convex, is taken as the circle of its area.
        const shape = corners.length && corners.length < 12 ? corners : circle;
        return Array.from({ length: series.count }, (_, at) => {
          const cx = px(numbers[series.offset_x + at]);
          const cy = py(numbers[series.offset_y + at]);
          const radius = numbers[series.offset_size + at];
          return { cx, cy, corners: shape.map(([a, b]) => [cx + a * radius, cy + b * radius]) };
        });
      })
      .filter(
        ({ cx, cy }) =>
          cx >= plot.left && cx <= plot.right && cy >= plot.top && cy <= plot.bottom,
      );
  };
  const frame_of = ({ left, top, right, bottom }) =>
    [
      [left, top, right, top],
      [right, top, right, bottom],
      [left, bottom, right, bottom],
      [left, top, left, bottom],
    ].map(([x1, y1, x2, y2]) => [
      [x1, y1],
      [x2, y2],
    ]);

  const found = [];
  let count = 0;
  for (const [name, drawing] of globalThis.drawings) {
    const { texts, plot } = drawing.layout;
    const { clientWidth, clientHeight } = drawing.canvas;
    const inks = texts.map(ink_of);
    const markers = markers_of(drawing);
    const frame = frame_of(plot);
    count += texts.length;
    inks.forEach((ink, at) => {
      const say = (what) => found.push(`${name}: '${texts[at].text}' ${what}`);
      inks.slice(0, at).forEach((other, before) => {
        if (!are_apart(ink, other)) say(`touches '${texts[before].text}'`);
      });
      if (markers.some(({ corners }) => !are_apart(ink, corners))) say('touches a marker');
      if (frame.some((side) => !are_apart(ink, side))) say('touches the frame');
      const is_inside = ([x, y]) => x >= 0 && y >= 0 && x <= clientWidth && y <= clientHeight;
      if (!ink.every(is_inside)) say('leaves the figure');
    });
  }
  return { found, count };
}

test('no two texts of a chart touch, nor a marker or the frame, in either theme', async () => {
  const opened = await openPage(browser, site.url, { colorScheme: 'light' });
  const { page } = opened;
  let texts = 0;
  const check = async (where) => {
    const { found, count } = await page.evaluate(touching_things, description.marker_shapes);
    assert.deepEqual(found, [], where);
    texts += count;
  };
  try {
    await page.evaluate(keep_drawings);
    await waitForChart(page);
    let themes = ['light', 'dark'];
    for (const width of WIDTHS) {
      await resize(page, width, 900);
      for (const [at, { hash, charts }] of hashes.entries()) {
        const opening = [{ hash, charts }, at % 2 === 1];
        await page.evaluate((link) => globalThis.open_link(...link), opening);
        await check(`${themes[0]}, ${width} px, #${hash}`);
        themes = [...themes].reverse();
        await page.evaluate(() => globalThis.drawings.clear());
        await page.emulateMedia({ colorScheme: themes[0] });
        await page.waitForFunction((count) => globalThis.drawings.size === count, charts);
        await check(`${themes[0]}, ${width} px, #${hash}`);
      }
    }
    // Texts that touch nothing because there are none would prove little.
    assert.ok(texts > 20 * WIDTHS.length * PROJECTS, `${texts} texts`);
    opened.assertQuiet();
  } finally {
    await opened.close();
  }
});
