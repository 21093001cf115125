import type { z } from 'zod';
import { UsageError } from '../../core/errors.ts';

/** What is wrong with the module, as an error for the one who wrote it. */
export const failure = (file: string, what: string, cause?: unknown): UsageError =>
  new UsageError(`The provider ${file} ${what}`, {
    hint: 'docs/models.md says what a provider is; examples/providers/program.mjs is one.',
    ...(cause !== undefined && { cause }),
  });

export const problemsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');
