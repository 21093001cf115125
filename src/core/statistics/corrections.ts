/** p-values corrected by Holm's step-down (1979): the chance of even one false claim stays below the level. */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let highest = 0;
  rising(ps).forEach((at, rank) => {
    highest = Math.max(highest, (ps.length - rank) * ps[at]!);
    adjusted[at] = Math.min(1, highest);
  });
  return adjusted;
}

/** p-values corrected by Benjamini and Hochberg (1995): the expected share of false claims stays below the level. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length);
  let lowest = 1;
  rising(ps)
    .map((at, rank) => ({ at, rank }))
    .reverse()
    .forEach(({ at, rank }) => {
      lowest = Math.min(lowest, (ps.length / (rank + 1)) * ps[at]!);
      adjusted[at] = lowest;
    });
  return adjusted;
}

const rising = (ps: readonly number[]): number[] => ps.map((_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
