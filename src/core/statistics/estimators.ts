function check(n: number, c: number, k: number): void {
  if (![n, c, k].every(Number.isInteger) || c < 0 || c > n || k < 1 || k > n)
    throw new RangeError(`no estimate for n=${n}, c=${c}, k=${k}: needs 0 <= c <= n and 1 <= k <= n`);
}

/**
 * Probability that at least one of k samples, drawn without replacement out of n, is among the c that count:
 * `1 - C(n-c, k) / C(n, k)`. The unbiased estimator of pass@k (Chen et al. 2021, "Evaluating Large Language Models
 * Trained on Code"), as a product, so that no binomial overflows.
 * @throws RangeError unless `0 <= c <= n` and `1 <= k <= n`
 */
export function atLeastOneOf(n: number, c: number, k: number): number {
  check(n, c, k);
  if (n - c < k) return 1;
  let none = 1;
  for (let i = n - c + 1; i <= n; i++) none *= 1 - k / i;
  return 1 - none;
}

/**
 * Probability that all of k samples, drawn without replacement out of n, are among the c that count:
 * `C(c, k) / C(n, k)`.
 * @throws RangeError unless `0 <= c <= n` and `1 <= k <= n`
 */
export function allOf(n: number, c: number, k: number): number {
  check(n, c, k);
  let all = 1;
  for (let i = 0; i < k; i++) all *= Math.max(0, c - i) / (n - i);
  return all;
}
