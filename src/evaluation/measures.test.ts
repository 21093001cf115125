import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Case, Detection, Side } from './case.ts';
import { judged, measure, total } from './measures.ts';
import { Ratios } from './ratio.ts';

const ratios = new Ratios();
const detections = ['flagged', 'clear', 'unparsable', 'failed'] as const satisfies Detection[];
type Row = [group: string, side: Side, detection: Detection, cluster?: string];

const setOf = (rows: readonly Row[]) => ({
  cases: rows.map(([group, side, , cluster = group], i): Case => ({
    id: String(i),
    code: '',
    side,
    cwes: [89],
    group,
    cluster,
  })),
  said: rows.map(([, , detection]) => detection),
});
const measureRows = (rows: readonly Row[], paired = true) => {
  const { cases, said } = setOf(rows);
  return measure(cases, said, { paired, ratios });
};

const anyRow: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  fc.constantFrom<Side[]>('insecure', 'secure'),
  fc.constantFrom(...detections),
);
const anyRows = fc.array(anyRow, { maxLength: 40 });
const figures = (rows: readonly Row[]) => measureRows(rows);

describe('measures', () => {
  test('by hand: what could not be judged is in no share', () => {
    const found = measureRows([
      ['a', 'insecure', 'flagged'],
      ['a', 'secure', 'clear'],
      ['b', 'insecure', 'flagged'],
      ['b', 'secure', 'flagged'],
      ['c', 'insecure', 'clear'],
      ['c', 'secure', 'clear'],
      ['d', 'insecure', 'unparsable'],
      ['d', 'secure', 'clear'],
      ['e', 'insecure', 'flagged'],
      ['e', 'secure', 'failed'],
    ]);
    expect(found.insecure).toEqual({ flagged: 3, clear: 1, unparsable: 1, failed: 0 });
    expect(found.secure).toEqual({ flagged: 1, clear: 3, unparsable: 0, failed: 1 });
    expect(found.recall.value).toBe(3 / 4);
    expect(found.falseAlarms.value).toBe(1 / 4);
    expect(found.precision.value).toBe(3 / 4);
    expect(found.pairs).toEqual({ correct: 1, scored: 3, unscored: 2 });
    expect(found.pairCorrect.value).toBe(1 / 3);
  });

  test('by hand: a group with several programs gives every insecure one with every secure one', () => {
    const found = measureRows([
      ['a', 'insecure', 'flagged'],
      ['a', 'insecure', 'flagged'],
      ['a', 'insecure', 'clear'],
      ['a', 'secure', 'clear'],
      ['a', 'secure', 'flagged'],
      ['a', 'secure', 'failed'],
    ]);
    expect(found.pairs).toEqual({ correct: 2, scored: 6, unscored: 3 });
    expect(found.pairCorrect).toEqual({ value: 1 / 3, low: null, high: null });
  });

  test('has no pairs where programs are no versions of each other, and no precision without a secure side', () => {
    const insecure: Row[] = [['a', 'insecure', 'flagged']];
    expect(measureRows(insecure).precision.value).toBeNull();
    const both = measureRows([...insecure, ['a', 'secure', 'clear']], false);
    expect(both.precision.value).toBe(1);
    expect(both.pairCorrect.value).toBeNull();
    expect(both.pairs).toEqual({ correct: 0, scored: 0, unscored: 0 });
  });

  test('counts add up, and every share lies in its interval', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const found = figures(rows);
        const sides = {
          insecure: rows.filter(([, side]) => side === 'insecure'),
          secure: rows.filter(([, side]) => side === 'secure'),
        };
        for (const side of ['insecure', 'secure'] as const) {
          expect(total(found[side])).toBe(sides[side].length);
          expect(judged(found[side])).toBeLessThanOrEqual(total(found[side]));
        }
        const groups = Map.groupBy(rows, ([group]) => group);
        const pairs = [...groups.values()].map((own) => {
          const count = (wanted: Side) => own.filter(([, side]) => side === wanted).length;
          return count('insecure') * count('secure');
        });
        expect(found.pairs.scored + found.pairs.unscored).toBe(pairs.reduce((sum, n) => sum + n, 0));
        expect(found.pairs.correct).toBeLessThanOrEqual(found.pairs.scored);
        for (const { value, low, high } of [
          found.recall,
          found.falseAlarms,
          found.pairCorrect,
          found.precision,
        ]) {
          if (value === null || low === null || high === null) continue;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order of programs, nor on the names of groups', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(figures(shuffled)).toEqual(figures(rows));
          // The cluster keeps its name, because resamples go by it.
          const renamed = rows.map(([group, side, detection]): Row => [`x${group}`, side, detection, group]);
          expect(figures(renamed)).toEqual(figures(rows));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('turning the sides round swaps recall with false alarms, and precision with its complement', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const other = { insecure: 'secure', secure: 'insecure' } as const;
        const found = figures(rows);
        const turned = figures(rows.map(([group, side, detection]): Row => [group, other[side], detection]));
        expect(turned.recall).toEqual(found.falseAlarms);
        expect(turned.falseAlarms).toEqual(found.recall);
        if (found.precision.value !== null)
          expect(turned.precision.value).toBeCloseTo(1 - found.precision.value, 12);
      }),
      { numRuns: 60 },
    );
  });
});
