// What the core says behind a number: its formula, and what would change it.

/** A number and how it comes about: a leaf has no formula and no terms. */
export interface Explanation {
  symbol: string;
  value?: number | null;
  /** In place of a value, where the formula takes a whole column. */
  values?: (number | null)[];
  unit: string;
  meaning: string;
  formula: string;
  source: null | { document: string; year: number | null; evidence: string };
  terms: Explanation[];
}
/** What limits a layer on one hardware. */
export interface Guidance {
  sentence: string;
  bound: string;
  time_class: 'memory' | 'compute';
  energy_class: 'memory' | 'compute' | 'constant' | null;
  best_speedup: number | null;
  needed_operational_intensity: number | null;
  needed_bandwidth_bytes_per_second: number | null;
  needed_peak_ops_per_second: number | null;
}
