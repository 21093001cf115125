import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { RunFolder } from '../core/run/folder.ts';
import { readRunFile } from '../core/run/read-json.ts';

const Place = z.object({ sample: z.string(), start: z.int(), end: z.int() });

/** `duplicates/NAME.json`: what Pylint's duplicate-code finds in a data set as a whole. */
export const Duplicates = z.object({
  /** Samples that parse. */
  samples: z.int(),
  /** Of these, samples that share lines with another. */
  duplicated: z.int(),
  pairs: z.int(),
  /** R0801, as one run of Pylint over the data set would say it. */
  messages: z.int(),
  /** Lines that so many samples share that not every two of them were compared: pairs and messages are then at least so many. */
  capped: z.int(),
  /** Samples that are connected by pairs. */
  groups: z.int(),
  top: z.array(
    z.object({
      samples: z.int(),
      /** Of the longest chunk that two of the group share: 1-based, the end included. */
      lines: z.int(),
      a: Place,
      b: Place,
      code: z.string(),
    }),
  ),
});
export type Duplicates = z.infer<typeof Duplicates>;

export const duplicatesFile = (run: Pick<RunFolder, 'file'>, set: string): string =>
  run.file('duplicates', `${set}.json`);

/** What was found of a data set; `null` where it was not looked for. */
export function readDuplicates(run: Pick<RunFolder, 'file'>, set: string): Duplicates | null {
  const path = duplicatesFile(run, set);
  return existsSync(path) ? readRunFile(path, Duplicates) : null;
}
