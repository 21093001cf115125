import { UsageError } from '../core/errors.ts';
import { type Progress, silent } from '../core/progress.ts';
import type { EvaluationSet } from './case.ts';
import { detect } from './detect.ts';
import { evaluateSet } from './evaluate-set.ts';
import type { Evaluation } from './evaluation.ts';
import { type Fold, foldOf } from './fold.ts';
import { Ratios } from './ratio.ts';
import { readSets } from './sources/index.ts';
import { MOST_ANALYZERS } from './vote.ts';

export interface EvaluationOptions {
  /** What to measure on: see `readSets`. */
  sets: readonly string[];
  /** As `openAnalyzers` takes them. */
  analyzers: readonly string[];
  /** Measure on this part alone; combinations are chosen on the others. */
  fold?: Fold;
  /** Measure on all but this part, and never look at it. */
  withoutFold?: Fold;
  anyCwe?: boolean;
  seed?: number;
  cache?: boolean;
  workers?: number;
  secondsPerSample?: number;
  progress?: Progress;
  signal?: AbortSignal;
}

const FOLDS = 5;

/**
 * Measures how far analyzers may be believed, on programs of which it is known whether they have a weakness.
 *
 * @example
 * const { sets } = await evaluateAnalyzers({ sets: ['pairs.jsonl'], analyzers: ['bandit', 'ruff'] });
 * sets[0].parts[0].rows[0].recall; // { value: 0.46, low: 0.37, high: 0.55 }
 *
 * @throws UsageError for sets that cannot be read, unknown or too many analyzers
 */
export async function evaluateAnalyzers(options: EvaluationOptions): Promise<Evaluation> {
  const {
    fold,
    withoutFold,
    anyCwe = false,
    progress = silent,
    cache,
    workers,
    secondsPerSample,
    signal,
  } = options;
  if (options.analyzers.length > MOST_ANALYZERS)
    throw new UsageError(`At most ${MOST_ANALYZERS} analyzers can be compared at once.`);
  const kept = (await readSets(options.sets)).map((set) => without(set, withoutFold));
  const found = await detect(kept, options.analyzers, {
    anyCwe,
    progress,
    ...(cache !== undefined && { cache }),
    ...(workers !== undefined && { workers }),
    ...(secondsPerSample !== undefined && { secondsPerSample }),
    ...(signal && { signal }),
  });
  const ratios = new Ratios(options.seed);
  return {
    schema: 1,
    analyzers: found.map(({ name, version, unavailable }) => ({ name, version, unavailable })),
    anyCwe,
    fold: fold ?? null,
    withoutFold: withoutFold ?? null,
    sets: kept.map((set, at) =>
      evaluateSet(set, found, at, {
        ratios,
        ...(fold && { fold }),
        folds: (fold ?? withoutFold)?.of ?? FOLDS,
      }),
    ),
  };
}

const without = (set: EvaluationSet, fold: Fold | undefined): EvaluationSet =>
  fold ? { ...set, cases: set.cases.filter(({ cluster }) => foldOf(cluster, fold.of) !== fold.index) } : set;
