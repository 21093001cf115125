import type { Outcome, VerdictSource } from '../../core/outcome.ts';
import { createIntervals, type Intervals } from '../../core/statistics/index.ts';
import { byConfiguration, byKey, byTask } from './grouping.ts';
import { type MetricName, valuesPerTask } from './per-task.ts';
import type { GroupBy, Metric, MetricRow, MetricsAtK } from './rows.ts';
import type { ScoredSample } from './scored-sample.ts';

export interface MetricsOptions {
  ks: readonly number[];
  /** Of the bootstrap. */
  seed?: number;
  /** Beside all tasks together. Default: by CWE, source and technique. */
  groupBy?: readonly Exclude<GroupBy, 'all'>[];
  /** Default: those that gave a verdict on any sample. */
  sources?: readonly VerdictSource[];
}

/**
 * The metrics per configuration, group of tasks and source of verdicts, with 95 % intervals; see docs/metrics.md.
 * Samples without a verdict of a source are left out of it and counted.
 */
export function computeMetrics(samples: readonly ScoredSample[], options: MetricsOptions): MetricRow[] {
  const { seed = 1, groupBy = ['cwe', 'source', 'technique'], sources = sourcesOf(samples) } = options;
  const ks = [...new Set(options.ks)].sort((a, b) => a - b);
  const intervals = createIntervals({ seed });
  return byConfiguration(samples).flatMap(([configuration, own]) =>
    (['all', ...groupBy] as const).flatMap((group) =>
      byKey(own, group).flatMap(([key, members]) =>
        sources.map((verdictSource) => ({
          ...configuration,
          group,
          key,
          verdictSource,
          ...measure(members, verdictSource, ks, intervals),
        })),
      ),
    ),
  );
}

/** Sources that judged anything. A functional result alone (HumanEval) is one of the tests. */
function sourcesOf(samples: readonly ScoredSample[]): VerdictSource[] {
  const tests = samples.some(({ verdicts, functional }) => verdicts.tests !== null || functional !== null);
  const statics = samples.some(({ verdicts }) => verdicts.static !== null);
  if (tests && statics) return ['tests', 'static', 'combined'];
  return statics ? ['static'] : ['tests'];
}

type Measured = Omit<MetricRow, 'model' | 'temperature' | 'style' | 'group' | 'key' | 'verdictSource'>;

function measure(
  samples: readonly ScoredSample[],
  source: VerdictSource,
  ks: readonly number[],
  intervals: Intervals,
): Measured {
  const tasks = byTask(samples);
  const outcomes: Partial<Record<Outcome, number>> = {};
  const verdicts = { vulnerable: 0, secure: 0, inconclusive: 0 };
  for (const sample of samples) {
    outcomes[sample.outcome] = (outcomes[sample.outcome] ?? 0) + 1;
    const verdict = sample.verdicts[source];
    if (verdict !== null) verdicts[verdict]++;
  }
  const scored = verdicts.vulnerable + verdicts.secure + verdicts.inconclusive;
  const most = Math.max(0, ...tasks.map((task) => task.length));
  return {
    tasks: tasks.length,
    samples: samples.length,
    scored,
    unscorable: samples.length - scored,
    outcomes,
    verdicts,
    inconclusiveShare: scored === 0 ? null : verdicts.inconclusive / scored,
    at: ks.filter((k) => k <= most).map((k) => atK(samples, tasks.length, source, k, intervals)),
  };
}

function atK(
  samples: readonly ScoredSample[],
  tasks: number,
  source: VerdictSource,
  k: number,
  intervals: Intervals,
): MetricsAtK {
  const over = (metric: MetricName): Metric => {
    const values = [...valuesPerTask(samples, metric, { k, source }).values()];
    return { ...intervals.of(values), excludedTasks: tasks - values.length };
  };
  return {
    k,
    pass: over('pass'),
    vulnerable: over('vulnerable'),
    secure: over('secure'),
    securePass: over('securePass'),
  };
}
