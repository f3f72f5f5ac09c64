// Prints the packages of web/node_modules that the page's scripts have inside, as JSON.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('../web/', import.meta.url));

/** Every module of ours below a folder. */
function modulesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return modulesBelow(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

const esbuild = createRequire(join(web, 'package.json'))('esbuild');
const { metafile } = await esbuild.build({
  entryPoints: modulesBelow(web),
  absWorkingDir: web,
  outdir: 'out',
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  external: ['roofloor-core'],
  logLevel: 'error',
});
const names = Object.keys(metafile.inputs).flatMap((path) => {
  const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found ? [found[1]] : [];
});
console.log(JSON.stringify([...new Set(names)].sort()));
