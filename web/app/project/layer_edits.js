// Edits of the layers: of a network by name, of a list by place. The core checks the outcome.

import { name_in_network } from './project_edits.js';

/** @typedef {import('../types.js').Project} Project */
/** @typedef {import('../types.js').Layer} Layer */
/**
 * A layer by its name in a network, by its place in a list.
 * @typedef {{at: number, name: string}} At
 */

/** @param {number} at @param {string} field */
export function layer_key(at, field) {
  return `/workload/layers/${at}/${field}`;
}

/**
 * Without what says nothing: an empty object of parameters or formats.
 * @template {{parameters?: object, formats?: object}} Part
 * @param {Part} part
 */
function without_empty(part) {
  for (const key of /** @type {const} */ (['parameters', 'formats'])) {
    if (part[key] && !Object.keys(part[key]).length) delete part[key];
  }
  return part;
}

/**
 * Gives a layer other parameters or formats: in a network by an edit, in a list in its place.
 * @param {At} layer
 * @param {(part: import('../types.js').LayerEdit) => import('../types.js').LayerEdit} change
 */
function change_layer({ at, name }, change) {
  return (/** @type {Project} */ { workload }) => {
    if (workload.layers) {
      workload.layers = workload.layers.map((layer, place) =>
        place === at ? without_empty({ ...layer, ...change(layer) }) : layer,
      );
      return;
    }
    const known = name_in_network(name);
    const edit = without_empty({ ...change(workload.edits?.[known] ?? {}) });
    const { [known]: _, ...others } = workload.edits ?? {};
    workload.edits = Object.keys(edit).length ? { ...others, [known]: edit } : others;
  };
}

/**
 * Of two parameters that stand for each other the other one goes.
 * @param {At} layer
 * @param {import('../types.js').Parameter} parameter
 * @param {number | string} value
 */
export function set_layer_parameter(layer, { name, alternative }, value) {
  return change_layer(layer, ({ parameters, formats }) => {
    const { [alternative]: _, ...others } = parameters ?? {};
    return { parameters: { ...others, [name]: value }, formats: { ...formats } };
  });
}

/** @param {At} layer @param {string} name */
export function clear_layer_parameter(layer, name) {
  return change_layer(layer, ({ parameters, formats }) => {
    const { [name]: _, ...others } = parameters ?? {};
    return { parameters: others, formats: { ...formats } };
  });
}

/**
 * Gives a layer a format of its own, or with '' that of the workload.
 * @param {At} layer
 * @param {string} tensor weights, activations or kv_cache
 * @param {string} format
 */
export function set_format_of_layer(layer, tensor, format) {
  return change_layer(layer, ({ parameters, formats }) => {
    const { [tensor]: _, ...others } = formats ?? {};
    return {
      parameters: { ...parameters },
      formats: format ? { ...others, [tensor]: format } : others,
    };
  });
}

/** All that was changed of a layer of a network is the network's again. @param {string} name */
export function reset_layer(name) {
  return (/** @type {Project} */ { workload }) => {
    const { [name_in_network(name)]: _, ...others } = workload.edits ?? {};
    workload.edits = others;
  };
}

/**
 * Changes the list itself; a network becomes a list of its layers first.
 * @param {{name: string, layers: Layer[]}} listed the layers as they are
 * @param {(layers: Layer[]) => Layer[]} change
 */
export function change_list({ name, layers }, change) {
  return (/** @type {Project} */ project) => {
    const { batch, formats } = project.workload;
    project.workload = {
      name,
      layers: change(layers),
      batch: batch ?? 1,
      formats: formats ?? {},
    };
  };
}

/** @param {Layer[]} layers @param {number} at @param {Layer} layer */
export function inserted(layers, at, layer) {
  return [...layers.slice(0, at), layer, ...layers.slice(at)];
}

/** @param {Layer[]} layers @param {number} at */
export function removed(layers, at) {
  return layers.filter((_, place) => place !== at);
}

/** @param {Layer[]} layers @param {number} from @param {number} to */
export function moved(layers, from, to) {
  return inserted(removed(layers, from), to, layers[from]);
}

/** @param {Layer[]} layers @param {number} at @param {Layer} layer */
export function replaced(layers, at, layer) {
  return layers.map((before, place) => (place === at ? layer : before));
}

/** Where a layer stands when one comes in at a place. @param {number} at */
export function after_insert(at) {
  return (/** @type {number} */ place) => (place >= at ? place + 1 : place);
}

/** Where a layer stands when one goes; null for that one. @param {number} at */
export function after_remove(at) {
  return (/** @type {number} */ place) => (place === at ? null : place - Number(place > at));
}

/** Where a layer stands when two neighbours change places. @param {number} a @param {number} b */
export function after_swap(a, b) {
  return (/** @type {number} */ place) => (place === a ? b : place === b ? a : place);
}

/**
 * A name that no layer has: "conv1 copy", "conv1 copy 2".
 * @param {Layer[]} layers
 * @param {string} wanted
 */
export function free_name(layers, wanted) {
  const taken = new Set(layers.map(({ name }) => name));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

/**
 * A new layer of a kind: in the shape of the last one of its kind before a place, or with ones
 * where a number must be given.
 * @param {Layer[]} layers
 * @param {number} at
 * @param {import('../types.js').LayerKind} kind
 * @returns {Layer}
 */
export function new_layer(layers, at, { name: kind, label, parameters }) {
  const name = free_name(layers, `new ${label.toLowerCase()}`);
  for (let place = Math.min(at, layers.length) - 1; place >= 0; place -= 1) {
    if (layers[place].kind === kind) return { ...layers[place], name };
  }
  const given = /** @type {Record<string, number>} */ ({});
  for (const parameter of parameters) {
    const { alternative, default_from, default: standard } = parameter;
    const is_alternative_given = alternative !== '' && alternative in given;
    const must_be_given = alternative !== '' || !parameter.optional;
    if (standard !== null || default_from || is_alternative_given || !must_be_given) continue;
    given[parameter.name] = Math.max(1, parameter.minimum);
  }
  return { name, kind, parameters: given };
}

/**
 * A list of layers as it was; batch and formats stay, as where a network is chosen.
 * @param {import('../types.js').Workload} kept
 */
export function use_again(kept) {
  return (/** @type {Project} */ project) => {
    const { batch = 1, formats } = project.workload;
    project.workload = { ...kept, batch, formats: { ...kept.formats, ...formats } };
  };
}
