import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, atLeastOneOf } from './index.ts';

/** How many of all k-subsets of n flags meet a condition, by listing them. */
function share(flags: readonly boolean[], k: number, meets: (chosen: boolean[]) => boolean): number {
  const subsets = (from: number, left: number): boolean[][] =>
    left === 0
      ? [[]]
      : flags
          .slice(from)
          .flatMap((flag, i) => subsets(from + i + 1, left - 1).map((rest) => [flag, ...rest]));
  const all = subsets(0, k);
  return all.filter(meets).length / all.length;
}

const small = fc
  .array(fc.boolean(), { minLength: 1, maxLength: 9 })
  .chain((flags) => fc.tuple(fc.constant(flags), fc.integer({ min: 1, max: flags.length })));
const large = fc
  .integer({ min: 2, max: 2000 })
  .chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n }), fc.integer({ min: 1, max: n - 1 })));
const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;

describe('the estimators', () => {
  test('equal the average over every k-subset', () => {
    fc.assert(
      fc.property(small, ([flags, k]) => {
        const [n, c] = [flags.length, count(flags)];
        expect(atLeastOneOf(n, c, k)).toBeCloseTo(
          share(flags, k, (chosen) => chosen.some(Boolean)),
          12,
        );
        expect(allOf(n, c, k)).toBeCloseTo(
          share(flags, k, (chosen) => chosen.every(Boolean)),
          12,
        );
      }),
    );
  });

  test('stay within 0 and 1, rise and fall with k, and rise with c, also for n where binomials overflow', () => {
    fc.assert(
      fc.property(large, ([n, c, k]) => {
        const [one, all] = [atLeastOneOf(n, c, k), allOf(n, c, k)];
        for (const value of [one, all]) expect(value >= 0 && value <= 1).toBe(true);
        expect(atLeastOneOf(n, c, k + 1)).toBeGreaterThanOrEqual(one - 1e-12);
        expect(allOf(n, c, k + 1)).toBeLessThanOrEqual(all + 1e-12);
        if (c < n) expect(atLeastOneOf(n, c + 1, k)).toBeGreaterThanOrEqual(one - 1e-12);
      }),
    );
  });

  test('are each other’s complement: at least one counts, or all of them do not', () => {
    fc.assert(
      fc.property(large, ([n, c, k]) => Math.abs(atLeastOneOf(n, c, k) - (1 - allOf(n, n - c, k))) < 1e-9),
    );
  });

  test('known values', () => {
    expect(atLeastOneOf(10, 3, 1)).toBeCloseTo(0.3, 15);
    expect(atLeastOneOf(10, 3, 5)).toBeCloseTo(1 - 21 / 252, 15);
    expect(allOf(10, 5, 3)).toBeCloseTo(10 / 120, 15);
    expect(atLeastOneOf(1, 0, 1)).toBe(0);
    expect(allOf(10, 10, 10)).toBe(1);
    expect(allOf(10, 2, 3)).toBe(0);
  });

  test('refuse what has no meaning', () => {
    for (const [n, c, k] of [
      [2, 1, 3],
      [3, 4, 1],
      [3, 1, 0],
      [3, -1, 1],
      [3.5, 1, 1],
    ] as const) {
      expect(() => atLeastOneOf(n, c, k)).toThrow(RangeError);
      expect(() => allOf(n, c, k)).toThrow(RangeError);
    }
  });
});
