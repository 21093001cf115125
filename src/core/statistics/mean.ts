const BLOCK = 128;

/**
 * Sum in pairs: the rounding error grows with log n instead of n. Up to 128 values go into eight running sums,
 * more are halved; NumPy adds in the same order, so that figures published with it come out to the last digit.
 */
export function sum(values: readonly number[]): number {
  const { length } = values;
  if (length > BLOCK) {
    const half = Math.floor(length / 2);
    const middle = half - (half % 8);
    return sum(values.slice(0, middle)) + sum(values.slice(middle));
  }
  const eights = length - (length % 8);
  let total = 0;
  if (eights > 0) {
    const lanes = values.slice(0, 8);
    for (let i = 8; i < eights; i++) lanes[i % 8]! += values[i]!;
    const [a, b, c, d, e, f, g, h] = lanes as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    total = a + b + (c + d) + (e + f + (g + h));
  }
  for (let i = eights; i < length; i++) total += values[i]!;
  return total;
}

/** Arithmetic mean; `NaN` for nothing. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;
