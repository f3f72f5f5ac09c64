// A hardware object as a document has it, and the form in which one of one's own is filled in.

import type { Source } from './energy_types.js';

/** What it has besides (vendor, process, achieved shares) goes through the form untouched. */
export interface HardwareObject {
  name: string;
  notes?: string;
  peaks?: Record<string, number>;
  peak_scaling?: string;
  levels?: LevelObject[];
  energy_per_operation_joules?: Record<string, number>;
  constant_power_watts?: number;
  tdp_watts?: number;
  /** By JSON pointer into the object; the longest one that begins a figure's pointer holds. */
  sources?: Record<string, Source>;
  [other: string]: unknown;
}
export interface LevelObject {
  name: string;
  carries?: string;
  holds_weights?: boolean;
  [figure: string]: unknown;
}

/** A number of the form: null while its field is empty. */
export interface OwnFigure {
  value: number | null;
  /** What it was when the form was opened; its source goes when it is another number. */
  before: number | null;
  source: Source | null;
}
/** A peak, or an energy per operation, for one format. */
export interface FormatRow {
  id: string;
  format: string;
  figure: OwnFigure;
}
export interface LevelRow {
  id: string;
  name: string;
  carries: string;
  holds_weights: boolean;
  figures: Record<string, OwnFigure>;
  source: Source | null;
}
export interface OwnForm {
  name: string;
  notes: string;
  /** Whether a format without a peak of its own has that of fp32 times 32/bits. */
  scales: boolean;
  peaks: FormatRow[];
  levels: LevelRow[];
  energies: FormatRow[];
  powers: Record<string, OwnFigure>;
  /** What the form has no fields for. */
  rest: Record<string, unknown>;
  sources: Record<string, Source>;
  row_count: number;
}
/** What is to be filled in: a hardware of the project by its place, or one that is to be added. */
export interface OwnTarget {
  place: number | null;
  object: HardwareObject;
  /** A hardware of the library: it becomes one's own. */
  is_preset: boolean;
}
/** What an editor of one's own hardware can be opened with. */
export interface OwnActions {
  blank(): void;
  edit(place: number): void;
  complete(id: string): void;
}
