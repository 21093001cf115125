import { UsageError } from '../core/errors.ts';
import type { Progress } from '../core/progress.ts';
import type { Task, TaskSet } from '../core/task.ts';
import { readTaskSet, selectTasks } from '../datasets/index.ts';
import type { BenchConfig } from './config.ts';

/** What a study asks: its tasks, and with `--against` those of a second set, which are asked in the same way. */
export interface TaskSets {
  tasks: TaskSet;
  against: TaskSet | null;
  /** Of both. */
  all: readonly Task[];
}

/** Reads and selects the task sets; the limit holds for each. Throws UsageError for what cannot be read or asked together. */
export async function readTaskSets(config: BenchConfig, progress: Progress): Promise<TaskSets> {
  const { cwe: cwes, seed, limit } = config;
  const selection = { seed, ...(limit === undefined ? {} : { limit }) };
  const read = async (path: string): Promise<TaskSet> => {
    const set = await readTaskSet(path);
    for (const { where, what } of set.problems) progress.note(`left out: ${where}: ${what}`);
    return set;
  };
  const tasks = selectTasks(await read(config.tasks), { cwes, ...selection });
  if (config.against === undefined) return { tasks, against: null, all: tasks.tasks };
  const against = selectTasks(await read(config.against), selection);
  const own = new Set(tasks.tasks.map(({ id }) => id));
  const both = against.tasks.find(({ id }) => own.has(id));
  if (both)
    throw new UsageError(`The task ${both.id} is in both task sets.`, {
      hint: 'Give --against another set.',
    });
  return { tasks, against, all: [...tasks.tasks, ...against.tasks] };
}
