import type { z } from 'zod';
import { judgePrograms } from '../assessment/judge.ts';
import { assess, type Evidence, isJudgeable, noEvidence } from '../assessment/verdict.ts';
import type { Assessment } from '../core/assessment.ts';
import { UsageError } from '../core/errors.ts';
import type { Generation } from '../core/generation.ts';
import { sha256 } from '../core/hash.ts';
import { silent, type Progress } from '../core/progress.ts';
import type { Task, TaskSet } from '../core/task.ts';
import { BenchConfig, type JudgingConfig } from './config.ts';
import { openJudging } from './judging.ts';
import { readTaskSets } from './task-sets.ts';

/** Sandbox, tests and analyzers, open for any number of programs. */
export interface ProgramJudge {
  readonly tasks: TaskSet;
  /**
   * Judges one program for a task: by its tests in the sandbox and by static analysis. `generation` of the result is the
   * program's hash.
   *
   * @param code the whole program; with `repair: 'standard'` any answer of a model
   * @throws UsageError when the set has no such task
   */
  judge(taskId: string, code: string, options?: { signal?: AbortSignal }): Promise<Assessment>;
  close(): Promise<void>;
}

/**
 * Opens a judge for the tasks of a set.
 *
 * @param config as of a benchmark; unlike there, programs are taken as they are unless `repair` is given
 * @throws UsageError for what cannot be read, PrerequisiteError for what the machine lacks
 * @example
 * const judge = await openProgramJudge({ limit: 1, judges: ['static'] });
 * const { verdicts } = await judge.judge(judge.tasks.tasks[0].id, 'def f(): ...');
 * await judge.close();
 */
export async function openProgramJudge(
  config: z.input<typeof JudgingConfig> = {},
  {
    progress = silent,
    signal = new AbortController().signal,
  }: { progress?: Progress; signal?: AbortSignal } = {},
): Promise<ProgramJudge> {
  const settings = BenchConfig.parse({ repair: 'none', ...config });
  const { tasks } = await readTaskSets(settings, progress);
  const judging = await openJudging(settings, tasks.tasks, { progress, signal });
  return {
    tasks,
    async judge(taskId, code, options = {}) {
      const task = tasks.tasks.find(({ id }) => id === taskId);
      if (task === undefined) throw new UsageError(`There is no task "${taskId}" in ${tasks.name}.`);
      const answer = answerOf(task, code);
      const repaired = await judging.repair(answer, task);
      let evidence: Evidence = noEvidence;
      if (isJudgeable(answer, repaired))
        await judgePrograms(
          [{ key: answer.id, task, code: repaired.code }],
          { ...judging, concurrency: 1, ...options },
          (_program, observed) => (evidence = observed),
        );
      options.signal?.throwIfAborted();
      return assess(task, answer, repaired, sha256(repaired.code), evidence, settings.judges);
    },
    close: () => judging.close(),
  };
}

/** The program as if a model had answered with it. */
const answerOf = (task: Task, code: string): Generation => ({
  id: sha256(code),
  model: 'program',
  task: task.id,
  sample: 0,
  sampling: { temperature: null, topP: null, maxTokens: 1, seed: null, stop: [] },
  prompt: { style: 'text', template: 'program/1', mode: 'chat', messages: [] },
  outcome: code.trim() === '' ? 'empty' : 'ok',
  raw: code,
  finishReason: 'stop',
  usage: { promptTokens: null, completionTokens: null },
  notes: [],
  cached: false,
  latencyMs: 0,
});
