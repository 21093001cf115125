import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A number from 0 up to 1, the next of `random`. */
export const share = (random: ReturnType<typeof xoroshiro128plus>): number => (random.next() >>> 0) / 2 ** 32;

/** Draws `count` indices by weight; `once`: without replacement. */
export function drawJobs(
  weighted: readonly { index: number; weight: number }[],
  count: number,
  seed: number,
  once: boolean,
): number[] {
  const random = xoroshiro128plus(seed);
  if (once)
    return weighted
      .map(({ index, weight }) => ({ index, order: share(random) / weight }))
      .sort((a, b) => a.order - b.order)
      .slice(0, count)
      .map(({ index }) => index);
  const sums: number[] = [];
  let sum = 0;
  for (const { weight } of weighted) sums.push((sum += weight));
  return Array.from({ length: count }, () => {
    const at = share(random) * sum;
    return weighted[sums.findIndex((edge) => at < edge)]!.index;
  });
}
