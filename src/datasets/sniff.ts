import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import { readJsonLines } from './lines.ts';

/** How many rows are looked at: the first may be damaged. */
const ROWS = 20;

/**
 * Whether one of the first readable rows of a JSON-lines file fits a shape. Reads little; problems are left to the
 * reader that gets the file, and what is no such file just does not fit.
 */
export async function firstRowFits(path: string, shape: z.ZodType): Promise<boolean> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return false;
  try {
    for await (const { row, value } of readJsonLines(path, () => {})) {
      if (shape.safeParse(value).success) return true;
      if (row >= ROWS) return false;
    }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
  return false;
}
