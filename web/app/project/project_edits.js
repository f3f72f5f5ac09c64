// Edits of a project document. Each changes the copy it is given; the core checks the outcome.

/** @typedef {import('../types.js').Project} Project */

/** @param {string} path a JSON pointer, to become one reference token of another */
function escaped(path) {
  return path.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** @param {number} hardware @param {string} path */
export function field_key(hardware, path) {
  return `/hardware/${hardware}/changed/${escaped(path)}`;
}

/** The sizes of inputs that one language model takes over from another. */
const KEPT_INPUTS = ['prompt', 'context', 'generated'];

/**
 * What stays of a workload when another network takes its place.
 * @param {import('../types.js').Workload} workload
 * @param {import('../types.js').Network} [network] the next one, where it is known
 * @returns {Omit<import('../types.js').Workload, 'network' | 'layers'>}
 */
function kept_for({ batch = 1, formats = {}, phase, parameters = {} }, network) {
  const { kv_cache: _, ...others } = formats;
  if (!network?.has_phases) return { batch, formats: others };
  const takes = (/** @type {string} */ name) =>
    KEPT_INPUTS.includes(name) && network.parameters.some((known) => known.name === name);
  const inputs = Object.entries(parameters).filter(([name]) => takes(name));
  return { batch, formats, ...(phase && { phase }), parameters: Object.fromEntries(inputs) };
}

/** @param {string} name @param {import('../types.js').Network[]} [networks] all that are known */
export function choose_network(name, networks = []) {
  return (/** @type {Project} */ project) => {
    const next = networks.find((network) => network.name === name);
    project.workload = { network: name, ...kept_for(project.workload, next) };
  };
}

/** @param {import('../types.js').ImportedWorkload} workload */
export function use_layers(workload) {
  return (/** @type {Project} */ project) => {
    const { batch, formats } = project.workload;
    project.workload = { ...workload, batch: batch ?? 1, formats: formats ?? {} };
  };
}

/**
 * What was read from elsewhere: a list of layers, or a network in the sizes of a model. The batch
 * stays, and what is asked of a language model.
 * @param {import('../types.js').ImportedWorkload} workload
 * @param {import('../types.js').Network[]} networks
 */
export function use_imported(workload, networks) {
  if (workload.network === undefined) return use_layers(workload);
  const { network, parameters, formats } = workload;
  return (/** @type {Project} */ project) => {
    const next = networks.find(({ name }) => name === network);
    const kept = kept_for(project.workload, next);
    project.workload = {
      ...kept,
      network,
      parameters: { ...kept.parameters, ...parameters },
      formats: { ...kept.formats, ...formats },
    };
  };
}

/** @param {string} phase prefill, decode or generate */
export function set_phase(phase) {
  return (/** @type {Project} */ project) => {
    project.workload.phase = phase;
  };
}

/** A layer by its name in its network: a generation has it twice, and edits hold for both. */
export function name_in_network(/** @type {string} */ layer) {
  return layer.replace(/^(?:prefill|decode)\./, '');
}

/** @param {Project} project @param {string} name @param {number | string} value */
export function set_parameter(project, name, value) {
  project.workload.parameters = { ...project.workload.parameters, [name]: value };
}

/** @param {string} name */
export function clear_parameter(name) {
  return (/** @type {Project} */ project) => {
    const parameters = { ...project.workload.parameters };
    delete parameters[name];
    project.workload.parameters = parameters;
  };
}

/** @param {string} tensor weights, activations or kv_cache @param {string} format */
export function set_format(tensor, format) {
  return (/** @type {Project} */ project) => {
    project.workload.formats = { ...project.workload.formats, [tensor]: format };
  };
}

/**
 * The formats that a layer has of its own, by its name: a layer of a list, or an edit of a network.
 * @param {Project} project
 * @param {string} layer
 */
export function layer_formats({ workload }, layer) {
  const listed = workload.layers?.find(({ name }) => name === layer);
  return (listed ?? workload.edits?.[name_in_network(layer)])?.formats ?? {};
}

/**
 * What layers have of their own, by their names: other numbers than their network, or formats.
 * @param {Project} project
 * @returns {Map<string, string>}
 */
export function layers_with_edits({ workload: { layers, edits = {} } }) {
  const listed = (layers ?? []).filter(({ formats }) => formats).map(({ name }) => name);
  const edited = Object.entries(edits).map(([name, { parameters }]) => ({
    name,
    mark: parameters ? 'changed' : 'own formats',
  }));
  return new Map([
    ...listed.map((name) => /** @type {[string, string]} */ ([name, 'own formats'])),
    ...edited.map(({ name, mark }) => /** @type {[string, string]} */ ([name, mark])),
  ]);
}

/**
 * @template {{formats?: Record<string, string>}} Formatted
 * @param {Formatted} layer
 * @param {Record<string, string>} formats
 */
function with_formats({ formats: _, ...layer }, formats) {
  return Object.keys(formats).length ? { ...layer, formats } : layer;
}

/**
 * Gives a layer a format of its own, or with '' that of the workload.
 * @param {string} layer
 * @param {string} tensor weights, activations or kv_cache
 * @param {string} format
 */
export function set_layer_format(layer, tensor, format) {
  return (/** @type {Project} */ project) => {
    const { [tensor]: _, ...others } = layer_formats(project, layer);
    const formats = format ? { ...others, [tensor]: format } : others;
    const { layers } = project.workload;
    if (layers) {
      project.workload.layers = layers.map((listed) =>
        listed.name === layer ? with_formats(listed, formats) : listed,
      );
      return;
    }
    const edits = { ...project.workload.edits };
    const name = name_in_network(layer);
    const edit = with_formats(edits[name] ?? {}, formats);
    if (Object.keys(edit).length) edits[name] = edit;
    else delete edits[name];
    project.workload.edits = edits;
  };
}

/** @param {Project} project @param {number} index */
function entry(project, index) {
  const found = project.hardware?.[index];
  if (!found) throw new RangeError(`the project has no hardware ${index}`);
  return found;
}

/** @param {string} id */
export function add_hardware(id) {
  return (/** @type {Project} */ project) => {
    project.hardware = [...(project.hardware ?? []), { preset: id }];
  };
}

/**
 * A hardware of one's own, in place of another one or after all others.
 * @param {number | null} index
 * @param {import('../types.js').HardwareObject} own
 */
export function put_own_hardware(index, own) {
  return (/** @type {Project} */ project) => {
    const hardware = [...(project.hardware ?? [])];
    if (index === null) {
      hardware.push({ own });
    } else {
      const { preset: _, changed: __, sources: ___, ...kept } = entry(project, index);
      hardware[index] = { ...kept, own };
    }
    project.hardware = hardware;
  };
}

/** The same once more behind it. @param {number} index */
export function duplicate_hardware(index) {
  return (/** @type {Project} */ project) => {
    const hardware = project.hardware ?? [];
    const copy = structuredClone(entry(project, index));
    project.hardware = [...hardware.slice(0, index + 1), copy, ...hardware.slice(index + 1)];
  };
}

/** @param {number} index */
export function remove_hardware(index) {
  return (/** @type {Project} */ project) => {
    project.hardware = (project.hardware ?? []).filter((_, at) => at !== index);
  };
}

/** @param {number} index @param {boolean} shown */
export function show_hardware(index, shown) {
  return (/** @type {Project} */ project) => {
    entry(project, index).shown = shown;
  };
}

/** Hides all hardware but one; none is hidden for null. @param {number | null} index */
export function show_alone(index) {
  return (/** @type {Project} */ project) => {
    project.hardware?.forEach((hardware, at) => {
      hardware.shown = index === null || at === index;
    });
  };
}

/**
 * What is typed or reset has its own source, or none.
 * @param {import('../types.js').HardwareEntry} hardware
 * @param {string} path
 */
function forget_source(hardware, path) {
  if (!hardware.sources) return;
  const { [path]: _, ...sources } = hardware.sources;
  hardware.sources = sources;
}

/** @param {Project} project @param {number} index @param {string} path @param {unknown} value */
export function change_field(project, index, path, value) {
  const hardware = entry(project, index);
  hardware.changed = { ...hardware.changed, [path]: value };
  forget_source(hardware, path);
}

/**
 * Figures from elsewhere, with their sources, in one step.
 * @param {number} index
 * @param {import('../types.js').StatedFigures} figures
 */
export function take_over_figures(index, { changed, sources }) {
  return (/** @type {Project} */ project) => {
    const hardware = entry(project, index);
    hardware.changed = { ...hardware.changed, ...changed };
    hardware.sources = { ...hardware.sources, ...sources };
  };
}

/** @param {Project} project @param {number} index @param {number} count of equal devices */
export function set_count(project, index, count) {
  entry(project, index).count = count;
}

/** @param {number} index @param {string} path */
export function reset_field(index, path) {
  return (/** @type {Project} */ project) => {
    const changed = { ...entry(project, index).changed };
    delete changed[path];
    entry(project, index).changed = changed;
    forget_source(entry(project, index), path);
  };
}

/** @param {number} index */
export function reset_hardware(index) {
  return (/** @type {Project} */ project) => {
    const hardware = entry(project, index);
    hardware.changed = {};
    if (hardware.sources) hardware.sources = {};
  };
}

/** @param {import('../types.js').ConventionName} key @param {string} value */
export function set_convention(key, value) {
  return (/** @type {Project} */ project) => {
    project.conventions = { ...project.conventions, [key]: value };
  };
}

/**
 * @param {Exclude<keyof import('../types.js').View, 'power' | 'path'>} key
 * @param {string} value
 */
export function set_view(key, value) {
  return (/** @type {Project} */ project) => {
    project.view = { ...project.view, [key]: value };
  };
}

/** Whether the chart of power is drawn too. @param {Project} project */
export function shows_power(project) {
  return project.view?.power ?? false;
}

/** @param {boolean} on */
export function show_power(on) {
  return (/** @type {Project} */ project) => {
    project.view = { ...project.view, power: on };
  };
}

/**
 * The switch decides the form of the charts too: what was chosen for them no longer applies.
 * @param {boolean} on
 */
export function set_notebook(on) {
  return (/** @type {Project} */ project) => {
    project.conventions = { ...project.conventions, notebook: on };
    const { marker_size, power } = project.view ?? {};
    project.view = { ...(marker_size && { marker_size }), ...(power && { power }) };
  };
}

const NOTEBOOK_NETWORK = 'alexnet_notebook';

/** What the notebook starts with, shown in its way. @param {Project} project */
export function open_notebook(project) {
  choose_network(NOTEBOOK_NETWORK)(project);
  project.conventions = {};
  set_notebook(true)(project);
}

/**
 * Back to the work as it was; what was changed of the hardware meanwhile stays.
 * @param {Project} before
 */
export function leave_notebook({ workload, conventions = {}, view = {} }) {
  return (/** @type {Project} */ project) => {
    Object.assign(project, { workload, conventions, view });
  };
}

/**
 * The axes as drawn: chosen by hand, else linear in the notebook's way and logarithmic otherwise.
 * @param {Project} project
 */
export function axis_scale(project) {
  return project.view?.scale ?? (project.conventions?.notebook ? 'linear' : 'log');
}

/**
 * The floorline as drawn: chosen by hand, else per layer in the notebook's way.
 * @param {Project} project
 */
export function floorline_of(project) {
  return project.view?.floorline ?? (project.conventions?.notebook ? 'per_layer' : 'per_operation');
}

/** Whether blocks that repeat are folded or written out. @param {Project} project */
export function blocks_of(project) {
  return project.view?.blocks ?? 'folded';
}

/** What the stage shows. @param {Project} project */
export function stage_tab(project) {
  return project.view?.tab ?? 'roofs';
}

/** What speed and bytes are drawn against. @param {Project} project */
export function drawn_against(project) {
  return project.view?.against ?? 'batch';
}

/** Whether a pinned layer is drawn at other batches or contexts too. @param {Project} project */
export function draws_path(project) {
  return project.view?.path ?? false;
}

/** @param {boolean} on */
export function draw_path(on) {
  return (/** @type {Project} */ project) => {
    project.view = { ...project.view, path: on };
  };
}

/** In which order the bars of the breakdown stand. @param {Project} project */
export function bar_order(project) {
  return project.view?.order ?? 'heaviest';
}

/**
 * What the figures need to know of the project's view.
 * @param {Project} project
 * @param {number | null} pinned
 */
export function figure_options(project, pinned) {
  const { marker_size = 'time' } = project.view ?? {};
  const pins = pinned === null ? [] : [pinned];
  return {
    floorline: floorline_of(project),
    marker_size,
    scale: axis_scale(project),
    pinned: pins,
  };
}
