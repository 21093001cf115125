import { requireWritable } from '../core/run/atomic.ts';

/** Before long work: throws UsageError unless every file that is asked for can be written at its end. `-` is stdout. */
export function requireOutputs(files: readonly string[] = []): void {
  for (const file of files) if (file !== '-') requireWritable(file);
}
