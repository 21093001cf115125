import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { z } from 'zod';
import { mean } from './mean.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/**
 * A mean over tasks with its 95 % confidence interval. `value` is `null` when there is no task, `low` and `high` when
 * there are too few for an interval.
 */
export const Estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Tasks that the mean is over. */
  tasks: z.int().min(0),
});
export type Estimate = z.infer<typeof Estimate>;

/** Below this number of tasks an interval would feign knowledge. */
const FEWEST_TASKS = 5;

const TAIL = 0.025;

/** Gives means over tasks their intervals; one object serves many metrics with the same resamples. */
export interface Intervals {
  /** @param values one per task, each within `range` (default 0 to 1); their order does not matter. */
  of(values: readonly number[], range?: readonly [number, number]): Estimate;
}

/**
 * 95 % intervals by bootstrap over tasks: each resample draws whole tasks, with all their samples, because samples of
 * one task resemble each other. Bias-corrected and accelerated (BCa, Efron 1987), as values near 0 and 1 are skewed.
 * The same seed gives the same intervals.
 */
export function createIntervals({
  seed = 1,
  resamples = 4000,
}: { seed?: number; resamples?: number } = {}): Intervals {
  const plans = new Map<number, Uint32Array>();
  // Which tasks each resample draws depends on their number alone, so metrics share it.
  const planFor = (tasks: number): Uint32Array => {
    let plan = plans.get(tasks);
    if (!plan) {
      const random = xoroshiro128plus(seed);
      plan = Uint32Array.from({ length: tasks * resamples }, () => uniformInt(random, 0, tasks - 1));
      plans.set(tasks, plan);
    }
    return plan;
  };

  return {
    of(values, range = [0, 1]) {
      const tasks = values.length;
      if (tasks === 0) return { value: null, low: null, high: null, tasks };
      const sorted = Float64Array.from(values).sort();
      const value = mean([...sorted]);
      if (tasks < FEWEST_TASKS) return { value, low: null, high: null, tasks };
      const [low, high] =
        sorted[0] === sorted[tasks - 1]
          ? agreementBounds(sorted[0]!, tasks, range)
          : bootstrapBounds(sorted, value, planFor(tasks));
      return { value, low, high, tasks };
    },
  };
}

/**
 * Where every task gives the same value, resampling sees no spread. The exact (Clopper-Pearson) bound on the share of
 * tasks that would give another value is `u = 1 - 0.025^(1/tasks)`; those can lie anywhere in the range. All 0 gives
 * the usual 0 to u, all 1 gives 1-u to 1.
 */
function agreementBounds(
  value: number,
  tasks: number,
  [min, max]: readonly [number, number],
): [number, number] {
  const other = 1 - TAIL ** (1 / tasks);
  return [value - other * (value - min), value + other * (max - value)];
}

function bootstrapBounds(values: Float64Array, value: number, plan: Uint32Array): [number, number] {
  const tasks = values.length;
  const means = new Float64Array(plan.length / tasks);
  for (let i = 0, at = 0; i < means.length; i++) {
    let total = 0;
    for (let j = 0; j < tasks; j++) total += values[plan[at++]!]!;
    means[i] = total / tasks;
  }
  means.sort();

  // Resampled means of few distinct values tie with the mean itself up to rounding; ties count half.
  const rounding = 1e-12;
  let below = 0;
  for (const resampled of means)
    below += resampled < value - rounding ? 1 : resampled <= value + rounding ? 0.5 : 0;
  const bias = normalQuantile(Math.min(Math.max(below, 1), means.length - 1) / means.length);
  let squares = 0;
  let cubes = 0;
  for (const one of values) {
    squares += (one - value) ** 2;
    cubes += (one - value) ** 3;
  }
  const acceleration = cubes / (6 * squares ** 1.5);
  const level = (tail: number): number => {
    const shifted = bias + normalQuantile(tail);
    return normalCdf(bias + shifted / (1 - acceleration * shifted));
  };
  const quantile = (p: number): number =>
    means[Math.min(Math.max(Math.ceil(p * means.length) - 1, 0), means.length - 1)]!;
  return [quantile(level(TAIL)), quantile(level(1 - TAIL))];
}

/**
 * Mean difference `b - a` over the tasks that both have, with its interval: two runs on the same tasks are compared
 * task by task, which takes the difficulty of the tasks out of the comparison.
 * @param a value in 0..1 by task id
 */
export function pairedDifference(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  intervals: Intervals,
): Estimate & { /** Tasks that only one of them has. */ unpaired: number } {
  const differences: number[] = [];
  for (const [task, value] of a) {
    const other = b.get(task);
    if (other !== undefined) differences.push(other - value);
  }
  const unpaired = a.size + b.size - 2 * differences.length;
  return { ...intervals.of(differences, [-1, 1]), unpaired };
}
