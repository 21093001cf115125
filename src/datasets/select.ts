import { descendants } from '../core/cwe/index.ts';
import { UsageError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import type { Task, TaskSet } from '../core/task.ts';
import { makeTaskSet } from './task-set.ts';

export interface Selection {
  /** CWE numbers; a task is kept when one of its own is among them, or a descendant of one. */
  cwes?: readonly number[];
  /** At most so many tasks. */
  limit?: number;
  /** Which ones: the same seed keeps the same tasks. Default 0. */
  seed?: number;
}

/**
 * The part of a set that was asked for: first by CWE, then a seeded choice of `limit` tasks, in the set's own order.
 * A smaller limit with the same seed keeps a part of what a larger one keeps.
 * @throws UsageError when nothing is left.
 */
export function selectTasks(set: TaskSet, selection: Selection): TaskSet {
  const { cwes, limit, seed = 0 } = selection;
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw new UsageError(`The limit of tasks is a whole number from 1; ${limit} is not.`);
  let tasks: readonly Task[] = set.tasks;
  if (cwes !== undefined && cwes.length > 0) {
    const asked = new Set(cwes.flatMap((cwe) => [cwe, ...descendants(cwe)]));
    tasks = tasks.filter((task) => task.cwes.some((cwe) => asked.has(cwe)));
    if (tasks.length === 0) {
      const known = [...new Set(set.tasks.flatMap((task) => task.cwes))].sort((a, b) => a - b);
      throw new UsageError(`No task of ${set.name} is about CWE ${cwes.join(', ')}.`, {
        hint: known.length > 0 ? `It has CWE ${known.join(', ')}.` : 'Its tasks name no CWE.',
      });
    }
  }
  if (limit !== undefined && limit < tasks.length) {
    const chosen = new Set(
      tasks
        .map((task) => ({ id: task.id, rank: sha256(`${seed} ${task.id}`) }))
        .sort((a, b) => (a.rank < b.rank ? -1 : 1))
        .slice(0, limit)
        .map((entry) => entry.id),
    );
    tasks = tasks.filter((task) => chosen.has(task.id));
  }
  return tasks.length === set.tasks.length ? set : makeTaskSet(set.name, tasks, set.problems);
}
