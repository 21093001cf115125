import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement, mean, wilsonInterval } from './index.ts';
import { sum } from './mean.ts';
import { normalCdf, normalQuantile } from './normal.ts';

describe('sum', () => {
  test('equals the exact sum of whole numbers of any count', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 700 }), (values) => {
        expect(sum(values)).toBe(values.reduce((a, b) => a + b, 0));
      }),
    );
  });

  test('loses less than adding one by one', () => {
    const tenths = Array<number>(100_000).fill(0.1);
    expect(Math.abs(sum(tenths) - 10_000)).toBeLessThan(1e-10);
    expect(Math.abs(tenths.reduce((a, b) => a + b, 0) - 10_000)).toBeGreaterThan(1e-9);
  });

  test('leaves its input alone, and the mean of nothing is not a number', () => {
    const values = Array.from({ length: 20 }, (_, i) => i);
    expect(mean(values)).toBe(9.5);
    expect(values).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(mean([])).toBeNaN();
  });
});

describe('the normal distribution', () => {
  test.each([
    [0, 0.5],
    [1, 0.8413447461],
    [-1.959963985, 0.025],
    [2.575829304, 0.995],
  ])('at %d is %d', (x, p) => {
    expect(normalCdf(x)).toBeCloseTo(p, 6);
    expect(normalQuantile(p)).toBeCloseTo(x, 5);
  });
});

describe('the score interval of a share', () => {
  // Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (hits, cases, low, high) => {
    const interval = wilsonInterval(hits, cases);
    expect(interval.value).toBe(hits / cases);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('holds the share, stays between 0 and 1, and is none without cases', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cases, part) => {
          const { value, low, high } = wilsonInterval(Math.round(part * cases), cases);
          expect(low!).toBeGreaterThanOrEqual(0);
          expect(low!).toBeLessThanOrEqual(value! + 1e-12);
          expect(high!).toBeGreaterThanOrEqual(value! - 1e-12);
          expect(high!).toBeLessThanOrEqual(1);
        },
      ),
    );
    expect(wilsonInterval(0, 0)).toEqual({ value: null, low: null, high: null });
  });
});

describe('agreement', () => {
  test('is Cohen’s kappa: 20 yes-yes, 15 no-no of 50', () => {
    const { n, share, kappa } = agreement([
      [20, 5],
      [10, 15],
    ]);
    expect([n, share]).toEqual([50, 0.7]);
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  test('is 1 for full agreement, about 0 for independence, null where it says nothing', () => {
    expect(
      agreement([
        [3, 0, 0],
        [0, 4, 0],
        [0, 0, 5],
      ]).kappa,
    ).toBe(1);
    expect(
      agreement([
        [4, 2],
        [2, 1],
      ]).kappa,
    ).toBeCloseTo(0, 12);
    expect(
      agreement([
        [7, 0],
        [0, 0],
      ]),
    ).toEqual({ n: 7, share: 1, kappa: null });
    expect(
      agreement([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ n: 0, share: null, kappa: null });
  });

  test('lies between -1 and 1, whoever is called first', () => {
    const table = fc.array(fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(table, (counts) => {
        const { kappa } = agreement(counts);
        const turned = agreement(counts.map((_, i) => counts.map((row) => row[i]!)));
        expect(turned.kappa).toBe(kappa);
        if (kappa !== null) expect(kappa >= -1 && kappa <= 1).toBe(true);
      }),
    );
  });
});
