// Takes the picture of the README from the real page: web/readme_picture.png. Needs a built site.
import { fileURLToPath } from 'node:url';
import { launchBrowser, openPage, startSite } from '../tests/page/harness.mjs';

const picture = fileURLToPath(new URL('../web/readme_picture.png', import.meta.url));
const server = await startSite();
const browser = await launchBrowser();
try {
  const { page } = await openPage(browser, server.url, {
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  });
  const is_drawn = () => performance.getEntriesByName('roofloor:first_chart').length > 0;
  await page.waitForFunction(is_drawn);
  await page.screenshot({ path: picture });
  console.log('Made web/readme_picture.png');
} finally {
  await browser.close();
  await server.close();
}
