// The door of the core: its envelopes as values and errors, its functions as ordinary functions.

/** What the core refused, and where: `path` is a JSON pointer into the text it was given. */
export class CoreError extends Error {
  /** @param {{path: string, message: string}} error */
  constructor({ path, message }) {
    super(message);
    this.name = 'CoreError';
    this.path = path;
  }

  /** Both scripts of the page have this class, and know the errors of each other by their name. */
  static [Symbol.hasInstance](/** @type {any} */ value) {
    return value instanceof Error && value.name === 'CoreError' && 'path' in value;
  }
}

/**
 * The result inside an envelope; throws the CoreError it carries instead.
 * @param {string} text
 * @returns {any}
 */
export function open_envelope(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw new CoreError(envelope.error);
  return envelope.result;
}

/** @param {{text: string, numbers: Float64Array}} answer */
function open_numbers({ text, numbers }) {
  return { result: open_envelope(text), numbers };
}

/**
 * The core leaves out a workload that is the very one it had, in the form that it gave it; it goes
 * to its place among the keys, so that the text of the document is canonical again.
 * @param {import('../types.js').Opened} opened
 * @param {import('../types.js').Project} sent
 */
function with_workload({ project, ...opened }, sent) {
  const { roofloor, title, workload = sent.workload, ...rest } = project;
  const head = title === undefined ? { roofloor } : { roofloor, title };
  return { ...opened, project: { ...head, workload, ...rest } };
}

/**
 * A network with parameters of its own: those of its family, with its defaults.
 * @param {import('../types.js').ListedNetwork} network
 * @param {import('../types.js').ListedNetwork[]} networks
 * @returns {import('../types.js').Network}
 */
function with_parameters({ parameters_of, defaults = {}, ...network }, networks) {
  const family = networks.find(({ name }) => name === parameters_of);
  const parameters = (network.parameters ?? family?.parameters ?? []).map((parameter) =>
    parameter.name in defaults ? { ...parameter, default: defaults[parameter.name] } : parameter,
  );
  return { ...network, parameters };
}

/**
 * What the core says of itself, each network with its parameters.
 * @param {any} description
 * @returns {import('../types.js').Description}
 */
function with_networks({ networks, ...description }) {
  return {
    ...description,
    networks: networks.map((/** @type {import('../types.js').ListedNetwork} */ network) =>
      with_parameters(network, networks),
    ),
  };
}

/**
 * The functions of the door that a page begins with, as ordinary functions.
 * @param {any} module the started WASM module
 * @returns {import('../types.js').Core}
 */
export function wrap_module(module) {
  const json = JSON.stringify;
  return {
    describe: () => with_networks(open_envelope(module.describe())),
    open_project: (project) =>
      typeof project === 'string'
        ? open_envelope(module.open_project(project))
        : with_workload(open_envelope(module.open_project(json(project))), project),
    report: (revision) => open_numbers(module.report(revision)),
    layers: (revision, first, count) => open_envelope(module.layers(revision, first, count)),
    hardware_object: (revision, hardware) =>
      open_envelope(module.hardware_object(revision, hardware)),
    listed_hardware: (id) => open_envelope(module.listed_hardware(id)),
    heaviest: (revision, hardware, weight, share) =>
      open_numbers(module.heaviest(revision, hardware, weight, share)),
    figure: (revision, name, options) => open_numbers(module.figure(revision, name, json(options))),
    figure_layout: (revision, name, options) =>
      open_envelope(module.figure_layout(revision, name, json(options))),
    picture: (revision, name, options) =>
      open_envelope(module.picture(revision, name, json(options))).text,
    guidance: (revision, row) => open_envelope(module.guidance(revision, row)),
    parse_quantity: (text, unit) => open_envelope(module.parse_quantity(text, unit)),
  };
}

/**
 * All functions of the door.
 * @param {any} module a started WASM module with all of the core
 * @returns {import('../types.js').WholeCore}
 */
export function wrap_whole(module) {
  const json = JSON.stringify;
  return {
    ...wrap_module(module),
    describe_exports: () => open_envelope(module.describe_exports()),
    export_figure: (revision, name, format, options) =>
      open_envelope(module.export_figure(revision, name, format, json(options))),
    report_page: (revision, options) => open_envelope(module.report_page(revision, json(options))),
    explain: (revision, path) => open_envelope(module.explain(revision, path)),
    fit_energy: (revision, hardware, rows) =>
      open_envelope(module.fit_energy(revision, hardware, rows)),
    energy_tables: (revision, hardware) => open_envelope(module.energy_tables(revision, hardware)),
    import_workload: (text) => open_envelope(module.import_workload(text)),
    import_file: (name, size, read, options) => module.import_file(name, size, read, options),
    validate: (checks) => open_envelope(module.validate(checks)),
  };
}
