// What an import of a file gives, and what the page and its import worker tell each other.

import type { Layer } from './layer_types.js';

/** A list of layers, or a network in the sizes of a model. */
export interface ImportedWorkload {
  name?: string;
  layers?: Layer[];
  network?: string;
  parameters?: Record<string, number | string>;
  batch?: number;
  formats?: Record<string, string>;
}
/** A size that a file leaves open. */
export interface ImportedSize {
  name: string;
  value: number;
  is_batch: boolean;
  /** Asked for, not the usual value. */
  is_given: boolean;
  /** "images, dimension 0": where it occurs first. */
  where: string;
}
/** The nodes of one operator in a file, and what they cost at batch 1. */
export interface ImportedOperator {
  name: string;
  count: number;
  /** Of the layers that they became; '' where they compute nothing. */
  kinds: string;
  macs: number;
  operations: number;
  is_known: boolean;
  /** Of an unknown operator: what the first of them reads and writes. */
  shapes: string;
}
/** Totals that are published, rounded as they are printed. */
export interface PublishedTotals {
  name: string;
  macs: number;
  parameters: number;
  source: string;
  remark: string;
}
export interface ImportSummary {
  producer: string;
  nodes: number;
  folded_nodes: number;
  operators: ImportedOperator[];
  macs: number;
  operations: number;
  parameters: number;
  published?: PublishedTotals;
}
export interface Imported {
  kind: string;
  /** Of a model. */
  name?: string;
  workload: ImportedWorkload;
  layer_count: number;
  /** Of a table: its heads, and what each column was taken for. */
  columns: { head: string; taken_for: string }[];
  sizes?: ImportedSize[];
  /** Of the file of a model. */
  summary?: ImportSummary;
  warnings: (string | { message: string })[];
}

export interface ImportOptions {
  sizes: Record<string, number>;
  fold_blocks: boolean;
}
/** The envelope of an import, how many bytes it read, and how long it took. */
export interface FileAnswer {
  text: string;
  read_bytes: number;
  seconds: number;
}
export type ToWorker = { file: File; bytes: Uint8Array } | { options: ImportOptions };
export type FromWorker =
  | { ready: true }
  | { read_bytes: number }
  | { answer: FileAnswer }
  | { failure: string };

/** An open file: an import takes options and gives its answer, one after the other. */
export interface ImportChannel {
  ask(options: ImportOptions): Promise<FileAnswer>;
}
