// The shapes of layers: as a document has them, and as an editor is given them.
import type { Workload } from '../types.js';

/** A layer as a document has it. */
export interface Layer {
  name: string;
  kind: string;
  parameters?: Record<string, number | string | undefined>;
  repeat?: number;
  formats?: Record<string, string>;
}
export interface LayerEdit {
  parameters?: Record<string, number | string | undefined>;
  formats?: Record<string, string>;
}
/** A layer for an editor. */
export interface ListedLayer {
  layer: Layer;
  /** Of all the parameters that its kind declares; null where nothing holds. */
  values: Record<string, number | string | null>;
  /** What the network has where an edit says something else. */
  network_values?: Record<string, number | string | null>;
  /** The row of the report that the layer stands in. */
  row: number;
}
export interface LayerList {
  name: string;
  /** null: the workload is a list of layers. */
  network: string | null;
  /** Of all layers; `layers` are those from `first` on that were asked for. */
  count: number;
  first: number;
  layers: ListedLayer[];
}
/** What an edit did to the layers, and a sentence on it. */
export interface AboutEdit {
  /** Where each layer stands now; null if it is gone. */
  place_of?: (layer: number) => number | null;
  notice?: string;
}
/** A list of layers that was shown, with the rows that it took. */
export interface Yours {
  workload: Workload & { layers: Layer[] };
  name: string;
  rows: number;
}
