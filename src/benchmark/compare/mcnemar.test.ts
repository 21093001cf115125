import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemarExact } from './mcnemar.ts';

it('gives the published values of the exact binomial', () => {
  // 2 * P(X <= x), X ~ Binomial(n, 1/2), by hand.
  expect(mcnemarExact(0, 0)).toBe(1);
  expect(mcnemarExact(0, 5)).toBeCloseTo(2 / 32, 12);
  expect(mcnemarExact(1, 9)).toBeCloseTo((2 * (1 + 10)) / 1024, 12);
  expect(mcnemarExact(6, 6)).toBe(1);
});

it('is symmetric, within 0 and 1, and smaller for more one-sided counts', () => {
  const counts = fc.integer({ min: 0, max: 3000 });
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const p = mcnemarExact(a, b);
      expect(p).toBe(mcnemarExact(b, a));
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      if (a > b) expect(mcnemarExact(a + 1, b)).toBeLessThanOrEqual(p + 1e-9);
    }),
  );
});
