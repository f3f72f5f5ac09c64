// The package in Node, which reads what stands beside a module.
import { readFile } from 'node:fs/promises';
import { create_roofloor } from './roofloor.js';

export { RoofloorError } from './roofloor.js';

export const { openProject, describe, importWorkload, importFile, useCore } = create_roofloor(() =>
  readFile(new URL('./roofloor_core.wasm', import.meta.url)),
);
