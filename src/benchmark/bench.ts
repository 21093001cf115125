import { Assessment } from '../core/assessment.ts';
import { UsageError } from '../core/errors.ts';
import { Generation } from '../core/generation.ts';
import { withLock } from '../core/lock.ts';
import { silent, type Progress } from '../core/progress.ts';
import { RunFolder } from '../core/run/folder.ts';
import { Journal } from '../core/run/journal.ts';
import type { TaskSet } from '../core/task.ts';
import { readTaskSet, selectTasks } from '../datasets/index.ts';
import { openModel } from '../models/index.ts';
import type { Model, ModelOptions } from '../models/model.ts';
import type { BenchConfig, JudgingConfig } from './config.ts';
import { generateAll } from './generate.ts';
import { isUnscored, judgeAll } from './judge.ts';
import { openJudging, type Judging } from './judging.ts';
import { idOf, planCells, type Cell } from './plan.ts';
import { summarize, type Summary } from './summary.ts';

export interface BenchOptions {
  /** Parent of run folders. Default `runs` in the working folder. */
  runs?: string;
  /** Names the run folder; by default the task set. */
  name?: string;
  /** Start anew although the same run exists. */
  fresh?: boolean;
  model?: Pick<ModelOptions, 'cacheDir' | 'concurrency' | 'rateLimit' | 'timeoutSeconds' | 'retries'>;
  /** What the manifest notes and nothing depends on, such as the command line. */
  context?: Record<string, unknown>;
  progress?: Progress;
  signal?: AbortSignal;
}

export interface BenchResult {
  run: RunFolder;
  summary: Summary;
  /** Whether every sample was had and judged; if not, the same call continues. */
  complete: boolean;
  interrupted: boolean;
}

/**
 * The main job: asks models for code, repairs the answers, judges them by tests and static analysis, and computes the
 * metrics. Everything is written down in a run folder as it comes; the same call continues it.
 * Throws UsageError for what cannot be run, PrerequisiteError for what the machine lacks.
 */
export async function runBench(config: BenchConfig, options: BenchOptions = {}): Promise<BenchResult> {
  const { progress = silent, signal = new AbortController().signal } = options;
  const tasks = await tasksOf(config, progress);
  const models: Model[] = [];
  let judging: Judging | undefined;
  try {
    for (const id of new Set(config.models)) models.push(await openModel(id, modelOptions(config, options)));
    judging = await openJudging(config, tasks.tasks, { progress, signal });
    const cells = await planCells(config, models, tasks.tasks);
    if (cells.length === 0)
      throw new UsageError('None of the recorded outputs belongs to a task of this set.');
    const run = RunFolder.open({
      runs: options.runs ?? 'runs',
      job: 'bench',
      name: options.name ?? slug(tasks.name),
      inputs: await inputsOf(config, tasks, models, judging),
      context: { ...options.context, started: new Date().toISOString() },
      fresh: options.fresh ?? false,
    });
    progress.note(`${run.resumed ? 'Continuing' : 'Run folder'}: ${run.path}`);
    const todo: Work = { config, tasks, cells, judging, run, progress, signal };
    return await withLock(run.file('lock'), () => work(todo), {
      signal,
      onWait: () => progress.note('Another process works on this run; waiting for it.'),
    });
  } finally {
    await Promise.allSettled([...models.map((model) => model.close()), judging?.close()]);
  }
}

interface Work {
  config: BenchConfig;
  tasks: TaskSet;
  cells: readonly Cell[];
  judging: Judging;
  run: RunFolder;
  progress: Progress;
  signal: AbortSignal;
}

async function work({ config, tasks, cells, judging, run, progress, signal }: Work): Promise<BenchResult> {
  const generations = Journal.open(run.file('generations.jsonl'), Generation, ({ id }) => id);
  const assessments = Journal.open(run.file('assessments.jsonl'), Assessment, ({ generation }) => generation);
  try {
    await generateAll(cells, generations, { progress, signal });
    const wanted = cells.flatMap((cell) => cell.samples.map((sample) => idOf(cell, sample)));
    const had = wanted.map((id) => generations.get(id)).filter((generation) => generation !== undefined);
    const byId = new Map(tasks.tasks.map((task) => [task.id, task]));
    await judgeAll(had, assessments, { ...judging, tasks: byId, judges: config.judges, progress, signal });

    const judged = had.flatMap((generation) => {
      const assessment = assessments.get(generation.id);
      return assessment ? [{ generation, assessment }] : [];
    });
    const complete =
      judged.length === wanted.length && !judged.some(({ assessment }) => isUnscored(assessment));
    const summary = summarize(judged, { tasks, config, wanted: wanted.length });
    run.write('tasks.json', tasks);
    run.write('summary.json', summary);
    run.setStatus(complete ? 'complete' : 'incomplete');
    return { run, summary, complete, interrupted: signal.aborted };
  } finally {
    generations.close();
    assessments.close();
  }
}

async function tasksOf(config: JudgingConfig, progress: Progress): Promise<TaskSet> {
  const set = await readTaskSet(config.tasks);
  for (const { where, what } of set.problems) progress.note(`left out: ${where}: ${what}`);
  const { cwe: cwes, seed, limit } = config;
  return selectTasks(set, { cwes, seed, ...(limit === undefined ? {} : { limit }) });
}

/** What determines the results. A change in any of it makes another run. */
async function inputsOf(
  config: BenchConfig,
  tasks: TaskSet,
  models: readonly Model[],
  judging: Judging,
): Promise<Record<string, unknown>> {
  const described = await Promise.all(models.map(async (model) => [model.id, await model.describe()]));
  return {
    config,
    taskSet: { name: tasks.name, hash: tasks.hash, tasks: tasks.tasks.length },
    models: Object.fromEntries(described) as Record<string, unknown>,
    judging: judging.versions,
  };
}

const modelOptions = (config: BenchConfig, { model, progress }: BenchOptions): ModelOptions => ({
  ...model,
  mode: config.mode,
  ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
  ...(config.extraBody === undefined ? {} : { extraBody: config.extraBody }),
  onNote: (message) => progress?.note(message),
});

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'run';
