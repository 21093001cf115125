import fc from 'fast-check';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { type Observation, StratifiedEstimate } from './estimate.ts';

describe('a share out of a stratified sample', () => {
  test('weighs each observation by what it stands for', () => {
    const strata = [
      { findings: 90, group: 'a' },
      { findings: 10, group: 'a' },
    ];
    const seen: Observation[] = [
      { stratum: 0, value: 1 },
      { stratum: 0, value: 0 },
      { stratum: 1, value: 0 },
      { stratum: 1, value: 0 },
    ];
    const estimate = new StratifiedEstimate(strata, seen);
    expect(estimate.share().value).toBeCloseTo(0.45, 12);
    // A domain that cuts across strata: 45 true of 45 + 5.
    expect(estimate.share((i) => i === 0 || i === 2).value).toBeCloseTo(0.9, 12);
    expect(estimate.share(() => false)).toEqual({ value: null, low: null, high: null });
  });

  test('is exact, without an interval to speak of, where all was looked at', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(0 as const, 1 as const), { minLength: 1 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (lists) => {
          const strata = lists.map(({ length }) => ({ findings: length, group: 'a' }));
          const seen = lists.flatMap((list, stratum) => list.map((value) => ({ stratum, value })));
          const share = seen.filter(({ value }) => value === 1).length / seen.length;
          const { value, low, high } = new StratifiedEstimate(strata, seen).share();
          expect(value).toBeCloseTo(share, 10);
          expect([low, high]).toEqual([value, value]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('stays within 0 and 1 and inside its interval', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 500 }),
            fc.array(fc.constantFrom(0 as const, 1 as const), { maxLength: 6 }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        (lists) => {
          const strata = lists.map(([more, list], i) => ({
            findings: list.length + more,
            group: String(i % 2),
          }));
          const seen = lists.flatMap(([, list], stratum) => list.map((value) => ({ stratum, value })));
          const { value, low, high } = new StratifiedEstimate(strata, seen).share();
          if (value === null) {
            expect(seen).toEqual([]);
            return;
          }
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-9);
          if (low === null) return;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('gives the exact bound where all are alike', () => {
    const seen = Array.from({ length: 30 }, (): Observation => ({ stratum: 0, value: 1 }));
    const { low, high } = new StratifiedEstimate([{ findings: 1000, group: 'a' }], seen).share();
    expect(low).toBeCloseTo(0.025 ** (1 / 30), 10);
    expect(high).toBe(1);
  });

  test('has an interval that holds the truth about as often as it says', () => {
    const random = xoroshiro128plus(3);
    // One large stratum, one middling, and eight small ones of which one finding each is seen.
    const design = [
      { findings: 1000, precision: 0.9, seen: 40 },
      { findings: 300, precision: 0.5, seen: 15 },
      ...Array.from({ length: 8 }, (_, i) => ({ findings: 20, precision: i % 2 ? 0.8 : 0.1, seen: 1 })),
    ].map((one) => ({ ...one, group: 'a', truly: Math.round(one.findings * one.precision) }));
    const truth =
      design.reduce((sum, { truly }) => sum + truly, 0) /
      design.reduce((sum, { findings }) => sum + findings, 0);
    let [holds, total] = [0, 0];
    const rounds = 300;
    for (let round = 0; round < rounds; round++) {
      const seen = design.flatMap(({ findings, truly, seen: n }, stratum) => {
        const left = Array.from({ length: findings }, (_, i): 0 | 1 => (i < truly ? 1 : 0));
        return Array.from({ length: n }, () => ({
          stratum,
          value: left.splice(uniformInt(random, 0, left.length - 1), 1)[0]!,
        }));
      });
      const { value, low, high } = new StratifiedEstimate(design, seen, round).share();
      total += value!;
      holds += Number(low! <= truth && truth <= high!);
    }
    expect(total / rounds).toBeCloseTo(truth, 2);
    expect(holds / rounds).toBeGreaterThan(0.9);
    expect(holds / rounds).toBeLessThan(0.99);
  });
});
