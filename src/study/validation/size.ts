import { normalQuantile } from '../../core/statistics/normal.ts';

/**
 * How many of `population` items have to be looked at, so that a share is known within `margin` (0.05: five points to each side) at
 * this `confidence` (0.95), whatever the share: Cochran's formula for p = 0.5 with the correction for finite populations (Sampling
 * Techniques, 3rd ed., 4.4). `Infinity` gives the size without the correction.
 *
 * @example cochranSize(Infinity, { confidence: 0.95, margin: 0.05 }) // 385
 */
export function cochranSize(
  population: number,
  { confidence, margin }: { confidence: number; margin: number },
): number {
  const z = normalQuantile(0.5 + confidence / 2);
  const endless = (z * z * 0.25) / (margin * margin);
  // Rounding in the tenth digit must not cost an item.
  const size = Math.ceil(endless / (1 + (endless - 1) / population) - 1e-9);
  return Math.min(population, Math.max(size, 1));
}
