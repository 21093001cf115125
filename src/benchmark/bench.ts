import { Assessment } from '../core/assessment.ts';
import { UsageError } from '../core/errors.ts';
import { Generation } from '../core/generation.ts';
import { withLock } from '../core/lock.ts';
import { silent, type Progress } from '../core/progress.ts';
import { RunFolder } from '../core/run/folder.ts';
import { Journal } from '../core/run/journal.ts';
import { openModel } from '../models/index.ts';
import type { Model, ModelOptions } from '../models/model.ts';
import type { BudgetReachedError } from '../models/meter.ts';
import type { BenchConfig } from './config.ts';
import { Budget } from './cost/budget.ts';
import { type Estimate, estimateCost } from './cost/estimate.ts';
import { estimateLines } from './cost/estimate-text.ts';
import { checkPrices, type CostOptions, isFree, pricesOf } from './cost/options.ts';
import { generateAll } from './generate.ts';
import { isUnscored, judgeAll } from './judge.ts';
import { openJudging, type Judging } from './judging.ts';
import { idOf, planCells, type Cell } from './plan.ts';
import { summarize, type Summary } from './summary.ts';
import { readTaskSets, type TaskSets } from './task-sets.ts';

export interface BenchOptions {
  /** Parent of run folders. Default `runs` in the working folder. */
  runs?: string;
  /** Names the run folder; by default the task set. */
  name?: string;
  /** Start anew although the same run exists. */
  fresh?: boolean;
  model?: Pick<ModelOptions, 'cacheDir' | 'concurrency' | 'rateLimit' | 'timeoutSeconds' | 'retries'>;
  /** What the run may cost; none of it is part of the run's identity. */
  cost?: CostOptions;
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
  /** The cap that ended it; the same call with a higher one continues. */
  stopped: BudgetReachedError | null;
}

/**
 * The main job: asks models for code, repairs the answers, judges them by tests and static analysis, and computes the
 * metrics. Everything is written down in a run folder as it comes; the same call continues it.
 * Throws UsageError for what cannot be run, PrerequisiteError for what the machine lacks.
 */
export async function runBench(config: BenchConfig, options: BenchOptions = {}): Promise<BenchResult> {
  const { progress = silent, signal = new AbortController().signal } = options;
  const { all, ...sets } = await readTaskSets(config, progress);
  const prices = pricesOf(config, options.cost);
  checkPrices(prices, options.cost);
  const budget = new Budget(options.cost ?? {});
  const models: Model[] = [];
  let judging: Judging | undefined;
  try {
    for (const [id, price] of prices)
      models.push(
        await openModel(id, { ...modelOptions(config, options), meter: budget.meterFor(id, price) }),
      );
    judging = await openJudging(config, all, { progress, signal });
    const cells = await planCells(config, models, all);
    if (cells.length === 0)
      throw new UsageError('None of the recorded outputs belongs to a task of this set.');
    const most = cells.reduce((sofar, { samples }) => Math.max(sofar, samples.length), 0);
    if (config.k.every((k) => k > most))
      throw new UsageError(`k = ${config.k.join(', ')}: there are no more than ${most} samples for a task.`, {
        hint: 'Ask for more samples (-n), or for a smaller k (-k).',
      });
    const run = RunFolder.open({
      runs: options.runs ?? 'runs',
      job: 'bench',
      name: options.name ?? slug(sets.tasks.name),
      inputs: await inputsOf(config, sets, models, judging),
      context: { ...options.context, started: new Date().toISOString() },
      fresh: options.fresh ?? false,
    });
    progress.note(`${run.resumed ? 'Continuing' : 'Run folder'}: ${run.path}`);
    const todo: Work = { config, ...sets, cells, judging, run, budget, progress, signal };
    const announce = (have: (id: string) => Generation | undefined) => {
      const open = estimateCost(cells, { prices, have, rateLimit: options.model?.rateLimit });
      for (const line of estimateLines(open.filter(({ price }) => !isFree(price)))) progress.note(line);
    };
    return await withLock(run.file('lock'), () => work(todo, announce), {
      signal,
      onWait: () => progress.note('Another process works on this run; waiting for it.'),
    });
  } finally {
    await Promise.allSettled([...models.map((model) => model.close()), judging?.close()]);
  }
}

interface Work extends Omit<TaskSets, 'all'> {
  config: BenchConfig;
  cells: readonly Cell[];
  judging: Judging;
  run: RunFolder;
  budget: Budget;
  progress: Progress;
  signal: AbortSignal;
}

async function work(
  { config, tasks, against, cells, judging, run, budget, progress, signal }: Work,
  announce: (have: (id: string) => Generation | undefined) => void,
): Promise<BenchResult> {
  const generations = Journal.open(run.file('generations.jsonl'), Generation, ({ id }) => id);
  const assessments = Journal.open(run.file('assessments.jsonl'), Assessment, ({ generation }) => generation);
  try {
    budget.open(run.path);
    announce((id) => generations.get(id));
    const stopped = await generateAll(cells, generations, { progress, signal });
    const wanted = cells.flatMap((cell) => cell.samples.map((sample) => idOf(cell, sample)));
    const had = wanted.map((id) => generations.get(id)).filter((generation) => generation !== undefined);
    const byId = new Map([tasks, against].flatMap((set) => set?.tasks ?? []).map((task) => [task.id, task]));
    const judges = { ...judging, tasks: byId, judges: config.judges, progress, signal };
    await judgeAll(had, assessments, judges).catch((error: unknown) => {
      // What was under way when somebody stopped it ends with an error of its own; what is judged is written down.
      if (!signal.aborted) throw error;
      progress.done();
    });

    const judged = had.flatMap((generation) => {
      const assessment = assessments.get(generation.id);
      return assessment ? [{ generation, assessment }] : [];
    });
    const complete =
      judged.length === wanted.length && !judged.some(({ assessment }) => isUnscored(assessment));
    const summary = summarize(judged, { tasks, against, config, wanted: wanted.length });
    run.write('tasks.json', tasks);
    if (against) run.write('against.json', against);
    run.write('summary.json', summary);
    run.setStatus(complete ? 'complete' : 'incomplete');
    return { run, summary, complete, interrupted: signal.aborted, stopped };
  } finally {
    budget.close();
    generations.close();
    assessments.close();
  }
}

/**
 * What {@link runBench} would ask for and what that may cost, by model, without asking: the whole run, whatever of it is
 * there already.
 */
export async function estimateBench(config: BenchConfig, options: BenchOptions = {}): Promise<Estimate[]> {
  const { all } = await readTaskSets(config, options.progress ?? silent);
  const prices = pricesOf(config, options.cost);
  const models: Model[] = [];
  try {
    for (const id of prices.keys())
      models.push(await openModel(id, { ...modelOptions(config, options), neverAsked: true }));
    const cells = await planCells(config, models, all);
    return estimateCost(cells, { prices, rateLimit: options.model?.rateLimit });
  } finally {
    await Promise.allSettled(models.map((model) => model.close()));
  }
}

/** What determines the results. A change in any of it makes another run. */
async function inputsOf(
  config: BenchConfig,
  { tasks, against }: Omit<TaskSets, 'all'>,
  models: readonly Model[],
  judging: Judging,
): Promise<Record<string, unknown>> {
  const described = await Promise.all(models.map(async (model) => [model.id, await model.describe()]));
  return {
    // Where programs run changes no verdict.
    config: { ...config, sandbox: undefined },
    taskSet: { name: tasks.name, hash: tasks.hash, tasks: tasks.tasks.length },
    ...(against && { against: { name: against.name, hash: against.hash, tasks: against.tasks.length } }),
    models: Object.fromEntries(described) as Record<string, unknown>,
    judging: judging.versions,
  };
}

const modelOptions = (config: BenchConfig, { model, progress }: BenchOptions): ModelOptions => ({
  ...model,
  mode: config.mode,
  ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl }),
  ...(config.extraBody === undefined ? {} : { extraBody: config.extraBody }),
  ...(config.headers === undefined ? {} : { headers: config.headers }),
  onNote: (message) => progress?.note(message),
});

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'run';
