import type { Estimate } from './interval.ts';

type Bounds = Pick<Estimate, 'value' | 'low' | 'high'>;

/**
 * Difference `b - a` of two means over different tasks, with a 95 % interval recovered from theirs (Zou and Donner 2008,
 * "MOVER"): it keeps their skew, and knows of doubt where every task agrees. No bounds where one of them has none.
 */
export function independentDifference(a: Bounds, b: Bounds): Bounds {
  if (a.value === null || b.value === null) return { value: null, low: null, high: null };
  const value = b.value - a.value;
  if (a.low === null || a.high === null || b.low === null || b.high === null)
    return { value, low: null, high: null };
  return {
    value,
    low: Math.max(-1, value - Math.hypot(b.value - b.low, a.high - a.value)),
    high: Math.min(1, value + Math.hypot(b.high - b.value, a.value - a.low)),
  };
}
