import type { z } from 'zod';

/** What a row or file does not fit, key by key, in one line. */
export const shapeProblem = (error: z.ZodError): string =>
  error.issues
    .slice(0, 4)
    .map((issue) => `${issue.path.length > 0 ? issue.path.join('.') : 'row'}: ${issue.message}`)
    .join('; ');
