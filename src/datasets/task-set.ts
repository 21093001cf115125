import { UsageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import type { Task, TaskSet } from '../core/task.ts';
import type { ReadProblem } from './problem.ts';

/**
 * A task set with its hash, which covers every field of every task and no order or place.
 * A second task with the same id is left out and reported.
 */
export function makeTaskSet(name: string, tasks: readonly Task[], problems: readonly ReadProblem[]): TaskSet {
  const byId = new Map<string, Task>();
  const all = [...problems];
  for (const task of tasks) {
    if (byId.has(task.id))
      all.push({ where: `${name} ${task.id}`, what: 'There is another task with this id.' });
    else byId.set(task.id, task);
  }
  const kept = [...byId.values()];
  return {
    name,
    hash: hashOf([name, ...[...kept].sort((a, b) => (a.id < b.id ? -1 : 1))]),
    tasks: kept,
    problems: all,
  };
}

/** {@link makeTaskSet} for readers. @throws UsageError when not one task could be read. */
export function requireTasks(path: string, set: TaskSet): TaskSet {
  if (set.tasks.length > 0) return set;
  const reasons = set.problems.slice(0, 5).map((problem) => `${problem.where}: ${problem.what}`);
  throw new UsageError([`No task could be read from ${path}.`, ...reasons].join('\n'));
}
