import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { sha256 } from '../hash.ts';
import { normalQuantile } from './normal.ts';

/** Cumulative probabilities of a Poisson variable with mean 1. */
const poisson = (() => {
  const steps: number[] = [];
  for (let k = 0, term = Math.exp(-1), total = term; k < 12; k++, term /= k, total += term) steps.push(total);
  return steps;
})();

/** Fewer clusters than this give no interval: it would feign knowledge. */
const FEWEST_CLUSTERS = 5;

/** A value with its 95 % interval; `null` where there is none. */
export interface Interval {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * How often each resample draws a cluster: Poisson with mean 1, independently (the bootstrap for data that is too large to
 * be drawn from; Chamandy et al. 2012). A weight depends on seed, name and resample alone, so the order of clusters does not matter,
 * and data sets that share clusters (answers to the same problems) are resampled together, which keeps comparisons paired.
 */
export class ClusterWeights {
  readonly resamples: number;
  readonly #seed: number;
  readonly #known = new Map<string, Uint8Array>();

  constructor({ seed = 1, resamples = 1000 }: { seed?: number; resamples?: number } = {}) {
    this.#seed = seed;
    this.resamples = resamples;
  }

  /** One weight per resample. */
  of(cluster: string): Uint8Array {
    let weights = this.#known.get(cluster);
    if (!weights) {
      const random = xoroshiro128plus(
        Number.parseInt(sha256(`${this.#seed} ${cluster}`).slice(0, 8), 16) | 0,
      );
      weights = Uint8Array.from({ length: this.resamples }, () => {
        const share = (random.next() >>> 0) / 2 ** 32;
        const drawn = poisson.findIndex((step) => share < step);
        return drawn === -1 ? poisson.length : drawn;
      });
      this.#known.set(cluster, weights);
    }
    return weights;
  }
}

/** The middle 95 % of what resamples gave; resamples without a value (nothing drawn) are passed over. */
export function percentileInterval(
  value: number | null,
  resampled: Iterable<number>,
  clusters: number,
): Interval {
  if (value === null || clusters < FEWEST_CLUSTERS) return { value, low: null, high: null };
  const sorted = [...resampled].filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return { value, low: null, high: null };
  const at = (p: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))]!;
  return { value, low: Math.min(value, at(0.025)), high: Math.max(value, at(0.975)) };
}

/** Two standard errors to each side, 95 % under a normal distribution. */
export const normalInterval = (value: number, standardError: number): [low: number, high: number] => {
  const reach = normalQuantile(0.975) * standardError;
  return [value - reach, value + reach];
};

/** Sample variance of what resamples gave; 0 for fewer than two. */
export function variance(values: ArrayLike<number>): number {
  let [count, average, squares] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    const off = value - average;
    average += off / ++count;
    squares += off * (value - average);
  }
  return count < 2 ? 0 : squares / (count - 1);
}
