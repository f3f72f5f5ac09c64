// What can be chosen of a workload: networks and their parameters, formats, phases, conventions.

export interface Format {
  name: string;
  label: string;
  bits: number;
  role: 'any' | 'weights';
  /** The format that reaches the arithmetic; '' where that of the activations does. */
  computes_as: string;
}
export interface Parameter {
  name: string;
  label: string;
  unit: string;
  meaning: string;
  default: number | string | null;
  default_from: string;
  optional: boolean;
  /** The parameter that may be given in its place; '' without one. */
  alternative: string;
  /** Whether it is a size of the inputs, as a prompt is, and not one of the network. */
  of_input: boolean;
  /** The phases in which it counts; all where there is none. */
  phases: string[];
  minimum: number;
  maximum: number;
  whole: boolean;
  choices: string[];
}
/** One of the ways to do something, the usual one first. */
export interface Convention {
  name: string;
  label: string;
  meaning: string;
}
export type ConventionName =
  | 'fusion'
  | 'counted'
  | 'attention'
  | 'causal'
  | 'lm_head'
  | 'latent';
export interface Network {
  name: string;
  label: string;
  summary: string;
  group: string;
  notebook: boolean;
  /** Whether it reads prompts and writes tokens, which are phases. */
  has_phases: boolean;
  /** With the defaults of this network. */
  parameters: Parameter[];
}
/** A network as the core lists it: presets of one family share its parameters. */
export interface ListedNetwork extends Omit<Network, 'parameters'> {
  parameters_of: string;
  parameters?: Parameter[];
  /** In place of the family's defaults. */
  defaults: Record<string, number | string>;
}
