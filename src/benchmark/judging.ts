import { analyzerNames, openAnalyzers } from '../analysis/index.ts';
import type { Analyzer } from '../analysis/analyzer.ts';
import { openTestRunner, type TestRunner } from '../assessment/tests/index.ts';
import { version } from '../core/package.ts';
import type { Progress } from '../core/progress.ts';
import type { Task } from '../core/task.ts';
import { ensureEnvironment } from '../environments/index.ts';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import type { JudgingConfig } from './config.ts';
import type { Repair } from './judge.ts';
import { openRepair } from './repair.ts';

/** Everything that turns a generation into an assessment, opened and described. */
export interface Judging {
  repair: Repair;
  runner: TestRunner | null;
  analyzers: readonly Analyzer[];
  /** Versions of all that can change a verdict. */
  versions: Record<string, unknown>;
  close(): Promise<void>;
}

/** Opens repair, sandbox, test runner and analyzers. Throws PrerequisiteError for what the machine lacks. */
export async function openJudging(
  config: JudgingConfig,
  tasks: readonly Task[],
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Judging> {
  const onNote = (message: string) => progress.note(message);
  const settings = { onNote, ...(config.codeql !== undefined && { codeql: config.codeql }) };
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    await Promise.allSettled(closers.map((closer) => closer()));
  };
  try {
    const versions: Record<string, unknown> = { product: version };
    const { repair, close: closeRepair } = await openRepair(config.repair);
    closers.push(closeRepair);

    const analyzers = config.judges.includes('static') ? openAnalyzers(analyzerNames(config), settings) : [];
    for (const analyzer of analyzers) {
      closers.push(() => analyzer.close());
      versions[analyzer.name] = (await analyzer.prepare({ signal })).version;
    }

    let runner: TestRunner | null = null;
    if (config.judges.includes('tests') && tasks.some((task) => task.tests)) {
      for (const name of new Set(tasks.filter((task) => task.tests).map((task) => task.requirements))) {
        versions[`environment:${name}`] = (await ensureEnvironment(name, { onNote, signal })).fingerprint;
      }
      const sandbox: Sandbox = await openSandbox({ onNote, backend: config.sandbox });
      closers.push(() => sandbox.close());
      const environmentFor = (name: string) => ensureEnvironment(name, { onNote });
      runner = openTestRunner({ sandbox, environmentFor, onNote });
      closers.unshift(() => runner!.close());
    }
    return { repair, runner, analyzers, versions, close };
  } catch (error) {
    await close();
    throw error;
  }
}
