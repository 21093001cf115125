import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { readBytes } from './bytes.ts';
import { jsonLinesOf } from './lines.ts';

/** How many rows are looked at, for the first may be damaged, and how far at most, for the file may be anything. */
const ROWS = 20;
const BYTES = 16 * 1024 * 1024;

/**
 * Whether one of the first readable rows of a JSON-lines file fits a shape. Problems are left to the reader that gets
 * the file in the end.
 * @throws UsageError when the file is UTF-16.
 */
export async function firstRowFits(path: string, shape: z.ZodType): Promise<boolean> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) return false;
  for await (const { row, value } of jsonLinesOf(beginning(path), path, () => {})) {
    if (shape.safeParse(value).success) return true;
    if (row >= ROWS) return false;
  }
  return false;
}

export async function* beginning(path: string) {
  let size = 0;
  for await (const chunk of readBytes(path, () => {})) {
    yield chunk;
    size += chunk.length;
    if (size >= BYTES) return;
  }
}
