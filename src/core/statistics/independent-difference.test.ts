import { expect, test } from 'vitest';
import { independentDifference } from './index.ts';

test('the interval of a difference is recovered from the two intervals', () => {
  // Newcombe 1998, table II (a): 56/70 against 48/80, Wilson intervals; his hybrid score method (10) gives 0.0524 to 0.3339.
  const a = { value: 0.6, low: 0.4904, high: 0.7004 };
  const b = { value: 0.8, low: 0.6916, high: 0.8767 };
  const { value, low, high } = independentDifference(a, b);
  expect(value).toBeCloseTo(0.2);
  expect(low).toBeCloseTo(0.0524, 2);
  expect(high).toBeCloseTo(0.3339, 2);
});

test('there are no bounds without bounds, and none beyond what a difference can be', () => {
  const none = { value: 0.5, low: null, high: null };
  expect(independentDifference(none, { value: 1, low: 0.5, high: 1 })).toEqual({
    value: 0.5,
    low: null,
    high: null,
  });
  expect(independentDifference({ ...none, value: null }, none).value).toBeNull();
  const sure = { value: 1, low: 0.2, high: 1 };
  const never = { value: 0, low: 0, high: 0.8 };
  expect(independentDifference(never, sure).high).toBe(1);
});
