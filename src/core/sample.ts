import { z } from 'zod';

/** A piece of code with its origin: from a data set, or written by a model. */
export const Sample = z.object({
  /** Unique within its stream. */
  id: z.string(),
  code: z.string(),
  /** Where it comes from: file, row, repository, problem; free-form, shown to people. */
  origin: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});
export type Sample = z.infer<typeof Sample>;
