import type { VerdictSource } from '../../core/outcome.ts';
import {
  clusterPermutationTest,
  type Intervals,
  mean,
  pairedDifference,
} from '../../core/statistics/index.ts';
import { share } from '../../core/table.ts';
import { type MetricChoice, type MetricKind, metricKinds } from '../gate/metric.ts';
import { valuesPerTask } from '../metrics/index.ts';
import type { Difference, Pair } from './comparison.ts';
import { flipsOf } from './flips.ts';
import { mcnemarExact } from './mcnemar.ts';
import type { Evidenced, Side } from './read.ts';

export interface PairOptions {
  primary: MetricChoice & { source: VerdictSource };
  /** Beside the primary one; none when only that is wanted. */
  ks: readonly number[];
  sources: readonly VerdictSource[];
  intervals: Intervals;
  seed: number;
}

/** Compares two configurations on the tasks that both have; p-values are not corrected yet. */
export function comparePair(
  [a, sideA]: [index: number, Side],
  [b, sideB]: [index: number, Side],
  options: PairOptions,
): Pair {
  const { primary } = options;
  const ids = [...sideA.tasks.keys()].filter((id) => sideB.tasks.has(id));
  const isSame = (id: string) => sideA.tasks.get(id)!.identity === sideB.tasks.get(id)!.identity;
  const common = new Set(ids.filter(isSame));
  const [left, right] = [sideA, sideB].map(({ samples }) =>
    samples.filter(({ task }) => common.has(task)),
  ) as [Evidenced[], Evidenced[]];
  const inconclusive = [left, right].map((samples) => inconclusiveShare(samples, primary.source));
  // With half of the samples inconclusive few vulnerable ones are no praise.
  const notes = [
    `inconclusive by ${primary.source}: ${share(inconclusive[0]!)} of a, ${share(inconclusive[1]!)} of b`,
  ];
  const rows = choicesOf(options).flatMap((choice) => {
    const row = differenceOf(left, right, choice, options);
    if (row.difference.tasks > 0) return [{ ...row, primary: choice === primary }];
    if (choice === primary || (choice.k > 1 && choice.metric !== 'pass'))
      notes.push(
        `${choice.metric}@${choice.k} by ${choice.source}: no task has ${choice.k} scored samples on both sides`,
      );
    return [];
  });
  const broken = [...left, ...right].filter(({ outcome }) => outcome === 'infrastructure-error');
  return {
    a,
    b,
    common: common.size,
    onlyA: [...sideA.tasks.keys()].filter((id) => !sideB.tasks.has(id)),
    onlyB: [...sideB.tasks.keys()].filter((id) => !sideA.tasks.has(id)),
    changed: ids.filter((id) => !isSame(id)),
    infrastructure: [...new Set(broken.map(({ task }) => task))],
    rows,
    flips: flipsOf(left, right, primary),
    notes,
  };
}

function inconclusiveShare(samples: readonly Evidenced[], source: VerdictSource): number | null {
  const scored = samples.filter(({ verdicts }) => verdicts[source] !== null);
  const open = scored.filter(({ verdicts }) => verdicts[source] === 'inconclusive');
  return scored.length === 0 ? null : open.length / scored.length;
}

/** The primary metric first; pass@k is the same for every source and comes once, secure@1 is secure-pass@1. */
function choicesOf({ primary, ks, sources }: PairOptions): PairOptions['primary'][] {
  const others = ks.flatMap((k) =>
    sources.flatMap((source, i) =>
      (Object.keys(metricKinds) as MetricKind[])
        .filter((metric) => (metric !== 'pass' || i === 0) && (metric !== 'secure' || k > 1))
        .map((metric) => ({ metric, k, source })),
    ),
  );
  const isPrimary = ({ metric, k, source }: PairOptions['primary']) =>
    metric === primary.metric && k === primary.k && (metric === 'pass' || source === primary.source);
  return [primary, ...others.filter((choice) => !isPrimary(choice))];
}

function differenceOf(
  left: readonly Evidenced[],
  right: readonly Evidenced[],
  { metric, k, source }: PairOptions['primary'],
  { intervals, seed }: PairOptions,
): Omit<Difference, 'primary'> {
  const { name } = metricKinds[metric];
  const [all, others] = [left, right].map((samples) => valuesPerTask(samples, name, { k, source })) as [
    Map<string, number>,
    Map<string, number>,
  ];
  const a = new Map([...all].filter(([task]) => others.has(task)));
  const b = new Map([...others].filter(([task]) => all.has(task)));
  const { value, low, high, tasks } = pairedDifference(a, b, intervals);
  const single = isSingle(left) && isSingle(right);
  return {
    metric,
    k,
    source,
    a: a.size === 0 ? null : mean([...a.values()]),
    b: b.size === 0 ? null : mean([...b.values()]),
    difference: { value, low, high, tasks },
    test: single ? 'McNemar exact' : 'paired permutation',
    p: a.size === 0 ? null : single ? mcnemarOf(a, b) : permutationOf(a, b, seed),
    adjusted: null,
    shown: null,
  };
}

const isSingle = (samples: readonly Evidenced[]): boolean =>
  new Set(samples.map(({ task }) => task)).size === samples.length;

function mcnemarOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const count = (x: number, y: number) =>
    [...a].filter(([task, value]) => value === x && b.get(task) === y).length;
  return mcnemarExact(count(1, 0), count(0, 1));
}

/** Under no difference each task's two values may change sides. */
function permutationOf(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  seed: number,
): number | null {
  const counts = (values: ReadonlyMap<string, number>) =>
    new Map([...values].map(([task, total]) => [task, { total, size: 1 }]));
  return clusterPermutationTest(counts(a), counts(b), { seed }).p;
}
