import type { Analyzer } from '../analysis/analyzer.ts';
import type { SampleAnalysis } from '../core/finding.ts';
import type { Task } from '../core/task.ts';
import pLimit from 'p-limit';
import type { TestRunner } from './tests/index.ts';
import type { Evidence } from './verdict.ts';

/** A program to judge; programs that are equal for one task have equal keys. */
export interface Program {
  key: string;
  task: Task;
  code: string;
}

export interface JudgeOptions {
  /** `null`: no tests are run. */
  runner: Pick<TestRunner, 'runTests'> | null;
  analyzers: readonly Analyzer[];
  /** Programs tested at once. */
  concurrency: number;
  signal?: AbortSignal;
}

/** Programs analysed per batch: large enough to share a start, small enough to lose little when interrupted. */
const CHUNK = 48;

/**
 * Judges programs by tests and static analysis. Calls `done` for each as soon as its evidence is complete;
 * analysis of a batch runs beside the tests of its programs. Stops early, without an error, when aborted.
 */
export async function judgePrograms(
  programs: readonly Program[],
  { runner, analyzers, concurrency, signal }: JudgeOptions,
  done: (program: Program, evidence: Evidence) => void,
): Promise<void> {
  const limit = pLimit(concurrency);
  for (let at = 0; at < programs.length && !signal?.aborted; at += CHUNK) {
    const chunk = programs.slice(at, at + CHUNK);
    const analysed = analyseAll(chunk, analyzers, signal);
    // A rejection is handled below, by the first program that awaits it; the rest must not count as unhandled.
    analysed.catch(() => undefined);
    await Promise.all(
      chunk.map((program) =>
        limit(async () => {
          if (signal?.aborted) return;
          const tests = runner
            ? await runner.runTests(program.task, program.code, signal ? { signal } : {})
            : { functional: null, security: null };
          const analyses = (await analysed).get(program.key) ?? {};
          if (!signal?.aborted) done(program, { tests, analyses });
        }),
      ),
    );
  }
}

async function analyseAll(
  chunk: readonly Program[],
  analyzers: readonly Analyzer[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Record<string, SampleAnalysis>>> {
  const byProgram = new Map<string, Record<string, SampleAnalysis>>(chunk.map(({ key }) => [key, {}]));
  const samples = chunk.map(({ key, code }) => ({ id: key, code, origin: {} }));
  for (const analyzer of analyzers) {
    const results = await analyzer.analyze(samples, signal ? { signal } : {});
    for (const { key } of chunk) {
      const missing: SampleAnalysis = { status: 'unavailable', findings: [], detail: 'not in the result' };
      byProgram.get(key)![analyzer.name] = results.get(key) ?? missing;
    }
  }
  return byProgram;
}
