import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankBiasedOverlap, spearman, spearmanTest, topOverlap } from './index.ts';
import { midRanks } from './ranks.ts';

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 3,
  maxLength: 30,
});
const sides = (some: readonly [number, number][]) => [some.map(([a]) => a), some.map(([, b]) => b)] as const;
const ranking = fc.uniqueArray(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 20 });

describe('ranks', () => {
  test('are how many are below, plus half of the equal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
        const slow = values.map(
          (value) =>
            values.filter((other) => other < value).length +
            (values.filter((other) => other === value).length + 1) / 2,
        );
        expect([...midRanks(values)]).toEqual(slow);
      }),
    );
  });
});

describe('Spearman', () => {
  test('is between -1 and 1, symmetric, and blind to any rising change of scale', () => {
    fc.assert(
      fc.property(pairs, (some) => {
        const [a, b] = sides(some);
        const rho = spearman(a, b);
        expect(spearman(b, a)).toBe(rho);
        if (rho === null) expect(Math.min(new Set(a).size, new Set(b).size)).toBe(1);
        else {
          expect(Math.abs(rho)).toBeLessThanOrEqual(1);
          expect(
            spearman(
              a,
              b.map((x) => Math.exp(x) - 7),
            ),
          ).toBeCloseTo(rho, 12);
          expect(
            spearman(
              a,
              b.map((x) => -x),
            ),
          ).toBeCloseTo(-rho, 12);
        }
      }),
    );
  });

  test('known values, with and without ties', () => {
    // 1 - 6 * (1 + 1 + 4) / (5 * 24) = 0.7
    expect(spearman([1, 2, 3, 4, 5], [2, 3, 1, 4, 5])).toBeCloseTo(0.7, 12);
    expect(spearman([1, 2, 2, 4], [1, 3, 2, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
    expect(spearman([1, 2], [1, 2])).toBeNull();
  });

  test('p of five equal orders is that of 2 among 120, and it is the same for the same seed', () => {
    const { p } = spearmanTest([1, 2, 3, 4, 5], [10, 20, 30, 40, 50], { permutations: 20_000 });
    expect(Math.abs(p! - 2 / 120)).toBeLessThan(0.004);
    const some = [3, 1, 4, 1, 5, 9, 2, 6];
    const other = [2, 7, 1, 8, 2, 8, 1, 8];
    expect(spearmanTest(some, other, { seed: 4 })).toEqual(spearmanTest(some, other, { seed: 4 }));
  });
});

describe('overlap of rankings', () => {
  test('is 1 for equal, 0 for disjoint lists, symmetric, and between', () => {
    fc.assert(
      fc.property(ranking, ranking, (a, b) => {
        expect(rankBiasedOverlap(a, a)).toBeCloseTo(1, 9);
        expect(
          rankBiasedOverlap(
            a,
            b.map((item) => item + 100),
          ),
        ).toBe(0);
        const overlap = rankBiasedOverlap(a, b)!;
        expect(rankBiasedOverlap(b, a)).toBeCloseTo(overlap, 12);
        expect(overlap >= 0 && overlap <= 1).toBe(true);
        const k = Math.min(a.length, b.length);
        expect(topOverlap(a, b, k)).toBe(topOverlap(b, a, k));
        expect(topOverlap(a, b, k + 1)).toBeNull();
      }),
    );
  });

  test('weighs the first ranks most', () => {
    const list = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(rankBiasedOverlap(list, ['b', 'a', 'c', 'd', 'e', 'f'])!).toBeLessThan(
      rankBiasedOverlap(list, ['a', 'b', 'c', 'd', 'f', 'e'])!,
    );
    expect(topOverlap(list, ['c', 'a', 'x', 'y', 'z', 'b'], 3)).toBeCloseTo(2 / 3, 12);
  });

  test('even lists equal the definition: a geometric mean of shares, going on with the last one', () => {
    fc.assert(
      fc.property(ranking, fc.double({ min: 0.1, max: 0.95, noNaN: true }), (a, p) => {
        const b = a.toReversed();
        const share = (d: number) => topOverlap(a, b, d)!;
        let sum = 0;
        for (let d = 1; d <= a.length; d++) sum += (1 - p) * p ** (d - 1) * share(d);
        expect(rankBiasedOverlap(a, b, p)).toBeCloseTo(sum + share(a.length) * p ** a.length, 9);
      }),
    );
  });
});
