// The package for other programs in a browser, under a policy that allows WebAssembly and no eval.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../scripts/static_server.mjs';
import { launchBrowser, openPage } from './harness.mjs';

const built = fileURLToPath(new URL('../../build/npm/', import.meta.url));

const page_text = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Somebody else</title>
<link rel="icon" href="data:,">
<script type="module" src="own.js"></script>
</html>
`;
const script_text = `import { openProject } from './roofloor/browser.js';
const opened = await openProject({
  roofloor: 1, workload: { network: 'alexnet' }, hardware: [{ preset: 'dig' }],
});
document.title = opened.report().hardware[0].columns.seconds[5];
`;

test('a page of somebody else computes with the package', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'roofloor-package-'));
  cpSync(built, join(folder, 'roofloor'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), page_text);
  writeFileSync(join(folder, 'own.js'), script_text);
  const [server, browser] = await Promise.all([startServer({ folder }), launchBrowser()]);
  try {
    const { page, record, assertQuiet } = await openPage(browser, server.url);
    await page.waitForFunction(() => document.title !== 'Somebody else');
    // fc6 moves 75,532,288 B over the 1.2 TB/s of the notebook's accelerator.
    assert.equal(Number(await page.title()), 75532288 / 1.2e12);
    const names = record.requests.map((address) => address.slice(server.url.length));
    assert.deepEqual(names.sort(), [
      '',
      'own.js',
      'roofloor/browser.js',
      'roofloor/roofloor.js',
      'roofloor/roofloor_core.wasm',
    ]);
    assertQuiet();
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
