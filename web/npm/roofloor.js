// The core for other programs: see index.d.ts for what each function takes and gives. One core is
// started for all projects; it holds one project at a time, so that a project that is asked while
// another one is open there is opened again first, which takes milliseconds.
import create_core from 'roofloor-core';
import { CoreError, open_envelope, wrap_whole } from '../app/core/door.js';

/** @typedef {import('../app/types.js').WholeCore} WholeCore */
/** @typedef {import('../app/types.js').Report} Report */

/** What was refused, and where: `path` is a JSON pointer into what was given. */
export class RoofloorError extends Error {
  /** @param {string} path @param {string} message */
  constructor(path, message) {
    super(message);
    this.name = 'RoofloorError';
    this.path = path;
  }
}

/**
 * What the door gives, with its errors as those of this package.
 * @template Value
 * @param {() => Value} ask
 */
function asked(ask) {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    throw new RoofloorError(error.path, error.message);
  }
}

/**
 * The columns of the layers themselves, or of the layers on one hardware, by their names.
 * @param {Report} report @param {Float64Array} numbers @param {number | null} hardware
 */
function columns_of({ columns, row_count }, numbers, hardware) {
  const own = columns.filter((column) => column.hardware === hardware);
  const part = (/** @type {number} */ offset) => numbers.slice(offset, offset + row_count);
  return Object.fromEntries(own.map(({ name, offset }) => [name, part(offset)]));
}

/** @param {{result: Report, numbers: Float64Array}} answer */
function report_of({ result, numbers }) {
  const { columns: _, hardware, ...rest } = result;
  return {
    ...rest,
    columns: columns_of(result, numbers, null),
    hardware: hardware.map((one, index) => ({
      ...one,
      columns: columns_of(result, numbers, index),
    })),
  };
}

/** @param {{result: import('../app/types.js').Figure, numbers: Float64Array}} answer */
function figure_of({ result, numbers }) {
  const { series, ...rest } = result;
  return {
    ...rest,
    series: series.map(({ offset_x, offset_y, offset_size, offset_layer, ...about }) => {
      const part = (/** @type {number} */ offset) => numbers.slice(offset, offset + about.count);
      return {
        ...about,
        x: part(offset_x),
        y: part(offset_y),
        sizes: offset_size === null ? null : part(offset_size),
        layers: offset_layer === null ? null : part(offset_layer),
      };
    }),
  };
}

/** The one core, and the project that it has opened. */
class SharedCore {
  /** @type {OpenedProject | null} */
  #owner = null;
  #revision = 0;

  /** @param {WholeCore} core */
  constructor(core) {
    this.core = core;
  }

  /** @param {OpenedProject} owner @param {object | string} project */
  open(owner, project) {
    const opened = asked(() => this.core.open_project(/** @type {any} */ (project)));
    this.#owner = owner;
    this.#revision = opened.revision;
    return opened;
  }

  /**
   * Asks the core about a project.
   * @template Value
   * @param {OpenedProject} owner
   * @param {(core: WholeCore, revision: number) => Value} ask
   */
  ask(owner, ask) {
    if (this.#owner !== owner) this.open(owner, owner.project);
    return asked(() => ask(this.core, this.#revision));
  }
}

export class OpenedProject {
  #shared;

  /** @param {SharedCore} shared @param {object | string} project */
  constructor(shared, project) {
    this.#shared = shared;
    const opened = shared.open(this, project);
    this.project = opened.project;
    this.warnings = opened.warnings;
  }

  report() {
    return report_of(this.#shared.ask(this, (core, revision) => core.report(revision)));
  }

  /** @param {string} name @param {object} [options] */
  figure(name, options = {}) {
    return figure_of(
      this.#shared.ask(this, (core, revision) => core.figure(revision, name, options)),
    );
  }

  /** @param {string} name @param {string} format @param {object} [options] */
  exportFigure(name, format, options = {}) {
    return this.#shared.ask(this, (core, revision) =>
      core.export_figure(revision, name, format, options),
    );
  }

  /** @param {string} path */
  explain(path) {
    return this.#shared.ask(this, (core, revision) => core.explain(revision, path));
  }

  /** @param {number} row */
  guidance(row) {
    return this.#shared.ask(this, (core, revision) => core.guidance(revision, row).hardware);
  }
}

/**
 * A file that can be read at any place at once.
 * @param {any} file
 */
async function source_of(file) {
  if (typeof file.read === 'function') return file;
  const is_blob = typeof file.arrayBuffer === 'function';
  const bytes = new Uint8Array(is_blob ? await file.arrayBuffer() : file.bytes);
  const read = (/** @type {number} */ offset, /** @type {number} */ length) =>
    bytes.subarray(offset, offset + length);
  return { name: file.name ?? '', size: bytes.length, read };
}

/** @param {any} source @returns {(offset: number, length: number) => Uint8Array | null} */
function reader_of(source) {
  return (offset, length) => {
    try {
      const bytes = source.read(offset, length);
      return bytes?.length === length ? bytes : null;
    } catch {
      // Nothing may be thrown through the core; it says that the file cannot be read.
      return null;
    }
  };
}

/**
 * The functions of the package.
 * @param {() => Promise<Uint8Array | ArrayBuffer>} read_wasm where nobody has given the bytes
 */
export function create_roofloor(read_wasm) {
  /** @type {Promise<SharedCore> | null} */
  let started = null;

  /** @param {Promise<Uint8Array | ArrayBuffer>} bytes */
  const start = async (bytes) =>
    new SharedCore(wrap_whole(await create_core({ wasmBinary: new Uint8Array(await bytes) })));

  /** Once for all; again after it could not be. */
  const shared = () => {
    started ??= start(read_wasm()).catch((error) => {
      started = null;
      throw error;
    });
    return started;
  };

  return {
    /** @param {Uint8Array | ArrayBuffer} bytes */
    async useCore(bytes) {
      started ??= start(Promise.resolve(bytes));
      await started;
    },
    /** @param {object | string} project */
    async openProject(project) {
      return new OpenedProject(await shared(), project);
    },
    async describe() {
      const { core } = await shared();
      return { ...core.describe(), ...core.describe_exports() };
    },
    /** @param {string} text */
    async importWorkload(text) {
      const { core } = await shared();
      return asked(() => core.import_workload(text));
    },
    /**
     * @param {any} file
     * @param {{sizes?: Record<string, number>, fold_blocks?: boolean}} [options]
     */
    async importFile(file, { sizes = {}, fold_blocks = true } = {}) {
      const [{ core }, source] = await Promise.all([shared(), source_of(file)]);
      const options = JSON.stringify({ sizes, fold_blocks });
      const read = reader_of(source);
      return asked(() => open_envelope(core.import_file(source.name, source.size, read, options)));
    },
  };
}
