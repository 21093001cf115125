/** One published figure beside the same one computed again. */
export interface ComparedFigure {
  /** Name of the published column: `Pass@1`. */
  figure: string;
  published: number;
  /** `null`: what it is computed from is not there. */
  recomputed: number | null;
  status: 'equal' | 'different' | 'not checkable';
}

/** Compares to the last digit: what counts as equal prints as the same number. */
export function compareFigures(
  published: Readonly<Record<string, number>>,
  recomputed: Readonly<Record<string, number | null>>,
): ComparedFigure[] {
  return Object.entries(published).map(([figure, value]) => {
    const again = recomputed[figure] ?? null;
    const status = again === null ? 'not checkable' : again === value ? 'equal' : 'different';
    return { figure, published: value, recomputed: again, status };
  });
}

/** How many figures have each status. */
export function countStatuses(figures: readonly ComparedFigure[]): Record<ComparedFigure['status'], number> {
  const counts = { equal: 0, different: 0, 'not checkable': 0 };
  for (const { status } of figures) counts[status]++;
  return counts;
}
