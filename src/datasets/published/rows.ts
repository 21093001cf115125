import type { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import { readCsv } from '../csv.ts';
import type { OnProblem } from '../problem.ts';
import { shapeProblem } from '../row-error.ts';

/**
 * The rows of a table that fit a shape; others are reported and left out.
 * @throws UsageError when there is no such file or none of its rows fits.
 */
export async function typedRows<T>(path: string, shape: z.ZodType<T>, onProblem: OnProblem): Promise<T[]> {
  const rows = await readCsv(path, onProblem);
  const problems: string[] = [];
  const fitting = rows.flatMap(({ row, value }) => {
    const parsed = shape.safeParse(value);
    if (parsed.success) return [parsed.data];
    problems.push(shapeProblem(parsed.error));
    onProblem({ where: `${path}:${row}`, what: shapeProblem(parsed.error) });
    return [];
  });
  if (fitting.length === 0)
    throw new UsageError(`${path} is not the table that was expected: ${problems[0] ?? 'it has no rows'}.`);
  return fitting;
}
