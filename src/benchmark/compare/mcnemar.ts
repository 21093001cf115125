/**
 * McNemar's exact test (1947) for two sides of paired yes-or-no results: under no difference each of the pairs that
 * differ falls to either side with probability one half. Two-sided.
 *
 * @param onlyA pairs where only the first says yes
 * @param onlyB pairs where only the second does
 * @returns p; 1 when no pair differs
 */
export function mcnemarExact(onlyA: number, onlyB: number): number {
  const n = onlyA + onlyB;
  let tail = 0;
  // In logarithms: 2^-n is 0 for a thousand pairs.
  let logTerm = -n * Math.LN2;
  for (let i = 0; i <= Math.min(onlyA, onlyB); i++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(n - i) - Math.log(i + 1);
  }
  return Math.min(1, 2 * tail);
}
