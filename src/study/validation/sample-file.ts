import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SallmError } from '../../core/errors.ts';
import { Finding, Range } from '../../core/finding.ts';

/** One finding that is to be labelled, with all that a rater needs to see. */
export const DrawnFinding = Finding.pick({
  tool: true,
  rule: true,
  symbol: true,
  message: true,
  cwes: true,
  severity: true,
  confidence: true,
}).extend({
  /** The same in every sample that holds this finding, so that labels outlive a new drawing. */
  id: z.string(),
  /** Place in {@link ValidationSample.strata}. */
  stratum: z.int().min(0),
  set: z.string(),
  sample: z.string(),
  origin: z.string(),
  range: Range,
  /** The sample's code; of a long one the lines around the finding. */
  code: z.string(),
  /** Number of the first line of `code`. */
  firstLine: z.int().min(1),
});
export type DrawnFinding = z.infer<typeof DrawnFinding>;

/** What decides which findings are drawn. */
export const Design = z.object({
  /** 0..1 */
  confidence: z.number().gt(0).lt(1),
  /** 0..1 */
  margin: z.number().gt(0).lt(1),
  /** Whether the margin holds for each tool over all data sets, or for each tool in each data set. */
  per: z.enum(['tool', 'set']),
  seed: z.int(),
});
export type Design = z.infer<typeof Design>;

/** `validation/sample.json` of a study. */
export const ValidationSample = z.object({
  design: Design,
  /** The profile whose messages were drawn from. */
  profile: z.string(),
  strata: z.array(
    z.object({
      set: z.string(),
      tool: z.string(),
      rules: z.array(z.object({ rule: z.string(), findings: z.int().min(1) })),
      findings: z.int().min(1),
      drawn: z.int().min(0),
    }),
  ),
  /** In the order in which they are labelled: by chance, so that an unfinished labelling is a sample as well. */
  findings: z.array(DrawnFinding),
});
export type ValidationSample = z.infer<typeof ValidationSample>;

export const validationFile = (study: string, name: string): string => join(study, 'validation', name);

/** The sample of a study; `null` where none was drawn. */
export function readSample(study: string): ValidationSample | null {
  const path = validationFile(study, 'sample.json');
  if (!existsSync(path)) return null;
  const parsed = ValidationSample.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new SallmError(`${path} is not a sample of findings.`, {
    hint: 'It was changed by something else, or comes from another version. Draw anew with --redraw.',
  });
}
