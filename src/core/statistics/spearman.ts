import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { midRanks } from './ranks.ts';

/**
 * Spearman's rank correlation (1904), ties with mean ranks: -1 to 1. `null` for fewer than three pairs, or when one side is
 * constant.
 * @throws RangeError when the sides differ in length
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  if (a.length !== b.length) throw new RangeError(`${a.length} values against ${b.length}`);
  return a.length < 3 ? null : correlation(midRanks(a), midRanks(b));
}

/**
 * {@link spearman} with a two-sided p-value by permutation: the share of orders of `b` that correlate at least as much, the
 * one that was seen included, so that it is never 0 (Phipson and Smyth 2010). The same seed gives the same p.
 */
export function spearmanTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  { seed = 1, permutations = 9999 }: { seed?: number; permutations?: number } = {},
): { rho: number | null; p: number | null } {
  const rho = spearman(a, b);
  if (rho === null) return { rho, p: null };
  const [fixed, moved] = [midRanks(a), midRanks(b)];
  const random = xoroshiro128plus(seed);
  let extreme = 1;
  for (let i = 0; i < permutations; i++) {
    for (let at = moved.length - 1; at > 0; at--) {
      const other = uniformInt(random, 0, at);
      [moved[at], moved[other]] = [moved[other]!, moved[at]!];
    }
    // Orders that tie with the one seen differ from it by rounding.
    if (Math.abs(correlation(fixed, moved)!) >= Math.abs(rho) - 1e-12) extreme++;
  }
  return { rho, p: extreme / (permutations + 1) };
}

function correlation(a: Float64Array, b: Float64Array): number | null {
  const middle = (a.length + 1) / 2;
  let [both, alone, other] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - middle, b[i]! - middle];
    both += x * y;
    alone += x * x;
    other += y * y;
  }
  return alone === 0 || other === 0 ? null : Math.max(-1, Math.min(1, both / Math.sqrt(alone * other)));
}
