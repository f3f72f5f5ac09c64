// What the accessibility checker finds on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const axe_source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, as short lines. */
export async function faultsOf(page) {
  await page.evaluate(axe_source);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' ')}`,
    );
  });
}
