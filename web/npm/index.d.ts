// The package `roofloor`. Quantities are SI base units and their names end in them: seconds,
// joules, bytes, operations (a multiply-accumulate is two). What is not known is null, and NaN in a
// column; it is never zero.

/** What was refused: `message` says what was found and what was expected. */
export class RoofloorError extends Error {
  name: 'RoofloorError';
  /** A JSON pointer into what was given, such as "/workload/batch"; '' for all of it. */
  path: string;
  constructor(path: string, message: string);
}

// --- Documents -----------------------------------------------------------------------------------

export interface LayerDocument {
  name: string;
  /** A name of `describe().layer_kinds`, which declare their parameters. */
  kind: string;
  parameters?: Record<string, number | string | undefined>;
  repeat?: number;
  formats?: Record<string, string>;
}

/** A network with its parameters, or a list of layers. */
export interface WorkloadDocument {
  /** A name of `describe().networks`, which declare their parameters. */
  network?: string;
  parameters?: Record<string, number | string>;
  name?: string;
  layers?: LayerDocument[];
  /** Inputs that are processed together; 1 if absent. */
  batch?: number;
  /** Of a language model: prefill, decode or generate. */
  phase?: string;
  /** Names of `describe().formats` by tensor: weights, activations, kv_cache. */
  formats?: Record<string, string>;
  edits?: Record<string, object>;
}

export interface HardwareDocument {
  /** An id of `describe().hardware`. */
  preset?: string;
  /** In place of a preset, a whole hardware object. */
  own?: object;
  /** How many of them share the workload; 1 if absent. */
  count?: number;
  /** New values by JSON pointers into the preset: "/levels/0/bandwidth_bytes_per_second". */
  changed?: Record<string, unknown>;
  sources?: Record<string, object>;
  shown?: boolean;
}

/** What "Save" of the page writes; what is absent has its default. */
export interface ProjectDocument {
  /** The version of the document: 1. */
  roofloor: number;
  title?: string;
  workload?: WorkloadDocument;
  hardware?: HardwareDocument[];
  /** What is counted, by the names of `describe().conventions`; and `notebook`. */
  conventions?: Record<string, string | boolean>;
  /** How the page shows it: floorline, scale, tab, ... */
  view?: object;
}

// --- A project that is open ----------------------------------------------------------------------

/** Numbers by layer under the names of `describe().columns`; a name that says nothing is absent. */
export type Columns = { [name: string]: Float64Array | undefined };
export type Totals = { [name: string]: number | null };

export interface LayerRow {
  name: string;
  kind: string;
  /** How often the layer runs; its numbers count all of them. */
  repeat: number;
  /** Its place in the document, where that is not the place of the row. */
  layer?: number;
  /** Layers that are computed together with it and have no row of their own. */
  fused_layers?: string[];
}

export interface HardwareReport {
  id: string;
  name: string;
  class: string;
  year: number | null;
  /** Measured, published, derived, estimated or illustrative. */
  evidence: string;
  summary: string;
  notes: string;
  /** Of memory, from the outside in; a `bound` of 0 is the first, of -1 the arithmetic. */
  levels: string[];
  /** [op/B] Where the roofs meet. */
  ridge_point: number | null;
  /** [op/B] A byte costs as much energy as this many operations. */
  energy_balance: number | null;
  compute: {
    format: string;
    used_format: string;
    ops_per_second: number;
    /** Whether the format is computed as another one. */
    stands_in: boolean;
  } | null;
  has_time: boolean;
  has_energy: boolean;
  energy_is_estimate: boolean;
  device_count: number;
  remarks: string[];
  warnings: string[];
  /** seconds, energy_joules, average_watts, tokens_per_second, ... */
  totals: Totals;
  /** seconds, bound, energy_joules, device_floor_joules, ...: one number a row. */
  columns: Columns;
}

export interface Report {
  workload: {
    name: string;
    batch: number;
    layers: LayerRow[];
    /** operations, weight_bytes, total_bytes, operational_intensity, ... */
    totals: Totals;
  };
  /** What holds the workload back, in a sentence or two. */
  headline: string;
  summary: string;
  row_count: number;
  /** operations, total_bytes, operational_intensity, ...: one number a row. */
  columns: Columns;
  /** In the order of the document. */
  hardware: HardwareReport[];
}

export interface FigureAxis {
  label: string;
  unit: string;
  /** log or linear. */
  scale: string;
  /** From where to where. */
  frame: [number, number];
}

/** A line through points, or markers at them, in the units of the axes. */
export interface Series {
  type: 'line' | 'markers';
  /** roof, ridge, layer, floor, ... */
  role: string;
  /** By its place in the document. */
  hardware: number | null;
  label: string;
  dashed: boolean;
  count: number;
  x: Float64Array;
  y: Float64Array;
  /** Of markers of layers: their areas [px^2]. */
  sizes: Float64Array | null;
  /** Of markers of layers: their rows in the report. */
  layers: Float64Array | null;
}

export interface Figure {
  name: string;
  title: string;
  summary: string;
  x: FigureAxis;
  y: FigureAxis;
  series: Series[];
}

/** What is absent comes from the view of the document. */
export interface FigureOptions {
  floorline?: 'per_operation' | 'per_layer';
  marker_size?: 'time' | 'energy' | 'equal';
  scale?: 'log' | 'linear';
  order?: 'heaviest' | 'in_order';
  against?: 'batch' | 'context';
  /** Rows whose names are shown in any case. */
  pinned?: number[];
}

export interface ExportOptions extends FigureOptions {
  /** A name of `describe().paper_sizes`; or `width` and `height` in pixels. */
  size?: string;
  width?: number;
  height?: number;
  /** Stands in a comment of the file. */
  link?: string;
}

/** A number and how it comes about; a leaf has no formula and no terms. */
export interface Explanation {
  symbol: string;
  value?: number | null;
  /** In place of a value, where the formula takes a whole column. */
  values?: (number | null)[];
  unit: string;
  meaning: string;
  formula: string;
  source: { document: string; year: number | null; evidence: string } | null;
  terms: Explanation[];
}

/** What limits a layer on one hardware, and what would change that. */
export interface Guidance {
  sentence: string;
  /** "compute", or "memory:" and the name of a level. */
  bound: string;
  time_class: 'memory' | 'compute';
  energy_class: 'memory' | 'compute' | 'constant' | null;
  best_speedup: number | null;
  needed_operational_intensity: number | null;
  needed_bandwidth_bytes_per_second: number | null;
  needed_peak_ops_per_second: number | null;
}

export interface OpenedProject {
  /** The document as the core writes it. */
  readonly project: ProjectDocument;
  readonly warnings: { path: string; message: string }[];
  report(): Report;
  /** A name of `describe().figures`: roofline, floorline, power, breakdown_time, ... */
  figure(name: string, options?: FigureOptions): Figure;
  /** A name of `describe().export_formats`: svg, pgfplots, matplotlib, csv. */
  exportFigure(
    name: string,
    format: string,
    options?: ExportOptions,
  ): { text: string; media_type: string; extension: string };
  /** A number of the report: "/hardware/0/layers/3/seconds", "/workload/totals/operations". */
  explain(path: string): Explanation;
  /** Of a row of the report, on every hardware; null where it has no roof. */
  guidance(row: number): (Guidance | null)[];
}

/** Refuses with a RoofloorError. A text is a document, or an exported SVG with one inside. */
export function openProject(project: ProjectDocument | string): Promise<OpenedProject>;

// --- Imports -------------------------------------------------------------------------------------

/** In browsers a File; bytes that are there; or a file that is read where it is asked for. */
export type ImportedFile =
  | { name?: string; arrayBuffer(): Promise<ArrayBuffer> }
  | { name: string; bytes: Uint8Array | ArrayBuffer }
  | {
      name: string;
      size: number;
      /** That many bytes at once, from a place on; null where they cannot be read. */
      read(offset: number, length: number): Uint8Array | null;
    };

export interface Imported {
  /** What the text or file was understood as. */
  kind: string;
  name?: string;
  /** For the document of a project. */
  workload: WorkloadDocument;
  layer_count: number;
  /** Of a table: its heads, and what each column was taken for. */
  columns: { head: string; taken_for: string }[];
  /** That a model leaves open; `importFile` takes others. */
  sizes?: { name: string; value: number; is_batch: boolean; is_given: boolean; where: string }[];
  /** Of a model: its operators and totals. */
  summary?: object;
  warnings: (string | { message: string })[];
}

/** A table of layers, a config.json, the lists of the notebook. Refuses with a RoofloorError. */
export function importWorkload(text: string): Promise<Imported>;

/** The same as files, and ONNX models. `sizes` are open sizes of a model by their names. */
export function importFile(
  file: ImportedFile,
  options?: { sizes?: Record<string, number>; fold_blocks?: boolean },
): Promise<Imported>;

// --- What can be chosen --------------------------------------------------------------------------

export interface Parameter {
  name: string;
  label: string;
  unit: string;
  meaning: string;
  default: number | string | null;
  minimum: number;
  maximum: number;
  whole: boolean;
  choices: string[];
}
export interface Choice {
  name: string;
  label: string;
}
export interface Description {
  version: string;
  document_version: number;
  /** The month up to which the library of hardware was checked. */
  library_date: string;
  formats: (Choice & { bits: number })[];
  conventions: Record<string, (Choice & { meaning: string })[]>;
  phases: (Choice & { meaning: string })[];
  layer_kinds: (Choice & { summary: string; parameters: Parameter[] })[];
  networks: (Choice & { summary: string; group: string; parameters: Parameter[] })[];
  hardware: { id: string; name: string; class: string; summary: string; evidence: string }[];
  columns: {
    name: string;
    label: string;
    unit: string;
    definition: string;
    formula: string;
    /** Where it stands: a layer, a layer on a hardware, the totals of a hardware. */
    scope: 'layer' | 'result' | 'totals';
  }[];
  figures: Choice[];
  export_formats: (Choice & { extension: string; media_type: string })[];
  paper_sizes: (Choice & { width_millimetres: number; height_millimetres: number })[];
  terms: { term: string; definition: string; formula: string; source: string }[];
  /** The document of the start page. */
  start: ProjectDocument;
}

export function describe(): Promise<Description>;

/** The bytes of roofloor_core.wasm, before anything else, where the package cannot read them. */
export function useCore(bytes: Uint8Array | ArrayBuffer): Promise<void>;
