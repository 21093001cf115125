import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import type { RunFolder } from '../core/run/folder.ts';
import { readRunFile } from '../core/run/read-json.ts';

/** `study.json`: what the figures of a run need beside its journals. */
export const StudyFile = z.object({
  sets: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['data', 'outputs']),
      format: z.string(),
      available: z.int(),
      leftOut: z.int(),
      wanted: z.int(),
      /** Where its samples lie, to look at them again. */
      spec: z
        .object({
          format: z.string().exactOptional(),
          path: z.string(),
          codeColumn: z.string().exactOptional(),
          idColumn: z.string().exactOptional(),
          problems: z.string().exactOptional(),
          code: z.enum(['raw', 'cleared']).exactOptional(),
        })
        .exactOptional(),
    }),
  ),
  trainedOn: z.record(z.string(), z.array(z.string())),
  profile: z.string(),
  analyzers: z.array(z.object({ name: z.string(), version: z.string() })),
  seed: z.int(),
  sample: z.int().nullable(),
  /** Whether duplicates are looked for; absent in runs from before that was possible. */
  duplicates: z.boolean().default(false),
  shard: z.object({ part: z.int(), of: z.int() }).nullable(),
});
export type StudyFile = z.infer<typeof StudyFile>;

/** Where a run keeps what it found of a data set. */
export function setFiles(run: Pick<RunFolder, 'file'>, name: string) {
  for (const folder of ['samples', 'examples']) mkdirSync(run.file(folder), { recursive: true });
  return {
    samples: run.file('samples', `${name}.jsonl`),
    examples: run.file('examples', `${name}.jsonl`),
  };
}

export const rulesFile = (run: Pick<RunFolder, 'file'>): string => run.file('rules.jsonl');

export const readStudy = (run: Pick<RunFolder, 'file'>): StudyFile =>
  readRunFile(run.file('study.json'), StudyFile);
