import type { z } from 'zod';
import type { Task, TaskSet } from '../../core/task.ts';
import { readJsonLines } from '../lines.ts';
import type { ReadProblem } from '../problem.ts';
import { shapeProblem } from '../row-error.ts';
import { makeTaskSet, requireTasks } from '../task-set.ts';

/** The task set of a file of JSON lines, one task each; rows of another shape are its problems. */
export async function taskSetOfRows<Row>(
  path: string,
  name: string,
  schema: z.ZodType<Row>,
  toTask: (row: Row) => Task,
): Promise<TaskSet> {
  const problems: ReadProblem[] = [];
  const tasks: Task[] = [];
  for await (const { row, value } of readJsonLines(path, (problem) => problems.push(problem))) {
    const parsed = schema.safeParse(value);
    if (parsed.success) tasks.push(toTask(parsed.data));
    else problems.push({ where: `${path}:${row}`, what: shapeProblem(parsed.error) });
  }
  return requireTasks(path, makeTaskSet(name, tasks, problems));
}
