// The checks of web/validation.json, and what the core says of each.
import type { Project } from '../types.js';

/** A published number and the project that ours is computed from. */
export interface Check {
  id: string;
  group: string;
  what: string;
  source: string;
  year?: number;
  /** As it is printed. */
  published: string;
  unit?: string;
  note?: string;
  project: Project;
}

/** Our number beside it. */
export interface Verdict {
  id: string;
  ours_text: string;
  difference_fraction: number | null;
  passed: boolean;
  verdict: string;
}

/** A check with its verdict and the link that opens its project. */
export type Judged = Check & Verdict & { link: string };
