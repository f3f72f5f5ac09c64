// The shapes that cross the door of the core, named once for every module of the page.
import type { AboutEdit, Layer, LayerEdit, LayerList, Yours } from './types/layer_types.js';

export type { Layer, LayerEdit, LayerList, ListedLayer } from './types/layer_types.js';

export * from './types/network_types.js';
import type {
  Convention,
  ConventionName,
  Format,
  Network,
  Parameter,
} from './types/network_types.js';

import type { EnergyFit, EnergyTables, Source } from './types/energy_types.js';

export * from './types/energy_types.js';
export * from './types/explanation_types.js';
import type { Explanation, Guidance } from './types/explanation_types.js';

export * from './charts/figure_types.js';
import type { Figure, Layout } from './charts/figure_types.js';

export * from './types/import_types.js';
export * from './types/own_types.js';
import type { Imported } from './types/import_types.js';
import type { HardwareObject } from './types/own_types.js';

export interface Prefix {
  symbol: string;
  exponent: number;
}
export interface LayerKind {
  name: string;
  label: string;
  summary: string;
  formulas: { of: string; formula: string }[];
  parameters: Parameter[];
}
export interface LibraryHardware {
  id: string;
  name: string;
  class: string;
  class_label: string;
  /** Vendor, year, process, scope and power. */
  origin: string;
  evidence: string;
  confidence: string;
  checked: string;
  /** What was never published; such an entry has no roof until it is entered. */
  missing: string[];
  summary: string;
  notes: string;
  /** Its corners as fractions of the frame that all small roofs share, from the left and below. */
  roof: { format: string; ridge_point: number; x: number[]; y: number[] } | null;
}
export interface Definition {
  name: string;
  label: string;
  unit: string;
  definition: string;
  formula: string;
}
export interface ColumnDefinition extends Definition {
  scope: 'layer' | 'result' | 'totals';
}
export interface Term {
  term: string;
  definition: string;
  formula: string;
  source: string;
}
/** Corners in units of the radius of the circle of the same area; none for a circle. */
export interface MarkerShape {
  name: string;
  corners: [number, number][];
}
/** A figure that the core makes. */
export interface NamedFigure {
  name: string;
  label: string;
}
export interface Description {
  figures: NamedFigure[];
  version: string;
  document_version: number;
  library_date: string;
  prefixes: Prefix[];
  formats: Format[];
  conventions: Record<ConventionName, Convention[]>;
  phases: Convention[];
  layer_kinds: LayerKind[];
  networks: Network[];
  hardware: LibraryHardware[];
  incomplete_hardware: LibraryHardware[];
  columns: ColumnDefinition[];
  figures: { name: string; label: string }[];
  /** One for each colour, in their order. */
  marker_shapes: MarkerShape[];
  terms: Term[];
  start: Project;
}

export interface Workload {
  network?: string;
  parameters?: Record<string, number | string>;
  name?: string;
  layers?: Layer[];
  batch?: number;
  /** Of a network that has them: prefill, decode, generate. */
  phase?: string;
  formats?: Record<string, string>;
  edits?: Record<string, LayerEdit>;
}
/** What of a layer crosses one level of memory. */
export interface LayerLevel {
  name: string;
  bytes: number;
  operational_intensity: number | null;
  seconds: number | null;
  joules: number | null;
}
export interface HardwareEntry {
  preset?: string;
  own?: HardwareObject;
  count?: number;
  changed?: Record<string, unknown>;
  /** Of changed figures that were not typed; by the same pointers. */
  sources?: Record<string, Source>;
  shown?: boolean;
}
export interface View {
  floorline?: string;
  marker_size?: string;
  scale?: string;
  measured_at?: string;
  blocks?: string;
  power?: boolean;
  tab?: string;
  order?: string;
  against?: string;
  path?: boolean;
}
export interface Project {
  roofloor: number;
  title?: string;
  workload: Workload;
  hardware?: HardwareEntry[];
  conventions?: { [name in ConventionName]?: string } & { notebook?: boolean };
  view?: View;
}

export interface Warning {
  path: string;
  message: string;
}
export interface Opened {
  revision: number;
  project: Project;
  warnings: Warning[];
}
export interface LayerRow {
  name: string;
  kind: string;
  repeat: number;
  /** The place of its layer in the document, where that is not the place of its row. */
  layer?: number;
  /** Layers that are computed together with this one and have no row of their own. */
  fused_layers?: string[];
}
export interface Field {
  path: string;
  label: string;
  unit: string;
  value: number | null;
  text: string;
  changed: boolean;
  library_text: string;
  source: string;
  evidence: string;
  meaning: string;
  note: string;
}
export interface HardwareReport {
  id: string;
  name: string;
  color: number;
  shown: boolean;
  illustrative: boolean;
  class: string;
  year: number | null;
  evidence: string;
  checked: string;
  summary: string;
  notes: string;
  levels: string[];
  ridge_point: number | null;
  energy_balance: number | null;
  compute: {
    format: string;
    used_format: string;
    ops_per_second: number;
    stands_in: boolean;
  } | null;
  has_time: boolean;
  has_energy: boolean;
  energy_is_estimate: boolean;
  /** Whether the power that it is built for is stated. */
  has_tdp: boolean;
  note: string;
  device_count: number;
  remarks: string[];
  totals: Record<string, number | null>;
  fields: Field[];
  warnings: string[];
}
export interface NotebookHardware {
  excess_percent: (number | string)[];
  energy_nanojoules: (number | string)[];
  attainable_tops: (number | string)[];
}
export interface Report {
  workload: {
    name: string;
    batch: number;
    notebook_kinds: boolean;
    layers: LayerRow[];
    totals: Record<string, number | null>;
  };
  headline: string;
  summary: string;
  row_count: number;
  columns: { name: string; hardware: number | null; offset: number }[];
  hardware: HardwareReport[];
  notebook: null | {
    ci: (number | string)[];
    oi: (number | string)[];
    hardware: NotebookHardware[];
  };
}

export interface Numbers<T> {
  result: T;
  numbers: Float64Array;
}
export interface Core {
  describe(): Description;
  /** A text that is no JSON is refused with its line. */
  open_project(project: Project | string): Opened;
  report(revision: number): Numbers<Report>;
  layers(revision: number, first: number, count: number): LayerList;
  /** As numbers, the rows that make up a share of the weight on a hardware, heaviest first. */
  heaviest(
    revision: number,
    hardware: number,
    weight: string,
    share: number,
  ): Numbers<{ fraction: number; sentence: string }>;
  figure(revision: number, name: string, options: object): Numbers<Figure>;
  figure_layout(revision: number, name: string, options: object): Layout;
  /** A figure as the text of an `<svg>` element. */
  picture(revision: number, name: string, options: object): string;
  /** A hardware of the project as a whole object, the user's changes in it. */
  hardware_object(revision: number, hardware: number): HardwareObject;
  listed_hardware(id: string): HardwareObject;
  guidance(
    revision: number,
    row: number,
  ): { hardware: (Guidance | null)[]; levels: LayerLevel[][] };
  parse_quantity(text: string, unit: string): { value: number; text: string };
}

/** A file in which a figure can be taken away. */
export interface ExportFormat {
  name: string;
  label: string;
  extension: string;
  media_type: string;
}
export interface PaperSize {
  name: string;
  label: string;
  width_millimetres: number;
  height_millimetres: number;
}

/** All of the core: a page fetches it when it is asked for one of these. */
export interface WholeCore extends Core {
  describe_exports(): { export_formats: ExportFormat[]; paper_sizes: PaperSize[] };
  export_figure(
    revision: number,
    name: string,
    format: string,
    options: object,
  ): { text: string; media_type: string; extension: string };
  /** The report of the project as one page of HTML. */
  report_page(
    revision: number,
    options: { link: string },
  ): { text: string; media_type: string; extension: string };
  explain(revision: number, path: string): Explanation;
  /** `hardware` by its place; a bad table is refused with its line. */
  fit_energy(revision: number, hardware: number, rows: string): EnergyFit;
  energy_tables(revision: number, hardware: number): EnergyTables;
  import_workload(text: string): Imported;
  /** `read(offset, length)` gives that many bytes or null; the answer is an envelope as text. */
  import_file(
    name: string,
    size: number,
    read: (offset: number, length: number) => Uint8Array | null,
    options: string,
  ): string;
  validate(checks: string): import('./types/validation_types.js').Verdict[];
}

/** What a user typed into one field: kept until it is applied or given up. */
export interface Draft {
  label: string;
  text: string;
  message: string | null;
  understood: string;
}
/** A field of the page: where it stands in the project, its name, what stands in it. */
export interface TypedField {
  key: string;
  label: string;
  text: string;
  understood?: string;
}
/** A layer under the pointer, and the hardware whose marker it was found at. */
export interface Hover {
  layer: number;
  hardware: number;
  place: string;
}
/** A roof, a floor or an energy curve under the pointer: its values there, and the place [px]. */
export interface Reading {
  place: string;
  role: string;
  label: string;
  hardware: number | null;
  px: number;
  py: number;
  x: number;
  y: number;
  y_label: string;
  y_unit: string;
}
/** What could not be done, and what is shown instead. */
export interface Problem extends Warning {
  shown?: string;
}
export interface State {
  description: Description;
  project: Project;
  revision: number;
  report: Report;
  numbers: Float64Array;
  drafts: Map<string, Draft>;
  problem: Problem | null;
  /** The list of layers that is shown or was shown last, to be chosen again. */
  yours: Yours | null;
  /** A sentence on what just happened to the whole document; empty after the next edit. */
  notice: string;
  hovered: Hover | null;
  reading: Reading | null;
  pinned: number | null;
  selected_hardware: number;
  /** How many documents were opened: a number of its own for each. */
  document_count: number;
}
export type Topic = 'project' | 'drafts' | 'highlight' | 'reading' | 'pin' | 'selection';
export interface Store {
  state: State;
  subscribe(listener: (topic: Topic) => void): void;
  edit(change: (project: Project) => void, field?: TypedField, about?: AboutEdit): boolean;
  edit_quantity(
    field: TypedField & { unit: string },
    change: (project: Project, value: number) => void,
  ): boolean;
  can_undo(): boolean;
  can_redo(): boolean;
  undo(): boolean;
  redo(): boolean;
  open(project: Project, notice?: string): void;
  /** Something from outside could not be opened; null when that has been read. */
  refuse(problem: Problem | null): void;
  remove_hardware(index: number): boolean;
  duplicate_hardware(index: number): boolean;
  settle(key: string): void;
  abandon(key: string): void;
  hover(hover: Hover | null): void;
  read(reading: Reading | null): void;
  pin(layer: number | null): void;
  select_hardware(index: number): void;
}
