import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { messageOf, UsageError } from '../errors.ts';

/**
 * Reads a JSON file that a run folder holds.
 * @throws UsageError for one that is cut off, was changed, or comes from a version that wrote it otherwise
 */
export function readRunFile<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  const hint =
    'It was changed by something else, or comes from another version: run the job that made it again.';
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${messageOf(error)}`, { hint, cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path: where, message } = parsed.error.issues[0]!;
  throw new UsageError(`${path} is not what this version writes: ${where.join('.') || '(top)'}: ${message}`, {
    hint,
  });
}
