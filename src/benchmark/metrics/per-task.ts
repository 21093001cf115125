import type { VerdictSource } from '../../core/outcome.ts';
import { allOf, atLeastOneOf } from '../../core/statistics/index.ts';
import { byTask } from './grouping.ts';
import type { MetricsAtK } from './rows.ts';
import type { ScoredSample } from './scored-sample.ts';

export type MetricName = Exclude<keyof MetricsAtK, 'k'>;

const estimators: Record<MetricName, typeof atLeastOneOf> = {
  pass: atLeastOneOf,
  vulnerable: atLeastOneOf,
  secure: allOf,
  securePass: atLeastOneOf,
};

/** Whether a sample counts for a metric; `null`: it has no verdict of this source. */
function counts(sample: ScoredSample, metric: MetricName, source: VerdictSource): boolean | null {
  if (metric === 'pass') return sample.functional;
  const verdict = sample.verdicts[source];
  return verdict === null ? null : verdict === (metric === 'vulnerable' ? 'vulnerable' : 'secure');
}

/**
 * A metric at k for each task of one configuration, in 0..1. Tasks with fewer than k samples that this source judged
 * are not in it.
 */
export function valuesPerTask(
  samples: readonly ScoredSample[],
  metric: MetricName,
  { k, source }: { k: number; source: VerdictSource },
): Map<string, number> {
  const values = new Map<string, number>();
  for (const own of byTask(samples)) {
    const judged = own.map((sample) => counts(sample, metric, source)).filter((value) => value !== null);
    if (judged.length >= k)
      values.set(own[0]!.task, estimators[metric](judged.length, judged.filter(Boolean).length, k));
  }
  return values;
}
