// The shapes of energies that come from elsewhere than the library: fitted, or out of tables.

/** Where a figure comes from. */
export interface Source {
  document: string;
  year?: number;
  evidence: string;
}
/** Figures of a hardware to take over, by their pointers. */
export interface StatedFigures {
  changed: Record<string, number>;
  sources: Record<string, Source>;
}
/** Energies fitted to measured rows; nothing to take over where only sums of them are known. */
export interface EnergyFit extends StatedFigures {
  hardware: string;
  format: string;
  is_complete: boolean;
  sentence: string;
  values: {
    symbol: string;
    meaning: string;
    unit: string;
    value: number;
    uncertainty: number | null;
    text: string;
    uncertainty_text: string;
  }[];
  residual_fraction: number;
  rows: {
    name: string;
    operations: number;
    bytes: number;
    seconds: number;
    joules: number;
    fitted_joules?: number;
    residual_fraction?: number;
  }[];
  columns: { head: string; taken_for: string }[];
}
/** One published figure, and where it would go. */
export interface TableEntry {
  id: string;
  label: string;
  pointer: string;
  value: number;
  text: string;
  source: Source;
  confidence: string;
}
/** Published energies; an id is '' where none suits the hardware, and the note says why. */
export interface EnergyTables {
  hardware: string;
  format: string;
  process: string;
  process_note: string;
  memory: string;
  memory_note: string;
  processes: { name: string; operation: string; note: string }[];
  operations: (TableEntry & { process: string; format: string })[];
  memories: TableEntry[];
}
