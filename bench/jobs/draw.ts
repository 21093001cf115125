import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A number from 0 up to 1, the next of `random`. */
export const share = (random: ReturnType<typeof xoroshiro128plus>): number => (random.next() >>> 0) / 2 ** 32;

/** The items in an order that the seed decides. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = xoroshiro128plus(seed);
  return items
    .map((item) => ({ item, order: share(random) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Draws `count` indices by weight, each anew among all. */
export function drawJobs(
  weighted: readonly { index: number; weight: number }[],
  count: number,
  seed: number,
): number[] {
  const random = xoroshiro128plus(seed);
  const sums: number[] = [];
  let sum = 0;
  for (const { weight } of weighted) sums.push((sum += weight));
  return Array.from({ length: count }, () => {
    const at = share(random) * sum;
    return weighted[sums.findIndex((edge) => at < edge)]!.index;
  });
}
