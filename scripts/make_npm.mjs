// Makes build/npm/, the core as a package for other programs, from web/npm/ and build/wasm/.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'web', 'npm');
const wasm = join(root, 'build', 'wasm');
const result = join(root, 'build', 'npm');

/** The one place where the version stands. */
function version() {
  const header = fs.readFileSync(join(root, 'src', 'api', 'version.h'), 'utf8');
  return /version = "([^"]+)"/.exec(header)[1];
}

const description = {
  name: 'roofloor',
  version: version(),
  description: 'Roofline and floorline of AI workloads: time, energy and what limits every layer',
  keywords: ['roofline', 'floorline', 'performance', 'energy', 'neural networks', 'hardware'],
  license: 'MIT',
  type: 'module',
  engines: { node: '>=18' },
  types: './index.d.ts',
  exports: {
    '.': { types: './index.d.ts', node: './node.js', default: './browser.js' },
    './roofloor_core.wasm': './roofloor_core.wasm',
    './package.json': './package.json',
  },
  sideEffects: false,
};

async function main() {
  fs.rmSync(result, { recursive: true, force: true });
  fs.mkdirSync(result, { recursive: true });
  const esbuild = createRequire(join(root, 'web', 'package.json'))('esbuild');
  await esbuild.build({
    entryPoints: [join(source, 'roofloor.js')],
    outfile: join(result, 'roofloor.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    alias: { 'roofloor-core': join(wasm, 'roofloor_core.js') },
  });
  for (const name of ['node.js', 'browser.js', 'index.d.ts', 'example.mjs', 'README.md']) {
    fs.copyFileSync(join(source, name), join(result, name));
  }
  fs.copyFileSync(join(root, 'LICENSE'), join(result, 'LICENSE'));
  const core = fs.readFileSync(join(wasm, 'roofloor_core.wasm'));
  fs.writeFileSync(join(result, 'roofloor_core.wasm'), core);
  fs.writeFileSync(join(result, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
}

main().catch((error) => {
  console.error(`make_npm: ${error.message}`);
  process.exitCode = 1;
});
