import { randomUUID } from 'node:crypto';
import type { TestResult } from '../../core/assessment.ts';
import type { TaskTests } from '../../core/task.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { Limits, Sandbox, SandboxResult } from '../../sandbox/index.ts';
import { testResult } from './outcome.ts';
import { freshJob, testRequest } from './request.ts';
import type { WarmPool } from './warm-pool.ts';

export interface TestRun {
  tests: TaskTests;
  code: string;
  /** Name of the test method. */
  method: string;
  limits: Partial<Limits>;
  signal: AbortSignal | undefined;
}

/** Where tests run: in children of warm parents where there are any, else (`warm: null`) in fresh processes. */
export interface Bench {
  sandbox: Sandbox;
  warm: WarmPool | null;
}

/** Killed, and not for a limit: by itself, or from outside (a machine out of memory). Only a repeat can tell. */
const killed = (end: SandboxResult): boolean =>
  end.kind === 'ended' && end.signal === 'SIGKILL' && end.limit === null;

const MOST_TRIES = 3;

/**
 * Runs one test method once, in a process of its own. What may not be the program's fault is tried again, in a fresh
 * sandbox.
 */
export async function attempt(
  { sandbox, warm }: Bench,
  python: PythonEnvironment,
  { tests, code, method, limits, signal }: TestRun,
): Promise<{ end: SandboxResult; result: TestResult }> {
  for (let tries = 1; ; tries++) {
    const nonce = randomUUID();
    const request = testRequest(tests, code, method, nonce);
    const control = { limits, ...(signal && { signal }) };
    const warmly = tries === 1 && warm ? await warm.run(python, { ...request, ...control }) : null;
    const end = warmly ?? (await sandbox.run({ ...freshJob(python, request), ...control }));
    const result = testResult(end, nonce);
    const suspicious =
      result.status === 'infrastructure-error' || (result.status === 'crashed' && killed(end));
    if (!suspicious || tries === MOST_TRIES) return { end, result };
  }
}
