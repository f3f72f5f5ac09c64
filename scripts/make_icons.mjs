// Draws the icons of the installed page from web/icon.svg: web/icons/. Run it when that changes.
import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../tests/page/harness.mjs';

const web = new URL('../web/', import.meta.url);
const icon = readFileSync(new URL('icon.svg', web), 'utf8');

/**
 * Systems cut a maskable icon to their own shape: its ground fills the square, and what counts
 * stands inside the circle of 80 % of the width that every shape leaves.
 */
const icons = [
  { name: 'icon_192.png', pixels: 192, scale: 1, ground: 'none' },
  { name: 'icon_512.png', pixels: 512, scale: 1, ground: 'none' },
  { name: 'maskable_512.png', pixels: 512, scale: 0.8, ground: '#fff' },
];

const browser = await launchBrowser();
try {
  mkdirSync(new URL('icons/', web), { recursive: true });
  const page = await browser.newPage();
  for (const { name, pixels, scale, ground } of icons) {
    await page.setViewportSize({ width: pixels, height: pixels });
    const margin = (pixels * (1 - scale)) / 2;
    const side = pixels * scale;
    await page.setContent(
      `<body style="margin: 0; background: ${ground}">` +
        `<div style="padding: ${margin}px; width: ${side}px; height: ${side}px">${icon}</div>`,
    );
    const path = fileURLToPath(new URL(`icons/${name}`, web));
    await page.screenshot({ path, omitBackground: true });
    console.log(`Made web/icons/${name}`);
  }
} finally {
  await browser.close();
}
