/**
 * Cliff's delta (1993) from counts by value: how much more often a value of `b` is above one of `a` than below it, -1 to 1.
 * `a[v]` is how often (or with what weight) value `v` occurs. `null` when a side is empty.
 */
export function cliffsDelta(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  let [belowA, belowB, above, below] = [0, 0, 0, 0];
  for (let value = 0; value < Math.max(a.length, b.length); value++) {
    const [x, y] = [a[value] ?? 0, b[value] ?? 0];
    above += y * belowA;
    below += x * belowB;
    belowA += x;
    belowB += y;
  }
  return belowA === 0 || belowB === 0 ? null : (above - below) / (belowA * belowB);
}

/** The usual words (Romano et al. 2006): below 0.147, 0.33, 0.474. */
export function magnitudeOfDelta(delta: number): 'negligible' | 'small' | 'medium' | 'large' {
  const size = Math.abs(delta);
  if (size < 0.147) return 'negligible';
  if (size < 0.33) return 'small';
  return size < 0.474 ? 'medium' : 'large';
}
