import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { packagePath } from '../core/paths.ts';

const Share = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** How far one analyzer was found to be right on one set of programs, with 95 % intervals over clusters. */
const ReliabilityRow = z.object({
  set: z.string(),
  /** All programs of the set, or those whose weakness shows in the file. */
  part: z.enum(['all', 'visible']),
  analyzer: z.string(),
  version: z.string(),
  /** Programs of each kind, and those of both that the analyzer could not judge. */
  insecure: z.int(),
  secure: z.int(),
  unscored: z.int(),
  recall: Share,
  falseAlarms: Share,
  pairCorrect: Share,
  precision: Share,
});
export type ReliabilityRow = z.infer<typeof ReliabilityRow>;

/** `docs/analyzers/reliability.json`: what `sallm evaluate-analyzers --record` measured. */
export const Reliability = z.object({ schema: z.literal(1), rows: z.array(ReliabilityRow) });
export type Reliability = z.infer<typeof Reliability>;

/** The measured reliability that ships with the package, or of another file; without rows where there is no file. */
export function readReliability(path = packagePath('docs', 'analyzers', 'reliability.json')): Reliability {
  if (!existsSync(path)) return { schema: 1, rows: [] };
  return Reliability.parse(JSON.parse(readFileSync(path, 'utf8')));
}
