import pLimit from 'p-limit';
import { openAnalyzers } from '../../analysis/index.ts';
import { openTestRunner, testsAtOnce, type TestRunner } from '../../assessment/tests/index.ts';
import { silent, type Progress } from '../../core/progress.ts';
import type { Task } from '../../core/task.ts';
import { ensureEnvironment } from '../../environments/index.ts';
import { openSandbox, type SandboxName } from '../../sandbox/index.ts';
import { allEnded, checkTask, type CheckTools } from './check-task.ts';
import { openDeriver } from './derive.ts';
import { openObservations } from './observations.ts';
import type { TaskCheck } from './task-check.ts';

export interface CheckOptions {
  /** Runs of each program that have to agree. Default 10. */
  runs?: number;
  /** Mutants of each secure reference. Default 6; 0 makes none. */
  mutants?: number;
  /** Analyzers whose view of the references is recorded. Default: Bandit and Ruff. */
  analyzers?: readonly string[];
  /** Forget what was observed before. */
  fresh?: boolean;
  /** Where programs run. Default: as the environment says. */
  sandbox?: SandboxName | undefined;
  /** Programs run at once. Default: one more than there are cores. */
  concurrency?: number;
  progress?: Progress;
  signal?: AbortSignal;
  /** Called for each task as soon as it is proven, or not. */
  onChecked?: (check: TaskCheck) => void;
}

/**
 * Proves tasks: runs their references, stubs and mutants through the sandbox and compares the verdicts with what the
 * task promises. What was observed is kept, so that the same call continues after an interruption and only runs what
 * changed. In the order of the tasks; those that were not begun when `signal` was aborted are missing.
 *
 * @throws PrerequisiteError for what the machine lacks
 */
export async function checkTasks(tasks: readonly Task[], options: CheckOptions = {}): Promise<TaskCheck[]> {
  const { runs = 10, mutants = 6, fresh = false, progress = silent, onChecked } = options;
  const { concurrency = testsAtOnce() } = options;
  // One task that fails for reasons of ours ends the others as well.
  const failure = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failure.signal]) : failure.signal;
  const onNote = (message: string) => progress.note(message);
  const closers: (() => Promise<void>)[] = [];
  try {
    const deriver = await openDeriver();
    closers.push(() => deriver.close());
    const analyzers = openAnalyzers(options.analyzers ?? ['sallm', 'bandit', 'ruff'], { onNote });
    for (const analyzer of analyzers) {
      closers.push(() => analyzer.close());
      await analyzer.prepare({ signal });
    }
    const environmentFor = (name: string) => ensureEnvironment(name, { onNote });
    let opened: Promise<TestRunner> | null = null;
    const open = async (): Promise<TestRunner> => {
      const sandbox = await openSandbox({ onNote, backend: options.sandbox });
      closers.unshift(() => sandbox.close());
      const runner = openTestRunner({ sandbox, environmentFor, onNote });
      closers.unshift(() => runner.close());
      return runner;
    };
    const tools: CheckTools = {
      runner: () => (opened ??= open()),
      analyzers,
      limit: pLimit(concurrency),
      signal,
    };

    const check = async (task: Task): Promise<TaskCheck> => {
      const derived = await deriver.derive(task);
      if (!task.tests) return checkTask(task, derived, null, { runs, mutants }, tools);
      const { fingerprint } = await environmentFor(task.requirements);
      const journal = openObservations(task.tests, fingerprint, fresh);
      try {
        return await checkTask(task, derived, journal, { runs, mutants }, tools);
      } finally {
        journal.close();
      }
    };
    progress.phase('proving', tasks.length);
    const inTurn = pLimit(concurrency);
    const checks = await allEnded(
      tasks.map((task) =>
        inTurn(async () => {
          if (signal.aborted) return null;
          const found = await check(task).catch((error: unknown) => {
            failure.abort();
            throw error;
          });
          progress.tick();
          onChecked?.(found);
          return found;
        }),
      ),
    );
    progress.done();
    return checks.filter((found) => found !== null);
  } finally {
    for (const close of closers) await close();
  }
}
