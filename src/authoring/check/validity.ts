import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { packagePath } from '../../core/paths.ts';
import type { TaskSet } from '../../core/task.ts';
import { MutantCheck, type TaskCheck, TaskCheck as TaskCheckSchema } from './task-check.ts';

const Counts = z.object({
  tasks: z.int(),
  /** Every program behaved as promised on every run. */
  valid: z.int(),
  invalid: z.int(),
  /** Something could not be run. */
  unproven: z.int(),
  /** Tasks that have no test: nothing to prove. */
  noTest: z.int(),
  mutants: z.object({
    made: z.int(),
    /** Pass the functional test. */
    functional: z.int(),
    /** Of these, seen by the security test. */
    caught: z.int(),
  }),
});
export type ValidityCounts = z.infer<typeof Counts>;

/** The recorded proof of a set: `docs/tasks/validity.json`. Holds nothing that differs from run to run. */
export const Validity = z.object({
  set: z.object({ name: z.string(), hash: z.string() }),
  /** Runs of each program that agreed. */
  runs: z.int(),
  counts: Counts,
  tasks: z.array(
    TaskCheckSchema.pick({
      id: true,
      hash: true,
      status: true,
      runs: true,
      problems: true,
      static: true,
    }).extend({
      mutants: Counts.shape.mutants,
      survivors: z.array(MutantCheck.pick({ reference: true, kind: true, line: true, before: true })),
    }),
  ),
});
export type Validity = z.infer<typeof Validity>;

const tally = (checks: readonly TaskCheck[]): ValidityCounts['mutants'] => {
  const outcomes = checks.flatMap(({ mutants }) => mutants.map(({ outcome }) => outcome));
  const count = (...wanted: MutantCheck['outcome'][]) =>
    outcomes.filter((outcome) => wanted.includes(outcome)).length;
  return { made: outcomes.length, functional: outcomes.length - count('broken'), caught: count('caught') };
};

export function countsOf(checks: readonly TaskCheck[]): ValidityCounts {
  const count = (status: TaskCheck['status']) => checks.filter((check) => check.status === status).length;
  return {
    tasks: checks.length,
    valid: count('valid'),
    invalid: count('invalid'),
    unproven: count('unproven'),
    noTest: count('no-test'),
    mutants: tally(checks),
  };
}

/** Share of the tasks with a verdict that are valid; `null` when there is none. */
export const validityOf = ({ valid, invalid }: ValidityCounts): number | null =>
  valid + invalid === 0 ? null : valid / (valid + invalid);

/** What is kept of the proof of a whole set. */
export const recordOf = (
  set: Pick<TaskSet, 'name' | 'hash'>,
  checks: readonly TaskCheck[],
  runs: number,
): Validity => ({
  set: { name: set.name, hash: set.hash },
  runs,
  counts: countsOf(checks),
  tasks: [...checks]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((check) => ({
      id: check.id,
      hash: check.hash,
      status: check.status,
      runs: check.runs,
      problems: check.problems,
      static: check.static,
      mutants: tally([check]),
      survivors: check.mutants
        .filter(({ outcome }) => outcome === 'survived')
        .map(({ reference, kind, line, before }) => ({ reference, kind, line, before })),
    })),
});

/** A record as JSON with a line for each task, so that a change of one is a change of one line. */
export function recordText({ tasks, ...head }: Validity): string {
  const lines = tasks.map((task) => `    ${JSON.stringify(task)}`);
  return `${JSON.stringify(head, null, 2).replace(/\n}$/, ',')}\n  "tasks": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Where the proof of the built-in set is recorded; it ships with the package. */
export const validityPath = packagePath('docs', 'tasks', 'validity.json');

/** The recorded proof of the built-in set, or `null` where there is none. */
export const readValidity = (path: string = validityPath): Validity | null =>
  existsSync(path) ? Validity.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
