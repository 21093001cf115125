import { benjaminiHochberg, holm } from '../../core/statistics/index.ts';

/** The p-values of one table, corrected over those that there are. */
export function corrected(
  ps: readonly (number | null)[],
): ({ p: number; holm: number; bh: number } | null)[] {
  const known = ps.filter((p) => p !== null);
  const [family, rate] = [holm(known), benjaminiHochberg(known)];
  let at = 0;
  return ps.map((p) => (p === null ? null : { p, holm: family[at]!, bh: rate[at++]! }));
}
