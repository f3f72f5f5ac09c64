// The tensors whose number format can be chosen, and the formats that each may have.

/** @typedef {{tensor: string, label: string, meaning: string}} Formatted */

/** @type {readonly Formatted[]} */
export const FORMATTED = [
  { tensor: 'weights', label: 'Weights', meaning: 'The number format of the weights' },
  { tensor: 'activations', label: 'Activations', meaning: 'The number format of the activations' },
  {
    tensor: 'kv_cache',
    label: 'KV cache',
    meaning: 'The number format of the keys and values that are kept for later tokens',
  },
];

/**
 * Some formats only store: what is kept in them is expanded before anything is computed.
 * @param {import('../types.js').Description} description
 * @param {string} tensor
 */
export function formats_for({ formats }, tensor) {
  return formats
    .filter(({ role }) => role === 'any' || tensor !== 'activations')
    .map(({ name, label }) => ({ value: name, label }));
}
