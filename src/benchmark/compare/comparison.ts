import type { Outcome, Verdict, VerdictSource } from '../../core/outcome.ts';
import type { Estimate } from '../../core/statistics/index.ts';
import type { MetricChoice, MetricKind } from '../gate/metric.ts';

/** How p-values are corrected for the number of tests. */
export const corrections = ['holm', 'bh', 'none'] as const;
export type Correction = (typeof corrections)[number];

/** Below this corrected p a difference counts as shown. */
export const LEVEL = 0.05;

/** Configurations of runs against each other, paired on tasks: all that a report of it shows. */
export interface Comparison {
  schema: 1;
  runs: { path: string; name: string; status: string; taskSet: string }[];
  configurations: Compared[];
  /** The metric of the headline, of the ranking and of the flips; tested as a family of its own. */
  primary: MetricChoice & { source: VerdictSource };
  correction: Correction;
  /** Tests in each of the two families that are corrected. */
  tests: { primary: number; others: number };
  seed: number;
  pairs: Pair[];
  /** Three configurations and more, each two compared: by the primary metric on the tasks that all have. Best first. */
  ranking: Ranked[];
  /** What limits the comparison; never empty silence. */
  warnings: string[];
}

export interface Compared {
  /** Short and unique. */
  label: string;
  /** Index into {@link Comparison.runs}. */
  run: number;
  model: string;
  temperature: number | null;
  style: string | null;
  tasks: number;
  samples: number;
  /** Samples without a verdict because something of ours failed. */
  infrastructureErrors: number;
}

/** `b` against `a`, on the tasks that both have in the same form. */
export interface Pair {
  /** Indexes into {@link Comparison.configurations}. */
  a: number;
  b: number;
  /** Ids of tasks. */
  common: number;
  onlyA: string[];
  onlyB: string[];
  /** In both under one id, but not the same task: left out. */
  changed: string[];
  /** Common tasks with infrastructure errors on either side; such samples are in no figure. */
  infrastructure: string[];
  rows: Difference[];
  /** Tasks whose value of the primary metric differs, the largest change first. */
  flips: Flip[];
  notes: string[];
}

export interface Difference {
  metric: MetricKind;
  k: number;
  source: VerdictSource;
  primary: boolean;
  /** Means over the tasks that have a value on both sides. */
  a: number | null;
  b: number | null;
  /** b - a with its 95 % interval over tasks. */
  difference: Estimate;
  test: 'McNemar exact' | 'paired permutation';
  p: number | null;
  /** Corrected within its family. */
  adjusted: number | null;
  /** Shown at {@link LEVEL}, by the metric's own direction; `null`: no difference is shown. */
  shown: 'better' | 'worse' | null;
}

export interface Flip {
  task: string;
  title: string;
  direction: 'better' | 'worse';
  a: FlipSide;
  b: FlipSide;
}

/** One side of a flip with a sample that shows it. */
export interface FlipSide {
  value: number;
  generation: string;
  sample: number;
  outcome: Outcome;
  verdict: Verdict | null;
  functional: boolean | null;
  /** What the failed test said. */
  message: string | null;
  /** Direct findings, as `tool rule: message (line n)`. */
  findings: string[];
}

export interface Ranked {
  /** Index into {@link Comparison.configurations}. */
  configuration: number;
  estimate: Estimate;
  /** Whether the one before it is shown to be better. */
  belowPrevious: boolean;
}
