/** Share of the first `k` of one list that are among the first `k` of the other; `null` when either is shorter than `k`. */
export function topOverlap<T>(a: readonly T[], b: readonly T[], k: number): number | null {
  if (k < 1 || a.length < k || b.length < k) return null;
  const top = new Set(a.slice(0, k));
  return b.slice(0, k).filter((item) => top.has(item)).length / k;
}

/**
 * Rank-biased overlap of two rankings without repetitions, extrapolated from what is seen (RBO_ext of Webber, Moffat and Zobel 2010,
 * equation 32): 1 for equal lists, 0 for disjoint ones. The first ranks weigh most: `persistence` 0.9 gives the first ten
 * 86 % of the weight. `null` when a list is empty.
 * @throws RangeError unless `0 < persistence < 1`
 */
export function rankBiasedOverlap<T>(a: readonly T[], b: readonly T[], persistence = 0.9): number | null {
  if (!(persistence > 0 && persistence < 1)) throw new RangeError(`persistence ${persistence}`);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [s, l] = [short.length, long.length];
  if (s === 0) return null;
  const [seenShort, seenLong] = [new Set<T>(), new Set<T>()];
  let common = 0;
  let commonAtShort = 0;
  let total = 0;
  for (let depth = 1; depth <= l; depth++) {
    const [x, y] = [short[depth - 1], long[depth - 1]!];
    if (depth <= s) {
      if (x === y) common++;
      else common += Number(seenLong.has(x!)) + Number(seenShort.has(y));
      seenShort.add(x!);
    } else common += Number(seenShort.has(y));
    seenLong.add(y);
    const weight = persistence ** depth;
    total += (common / depth) * weight;
    if (depth === s) commonAtShort = common;
    // Beyond the shorter list its share of agreement at its end is taken to go on.
    if (depth > s) total += ((commonAtShort * (depth - s)) / (depth * s)) * weight;
  }
  const end = ((common - commonAtShort) / l + commonAtShort / s) * persistence ** l;
  return Math.min(1, ((1 - persistence) / persistence) * total + end);
}
