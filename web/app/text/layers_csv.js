// A list of layers as a table that the page reads again: a column for each parameter.
import { csv_text } from './csv.js';

/** @typedef {import('../types.js').Layer & {steps?: number, shared?: boolean}} Layer */

/** What has a column only where a layer has it. @type {[string, (layer: Layer) => unknown][]} */
const AT_TIMES = [
  ['weights_format', ({ formats }) => formats?.weights],
  ['activations_format', ({ formats }) => formats?.activations],
  ['kv_cache_format', ({ formats }) => formats?.kv_cache],
  ['steps', ({ steps }) => steps],
  ['shared', ({ shared }) => (shared ? 'yes' : undefined)],
];

/** @param {Layer[]} layers */
export function layers_csv(layers) {
  const names = new Set(layers.flatMap(({ parameters = {} }) => Object.keys(parameters)));
  const used = AT_TIMES.filter(([, value_of]) =>
    layers.some((layer) => value_of(layer) !== undefined),
  );
  const heads = ['name', 'kind', 'repeat', ...used.map(([head]) => head), ...names];
  return csv_text([
    heads,
    ...layers.map((layer) => [
      layer.name,
      layer.kind,
      layer.repeat ?? 1,
      ...used.map(([, value_of]) => value_of(layer)),
      ...[...names].map((name) => layer.parameters?.[name]),
    ]),
  ]);
}
