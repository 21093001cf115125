import { z } from 'zod';
import { TestStatus } from '../../core/assessment.ts';
import type { Evidence } from '../../assessment/verdict.ts';
import { isDirect } from '../../core/cwe/index.ts';
import { sha256 } from '../../core/hash.ts';
import { AnalysisStatus } from '../../core/finding.ts';
import type { Task } from '../../core/task.ts';

const Test = z.object({ status: TestStatus, message: z.string() }).nullable();

/** What was observed of one program for one task: one line of `verdicts.jsonl`. */
export const ProgramEvidence = z.object({
  /** Hash of task, code and everything that judged. */
  id: z.string(),
  task: z.string(),
  functional: Test,
  security: Test,
  /** By analyzer: findings of the task's own CWE, and of others. */
  analyses: z.record(z.string(), z.object({ status: AnalysisStatus, direct: z.int(), indirect: z.int() })),
});
export type ProgramEvidence = z.infer<typeof ProgramEvidence>;

/** The id of a program's evidence; other tests, analyzers or environments make another. */
export const evidenceId = (task: Task, code: string, judges: string): string =>
  sha256([task.id, sha256(JSON.stringify(task.tests)), judges, code].join('\n'));

/** As much of a message as tells classes apart. */
const MOST = 200;

/** What is kept of the evidence on a program. */
export function evidenceOf(id: string, task: Task, { tests, analyses }: Evidence): ProgramEvidence {
  const test = (result: Evidence['tests']['functional']): ProgramEvidence['functional'] =>
    result && { status: result.status, message: (result.message ?? '').split('\n')[0]!.slice(0, MOST) };
  return {
    id,
    task: task.id,
    functional: test(tests.functional),
    security: test(tests.security),
    analyses: Object.fromEntries(
      Object.entries(analyses).map(([tool, { status, findings }]) => {
        const security = findings.filter(({ kind }) => kind === 'security');
        const direct = security.filter(({ cwes }) => isDirect(cwes, task.cwes)).length;
        return [tool, { status, direct, indirect: security.length - direct }];
      }),
    ),
  };
}

/** Whether a judge could not run, so that the program is tried again. */
export const isUnscored = ({ functional, security, analyses }: ProgramEvidence): boolean =>
  [functional, security].some((test) => test?.status === 'infrastructure-error') ||
  Object.values(analyses).some(({ status }) => status === 'unavailable');
