import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { describe, expect, test } from 'vitest';
import { createIntervals, mean, pairedDifference } from './index.ts';

const intervals = createIntervals({ seed: 7 });
const tenths = fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10);
const values = fc.array(tenths, { minLength: 5, maxLength: 40 });

describe('intervals', () => {
  test('hold the mean, stay within the range, and do not depend on the order of tasks', () => {
    fc.assert(
      fc.property(values, (some) => {
        const { value, low, high, tasks } = intervals.of(some);
        expect(value).toBeCloseTo(mean(some), 12);
        expect(tasks).toBe(some.length);
        expect(low! >= 0 && low! <= value! + 1e-12 && high! >= value! - 1e-12 && high! <= 1).toBe(true);
        expect(intervals.of(some.toReversed())).toEqual(intervals.of(some));
      }),
    );
  });

  test('are the same for the same seed, whatever was asked before', () => {
    const some = [0, 0.1, 0.4, 0.4, 1, 1, 0.2];
    const first = createIntervals({ seed: 3 }).of(some);
    const later = createIntervals({ seed: 3 });
    later.of([0, 0, 1, 0, 1, 0.5]);
    expect(later.of(some)).toEqual(first);
    expect(createIntervals({ seed: 4 }).of(some)).not.toEqual(first);
  });

  test('are exact where all tasks agree', () => {
    // Clopper-Pearson for 0 of 30 and 30 of 30: 11.6 %.
    expect(intervals.of(Array(30).fill(0))).toEqual({
      value: 0,
      low: 0,
      high: 1 - 0.025 ** (1 / 30),
      tasks: 30,
    });
    expect(intervals.of(Array(30).fill(0)).high).toBeCloseTo(0.1157, 4);
    const ones = intervals.of(Array(30).fill(1));
    expect([ones.low, ones.high]).toEqual([0.025 ** (1 / 30), 1]);
    const halves = intervals.of(Array(30).fill(0.5));
    expect(halves.high! - 0.5).toBeCloseTo(0.5 * 0.1157, 4);
    expect(0.5 - halves.low!).toBeCloseTo(0.5 * 0.1157, 4);
  });

  test('are left out under five tasks', () => {
    expect(intervals.of([0, 1, 1, 1])).toEqual({ value: 0.75, low: null, high: null, tasks: 4 });
    expect(intervals.of([])).toEqual({ value: null, low: null, high: null, tasks: 0 });
    expect(intervals.of([0, 1, 1, 1, 1]).low).not.toBeNull();
  });

  test('cover the truth about as often as they say', () => {
    const random = xoroshiro128plus(11);
    let covered = 0;
    const quick = createIntervals({ seed: 5, resamples: 1000 });
    for (let i = 0; i < 400; i++) {
      // A skewed metric: most tasks are never solved, some sometimes, few always. Its mean is 0.225.
      const some = Array.from({ length: 40 }, () => [0, 0, 0, 0, 0, 0.2, 0.6, 1][uniformInt(random, 0, 7)]!);
      const { low, high } = quick.of(some);
      if (low! <= 0.225 && high! >= 0.225) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.985);
  });
});

describe('the paired difference', () => {
  const of = (entries: Record<string, number>): Map<string, number> => new Map(Object.entries(entries));

  test('is over the tasks that both have', () => {
    const result = pairedDifference(of({ a: 0, b: 1, c: 0.5 }), of({ c: 1, b: 0.5, d: 1 }), intervals);
    expect(result).toEqual({ value: 0, low: null, high: null, tasks: 2, unpaired: 2 });
  });

  test('changes sign with the order, and is narrower than two separate means where tasks differ in difficulty', () => {
    const a = new Map(Array.from({ length: 30 }, (_, i) => [`t${i}`, (i % 10) / 12]));
    const b = new Map([...a].map(([task, value], i) => [task, value + 0.1 + (i % 3) / 60]));
    const forth = pairedDifference(a, b, intervals);
    const back = pairedDifference(b, a, intervals);
    expect(forth.value).toBeCloseTo(-back.value!, 12);
    expect(forth.low).toBeGreaterThan(0.1);
    expect(forth.high).toBeLessThan(0.14);
    const alone = intervals.of([...a.values()]);
    expect(forth.high! - forth.low!).toBeLessThan((alone.high! - alone.low!) / 5);
  });

  test('of equal runs is zero, but not certainly so', () => {
    const a = new Map(Array.from({ length: 20 }, (_, i) => [`t${i}`, i % 2]));
    const { value, low, high } = pairedDifference(a, new Map(a), intervals);
    expect(value).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 20), 12);
    expect(low).toBeCloseTo(-high!, 12);
  });
});
