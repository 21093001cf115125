import type { Interval } from './cluster-bootstrap.ts';
import { normalQuantile } from './normal.ts';

const Z = normalQuantile(0.975);

/**
 * A share of independent cases with its 95 % score interval (Wilson 1927), which holds near 0 and 1 as well, unlike
 * resampling. Samples of one task are not independent: see `createIntervals`.
 *
 * @param hits how many of them
 * @param cases none of them gives no share
 */
export function wilsonInterval(hits: number, cases: number): Interval {
  if (cases === 0) return { value: null, low: null, high: null };
  const value = hits / cases;
  const spread = Z * Math.sqrt((value * (1 - value)) / cases + (Z / (2 * cases)) ** 2);
  const middle = value + Z ** 2 / (2 * cases);
  const scale = 1 + Z ** 2 / cases;
  // Rounding alone must not lead outside.
  return { value, low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
