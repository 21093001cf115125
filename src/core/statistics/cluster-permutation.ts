import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** What is counted in one cluster: `total` over `size` samples. */
export interface ClusterCount {
  total: number;
  size: number;
}

/** Share of the smaller side's clusters that are on the other side too, from which on the two count as paired. */
const PAIRED_FROM = 0.5;

/**
 * Tests whether two data sets have the same mean per sample, permuting whole clusters, because samples of one cluster
 * resemble each other. Where at least half of the clusters of the smaller side are on both sides (answers to the same problems) the two halves of each
 * cluster change sides or not; else clusters are dealt out anew, as many to each side as before. Two-sided; the order that was seen is
 * one of all, so p is never 0. `null` when a side has no sample. The same seed gives the same p.
 */
export function clusterPermutationTest(
  a: ReadonlyMap<string, ClusterCount>,
  b: ReadonlyMap<string, ClusterCount>,
  { seed = 1, permutations = 9999 }: { seed?: number; permutations?: number } = {},
): { difference: number | null; p: number | null; paired: boolean } {
  const keys = [...new Set([...a.keys(), ...b.keys()])].sort();
  const shared = keys.filter((key) => a.has(key) && b.has(key)).length;
  const paired = shared > 0 && shared / Math.min(a.size, b.size) >= PAIRED_FROM;
  const side = (counts: Iterable<ClusterCount>) => {
    let [total, size] = [0, 0];
    for (const count of counts) {
      total += count.total;
      size += count.size;
    }
    return { total, size };
  };
  const [left, right] = [side(a.values()), side(b.values())];
  if (left.size === 0 || right.size === 0) return { difference: null, p: null, paired };
  const all = { total: left.total + right.total, size: left.size + right.size };
  const differenceFor = (total: number, size: number): number =>
    size === 0 || size === all.size ? 0 : (all.total - total) / (all.size - size) - total / size;
  const difference = differenceFor(left.total, left.size);
  const draw = paired ? swapped(keys, a, b, seed) : dealt(a, b, seed);
  let extreme = 1;
  for (let i = 0; i < permutations; i++) {
    const { total, size } = draw();
    if (Math.abs(differenceFor(total, size)) >= Math.abs(difference) - 1e-12) extreme++;
  }
  return { difference, p: extreme / (permutations + 1), paired };
}

const none: ClusterCount = { total: 0, size: 0 };

function swapped(
  keys: readonly string[],
  a: ReadonlyMap<string, ClusterCount>,
  b: ReadonlyMap<string, ClusterCount>,
  seed: number,
): () => ClusterCount {
  const totals = new Float64Array(2 * keys.length);
  const sizes = new Float64Array(2 * keys.length);
  keys.forEach((key, i) => {
    [a.get(key) ?? none, b.get(key) ?? none].forEach((count, right) => {
      totals[2 * i + right] = count.total;
      sizes[2 * i + right] = count.size;
    });
  });
  const random = xoroshiro128plus(seed);
  return () => {
    let [total, size, bits] = [0, 0, 0];
    for (let i = 0; i < keys.length; i++) {
      if (i % 32 === 0) bits = random.next();
      const at = 2 * i + ((bits >>> (i % 32)) & 1);
      total += totals[at]!;
      size += sizes[at]!;
    }
    return { total, size };
  };
}

function dealt(
  a: ReadonlyMap<string, ClusterCount>,
  b: ReadonlyMap<string, ClusterCount>,
  seed: number,
): () => ClusterCount {
  const byKey = (counts: ReadonlyMap<string, ClusterCount>) =>
    [...counts].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, count]) => count);
  const clusters = [...byKey(a), ...byKey(b)];
  const random = xoroshiro128plus(seed);
  return () => {
    let [total, size] = [0, 0];
    for (let i = 0; i < a.size; i++) {
      const other = uniformInt(random, i, clusters.length - 1);
      [clusters[i], clusters[other]] = [clusters[other]!, clusters[i]!];
      total += clusters[i]!.total;
      size += clusters[i]!.size;
    }
    return { total, size };
  };
}
