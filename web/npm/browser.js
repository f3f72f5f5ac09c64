// The package in browsers and bundlers, which fetch what stands beside a module.
import { create_roofloor } from './roofloor.js';

export { RoofloorError } from './roofloor.js';

export const { openProject, describe, importWorkload, importFile, useCore } = create_roofloor(
  async () => {
    const response = await fetch(new URL('./roofloor_core.wasm', import.meta.url));
    if (!response.ok) throw new Error(`roofloor_core.wasm could not be read (${response.status})`);
    return response.arrayBuffer();
  },
);
