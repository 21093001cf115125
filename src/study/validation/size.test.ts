import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cochranSize } from './size.ts';

describe('the size of a sample', () => {
  // Figures of Cochran's formula as tables of sample sizes print them, rounded up.
  test.each([
    [Infinity, 0.95, 0.05, 385],
    [Infinity, 0.95, 0.03, 1068],
    [Infinity, 0.99, 0.05, 664],
    [Infinity, 0.9, 0.05, 271],
    [1_000_000, 0.95, 0.05, 384],
    [10_000, 0.95, 0.05, 370],
    [1_000, 0.95, 0.05, 278],
    [500, 0.95, 0.05, 218],
    [100, 0.95, 0.05, 80],
    [1, 0.95, 0.05, 1],
  ])('of %d with confidence %d and margin %d is %d', (population, confidence, margin, size) => {
    expect(cochranSize(population, { confidence, margin })).toBe(size);
  });

  test('never exceeds what there is, and grows with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 20 }),
        (population, percent) => {
          const options = { confidence: 0.95, margin: percent / 100 };
          const size = cochranSize(population, options);
          expect(size).toBeLessThanOrEqual(population);
          expect(size).toBeGreaterThanOrEqual(1);
          expect(cochranSize(population + 1, options)).toBeGreaterThanOrEqual(size);
        },
      ),
    );
  });
});
