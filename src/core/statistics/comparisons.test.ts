import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import {
  benjaminiHochberg,
  type ClusterCount,
  clusterPermutationTest,
  ClusterWeights,
  cliffsDelta,
  holm,
  magnitudeOfDelta,
  percentileInterval,
  variance,
} from './index.ts';

const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
const ps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

describe("Cliff's delta", () => {
  test('is the share of pairs above less the share below', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const values = (histogram: number[]) => histogram.flatMap((n, value) => Array<number>(n).fill(value));
        const [x, y] = [values(a), values(b)];
        const delta = cliffsDelta(a, b);
        if (x.length * y.length === 0) {
          expect(delta).toBeNull();
          return;
        }
        const signs = x.flatMap((one) => y.map((other) => Math.sign(other - one)));
        expect(delta).toBeCloseTo(signs.reduce((sum, sign) => sum + sign, 0) / signs.length, 12);
        expect(cliffsDelta(b, a)).toBeCloseTo(-delta!, 12);
      }),
    );
  });

  test('has words for its size', () => {
    expect([0.1, -0.2, 0.4, -0.9].map(magnitudeOfDelta)).toEqual(['negligible', 'small', 'medium', 'large']);
  });
});

describe('corrected p-values', () => {
  test('known values', () => {
    const rounded = (values: number[]) => values.map((value) => Number(value.toFixed(6)));
    expect(rounded(holm([0.01, 0.04, 0.03, 0.005]))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(rounded(benjaminiHochberg([0.01, 0.04, 0.03, 0.005]))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });

  test('are never below the p itself, Holm never below Benjamini and Hochberg, and keep the order', () => {
    fc.assert(
      fc.property(ps, (some) => {
        const [family, rate] = [holm(some), benjaminiHochberg(some)];
        some.forEach((p, i) => {
          expect(rate[i]!).toBeGreaterThanOrEqual(p - 1e-12);
          expect(family[i]!).toBeGreaterThanOrEqual(rate[i]! - 1e-12);
          expect(family[i]!).toBeLessThanOrEqual(1);
          some.forEach((other, j) => {
            if (other > p) expect(family[j]! >= family[i]! && rate[j]! >= rate[i]!).toBe(true);
          });
        });
      }),
    );
  });
});

/** Clusters whose samples all resemble each other: `size` samples with the same value. */
const clustersOf = (random: ReturnType<typeof xoroshiro128plus>, prefix: string, share: number, n: number) =>
  new Map<string, ClusterCount>(
    Array.from({ length: n }, (_, i) => {
      const size = uniformInt(random, 1, 12);
      return [`${prefix}${i}`, { total: uniformInt(random, 1, 1000) <= share * 1000 ? size : 0, size }];
    }),
  );

describe('the permutation test over clusters', () => {
  test('claims as often as it says where there is no difference, paired and not', () => {
    const random = xoroshiro128plus(3);
    for (const prefixes of [
      ['a', 'a'],
      ['a', 'b'],
    ] as const) {
      let claims = 0;
      for (let i = 0; i < 300; i++) {
        const [a, b] = prefixes.map((prefix) => clustersOf(random, prefix, 0.4, 25));
        const { p, paired } = clusterPermutationTest(a!, b!, { seed: i, permutations: 199 });
        expect(paired).toBe(prefixes[0] === prefixes[1]);
        if (p! <= 0.05) claims++;
      }
      expect(claims / 300).toBeLessThan(0.09);
      expect(claims / 300).toBeGreaterThan(0.015);
    }
  });

  test('sees a difference that is there, whichever side comes first, the same for the same seed', () => {
    const random = xoroshiro128plus(9);
    const [a, b] = [clustersOf(random, 'a', 0.2, 80), clustersOf(random, 'b', 0.7, 80)];
    const { difference, p } = clusterPermutationTest(a, b, { permutations: 999 });
    expect(difference).toBeGreaterThan(0.3);
    expect(p).toBe(1 / 1000);
    expect(clusterPermutationTest(b, a, { permutations: 999 }).difference).toBeCloseTo(-difference!, 12);
    expect(clusterPermutationTest(a, b, { permutations: 999 })).toEqual({ difference, p, paired: false });
    expect(clusterPermutationTest(a, new Map())).toEqual({ difference: null, p: null, paired: false });
  });
});

describe('the bootstrap over clusters', () => {
  test('has weights of mean and variance 1 that depend on seed and name alone', () => {
    const weights = new ClusterWeights({ seed: 5, resamples: 4000 });
    const of = weights.of('some/repo');
    weights.of('another');
    expect(new ClusterWeights({ seed: 5, resamples: 4000 }).of('some/repo')).toEqual(of);
    expect(new ClusterWeights({ seed: 6, resamples: 4000 }).of('some/repo')).not.toEqual(of);
    expect(of.reduce((a, b) => a + b, 0) / of.length).toBeCloseTo(1, 1);
    expect(Math.abs(variance(of) - 1)).toBeLessThan(0.1);
  });

  test('covers the truth about as often as it says', () => {
    const random = xoroshiro128plus(21);
    let covered = 0;
    for (let i = 0; i < 300; i++) {
      const clusters = [...clustersOf(random, '', 0.3, 60)];
      const weights = new ClusterWeights({ seed: i, resamples: 300 });
      const resampled = Array.from({ length: 300 }, (_, r) => {
        let [total, size] = [0, 0];
        for (const [key, count] of clusters) {
          total += weights.of(key)[r]! * count.total;
          size += weights.of(key)[r]! * count.size;
        }
        return total / size;
      });
      const seen = clusters.reduce((sum, [, { total }]) => sum + total, 0);
      const samples = clusters.reduce((sum, [, { size }]) => sum + size, 0);
      const { low, high } = percentileInterval(seen / samples, resampled, 60);
      if (low! < 0.3 && high! > 0.3) covered++;
    }
    expect(covered / 300).toBeGreaterThan(0.89);
    expect(covered / 300).toBeLessThan(0.985);
  });

  test('gives no interval for fewer than five clusters', () => {
    expect(percentileInterval(0.5, [0.4, 0.6], 4)).toEqual({ value: 0.5, low: null, high: null });
    expect(percentileInterval(null, [], 9)).toEqual({ value: null, low: null, high: null });
  });
});
