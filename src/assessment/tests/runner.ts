import type { TestResult } from '../../core/assessment.ts';
import type { Task, TaskTests } from '../../core/task.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { Limits, Sandbox } from '../../sandbox/index.ts';
import { attempt, type Bench } from './attempt.ts';
import { Gate } from './gate.ts';
import { type ReferenceTime, referenceLimits, secondChance, timeLimits } from './time-limits.ts';
import { WarmPool } from './warm-pool.ts';

export type TestMethod = 'functional' | 'security';

export interface TestRunnerOptions {
  sandbox: Sandbox;
  /** The managed environment of a requirement set: `ensureEnvironment` of src/environments. */
  environmentFor: (name: string) => Promise<PythonEnvironment>;
  /** Whether tests run in children of a warm parent (default), or each in a fresh interpreter: slower, equal results. */
  warm?: boolean;
  /** Told when tests have to run the slower way. */
  onNote?: (message: string) => void;
}

export interface RunTestsOptions {
  /** Default: both. */
  methods?: readonly TestMethod[];
  signal?: AbortSignal;
}

export interface TestRunner {
  /** Runs the methods of a task's test on `code`, each in a fresh process. `null` where the task has none or it was not asked for. */
  runTests(
    task: Task,
    code: string,
    options?: RunTestsOptions,
  ): Promise<{ functional: TestResult | null; security: TestResult | null }>;
  /**
   * Measures how long the tests take on the task's reference on this machine; remembered per task and environment.
   * Done by itself when a program seems too slow. `null` without a reference or tests.
   */
  calibrate(task: Task, signal?: AbortSignal): Promise<ReferenceTime | null>;
  close(): Promise<void>;
}

const bothMethods: readonly TestMethod[] = ['functional', 'security'];

/** Runs the unit tests of tasks in `sandbox`. The caller decides how many run at once and closes the sandbox itself. */
export function openTestRunner({
  sandbox,
  environmentFor,
  warm = true,
  onNote = () => {},
}: TestRunnerOptions): TestRunner {
  const bench: Bench = { sandbox, warm: warm ? new WarmPool(sandbox, onNote) : null };
  const gate = new Gate();
  const environments = new Map<string, Promise<PythonEnvironment>>();
  const references = new Map<string, Promise<ReferenceTime | null>>();

  const environment = (name: string): Promise<PythonEnvironment> => {
    let found = environments.get(name);
    if (!found) {
      found = environmentFor(name);
      environments.set(name, found);
      found.catch(() => environments.delete(name)); // asked again next time
    }
    return found;
  };

  async function measure(task: Task, signal: AbortSignal | undefined): Promise<ReferenceTime | null> {
    const reference = task.references.secure[0] ?? task.references.insecure[0];
    const { tests } = task;
    if (!reference || !tests) return null;
    const python = await environment(task.requirements);
    const longest: ReferenceTime = { cpuMs: 0, wallMs: 0 };
    for (const method of [tests.functional, tests.security]) {
      if (method === null) continue;
      // Beside others, as the programs that it is compared with.
      const { end } = await gate.shared(() =>
        attempt(bench, python, { tests, code: reference.code, method, limits: referenceLimits, signal }),
      );
      if (end.kind !== 'ended') continue;
      longest.cpuMs = Math.max(longest.cpuMs, end.cpuMs ?? 0);
      longest.wallMs = Math.max(longest.wallMs, end.wallMs);
    }
    return longest;
  }

  async function calibrate(task: Task, signal?: AbortSignal): Promise<ReferenceTime | null> {
    const { fingerprint } = await environment(task.requirements);
    const key = JSON.stringify([task.set, task.id, fingerprint]);
    let time = references.get(key);
    if (!time) {
      time = measure(task, signal);
      references.set(key, time);
      time.catch(() => references.delete(key));
    }
    return time;
  }

  /**
   * Nobody needs the reference's time while a program ends within the floor. One that does not is judged by the
   * reference's time, and repeated where what else runs can have made it slow: see `secondChance`.
   */
  async function runMethod(task: Task, tests: TaskTests, code: string, method: string, signal?: AbortSignal) {
    const python = await environment(task.requirements);
    const floor = timeLimits(null);
    const run = (limits: Partial<Limits>) => () =>
      attempt(bench, python, { tests, code, method, limits, signal });
    const first = await gate.shared(run(floor));
    if (first.result.status !== 'timeout') return first.result;
    const limits = timeLimits(await calibrate(task, signal));
    const chance = secondChance(first.end, floor, limits);
    if (chance === 'none') return first.result;
    return (await gate[chance](run(limits))).result;
  }

  return {
    calibrate,
    async runTests(task, code, { methods = bothMethods, signal } = {}) {
      const results: { functional: TestResult | null; security: TestResult | null } = {
        functional: null,
        security: null,
      };
      const { tests } = task;
      if (!tests) return results;
      for (const which of methods) {
        const method = tests[which];
        if (method !== null) results[which] = await runMethod(task, tests, code, method, signal);
      }
      return results;
    },
    close: async () => bench.warm?.close(),
  };
}
