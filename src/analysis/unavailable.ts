import { messageOf, PrerequisiteError } from '../core/errors.ts';
import type { SampleAnalysis } from '../core/finding.ts';
import type { Sample } from '../core/sample.ts';

/** The whole batch as `unavailable` when the tool's prerequisites are missing; anything else is thrown on. */
export function allUnavailable(batch: readonly Sample[], error: unknown): Map<string, SampleAnalysis> {
  if (!(error instanceof PrerequisiteError)) throw error;
  const detail = messageOf(error);
  return new Map(batch.map(({ id }) => [id, { status: 'unavailable', findings: [], detail }]));
}
