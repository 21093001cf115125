import { randomUUID } from 'node:crypto';
import type { TestResult } from '../../core/assessment.ts';
import type { TaskTests } from '../../core/task.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { Limits, Sandbox, SandboxResult } from '../../sandbox/index.ts';
import { testResult } from './outcome.ts';
import { testJob } from './request.ts';

export interface TestRun {
  tests: TaskTests;
  code: string;
  /** Name of the test method. */
  method: string;
  limits: Partial<Limits>;
  signal: AbortSignal | undefined;
}

/** Runs one test method once, in a fresh process. What is not the program's fault is tried a second time. */
export async function attempt(
  sandbox: Sandbox,
  python: PythonEnvironment,
  { tests, code, method, limits, signal }: TestRun,
): Promise<{ end: SandboxResult; result: TestResult }> {
  for (let tries = 1; ; tries++) {
    const nonce = randomUUID();
    const job = { ...testJob(python, tests, code, method, nonce), limits, ...(signal && { signal }) };
    const end = await sandbox.run(job);
    const result = testResult(end, nonce);
    if (result.status !== 'infrastructure-error' || tries === 2) return { end, result };
  }
}
