import {
  cliffsDelta,
  clusterPermutationTest,
  type Interval,
  magnitudeOfDelta,
} from '../../core/statistics/index.ts';
import { corrected } from './corrected.ts';
import type { Resampled } from './resampled.ts';
import type { Comparison } from './schema.ts';

export interface NamedFigures {
  name: string;
  resampled: Resampled;
}

/** Every data set against every other, as one tool sees them; p-values are corrected over all of them. */
export function compareAll(tool: string, sets: readonly NamedFigures[], seed: number): Comparison[] {
  const filled = sets.filter(({ resampled }) => resampled.aggregate.samples > 0);
  const pairs = filled.flatMap((a, i) => filled.slice(i + 1).map((b) => [a, b] as const));
  const tests = pairs.map(([a, b]) => {
    const test = (measure: 'findings' | 'smelly') =>
      clusterPermutationTest(a.resampled.aggregate.counts(measure), b.resampled.aggregate.counts(measure), {
        seed,
      });
    return { risk: test('smelly'), mean: test('findings') };
  });
  const ps = corrected(tests.flatMap(({ risk, mean }) => [risk.p, mean.p]));
  return pairs.map(([a, b], i) => ({
    tool,
    a: a.name,
    b: b.name,
    paired: tests[i]!.risk.paired,
    ...effects(a.resampled, b.resampled),
    pRisk: ps[2 * i]!,
    pMean: ps[2 * i + 1]!,
  }));
}

function effects(a: Resampled, b: Resampled) {
  const [x, y] = [a.aggregate, b.aggregate];
  const [riskA, riskB] = [x.smelly / x.samples, y.smelly / y.samples];
  const each = (of: (r: number) => number) => Array.from({ length: a.resamples }, (_, r) => of(r));
  const risks = (r: number): [number, number] => [a.smelly[r]! / a.samples[r]!, b.smelly[r]! / b.samples[r]!];
  // The interval is over the clusters of both; the side with fewer says whether there are enough.
  const fewer = x.clusters.length <= y.clusters.length ? a : b;
  const interval = (value: number | null, resampled: number[]): Interval => fewer.interval(value, resampled);
  const delta = cliffsDelta(a.sizes, b.sizes);
  return {
    riskDifference: interval(
      riskB - riskA,
      each((r) => risks(r)[1] - risks(r)[0]),
    ),
    riskRatio: interval(
      riskA === 0 ? null : riskB / riskA,
      each((r) => risks(r)[1] / risks(r)[0]),
    ),
    meanDifference: interval(
      y.findings / y.samples - x.findings / x.samples,
      each((r) => b.findings[r]! / b.samples[r]! - a.findings[r]! / a.samples[r]!),
    ),
    cliffsDelta: interval(
      delta,
      each((r) => cliffsDelta(a.sizesOf(r), b.sizesOf(r)) ?? Number.NaN),
    ),
    magnitude: magnitudeOfDelta(delta ?? 0),
  };
}
