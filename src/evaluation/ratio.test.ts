import { expect, test } from 'vitest';
import { Ratios } from './ratio.ts';

const clusters = (...sums: [top: number, bottom: number][]) =>
  new Map(sums.map(([top, bottom], i) => [`c${i}`, { top, bottom }]));
const ratios = new Ratios(3);

test('weighs clusters by their size', () => {
  expect(ratios.of(clusters([1, 1], [0, 9])).value).toBe(0.1);
});

test('gives nothing for nothing, and no interval for fewer than five clusters', () => {
  expect(ratios.of(clusters([0, 0]))).toEqual({ value: null, low: null, high: null });
  expect(ratios.of(clusters([1, 2], [1, 1], [0, 1], [1, 1]))).toEqual({ value: 0.6, low: null, high: null });
});

test('gives the exact bound over clusters where resampling sees no spread', () => {
  const none = ratios.of(clusters(...Array.from({ length: 10 }, (): [number, number] => [0, 3])));
  expect(none.value).toBe(0);
  expect(none.low).toBe(0);
  // 1 - 0.025^(1/10)
  expect(none.high).toBeCloseTo(0.30849710781876083, 12);
  const all = ratios.of(clusters(...Array.from({ length: 10 }, (): [number, number] => [3, 3])));
  expect(all).toEqual({ value: 1, low: 1 - none.high!, high: 1 });
});

test('is wider when the same programs come in fewer clusters', () => {
  const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;
  const alone = ratios.of(clusters(...Array.from({ length: 100 }, (_, i): [number, number] => [i % 2, 1])));
  const together = ratios.of(
    clusters(...Array.from({ length: 10 }, (_, i): [number, number] => [10 * (i % 2), 10])),
  );
  expect(alone.value).toBe(together.value);
  expect(width(together)).toBeGreaterThan(2 * width(alone));
});
