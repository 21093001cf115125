/**
 * Agreement of two raters over the same categories, from a square table of counts `table[a][b]`. `share` is the share
 * of equal ratings, `kappa` Cohen's (1960): the share beyond chance. Both `null` for an empty table; `kappa` is `null`
 * too when chance alone makes them agree always (both used one and the same category throughout).
 */
export function agreement(table: readonly (readonly number[])[]): {
  n: number;
  share: number | null;
  kappa: number | null;
} {
  const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
  const rows = table.map(total);
  const columns = table.map((_, j) => total(table.map((row) => row[j] ?? 0)));
  const n = total(rows);
  if (n === 0) return { n, share: null, kappa: null };
  const agreed = total(table.map((row, i) => row[i] ?? 0));
  // In counts as long as possible: the test for a certain agreement by chance stays exact.
  const byChance = total(rows.map((row, i) => row * (columns[i] ?? 0)));
  const kappa = byChance === n * n ? null : (agreed * n - byChance) / (n * n - byChance);
  return { n, share: agreed / n, kappa };
}
