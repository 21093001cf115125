import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type TestResult, TestStatus } from '../../core/assessment.ts';
import { hashOf, sha256 } from '../../core/hash.ts';
import { cachePath } from '../../core/paths.ts';
import { Journal } from '../../core/run/journal.ts';
import type { Task, TaskTests } from '../../core/task.ts';

/** How one test method ended on one program. */
export const Observed = z.object({
  status: TestStatus,
  message: z.string(),
  /** Milliseconds by the clock, the start of the process included. */
  ms: z.number(),
});
export type Observed = z.infer<typeof Observed>;

/** One run of a program: a line of the journal. */
const Observation = z.object({
  id: z.string(),
  functional: Observed.nullable(),
  security: Observed.nullable(),
});
export type Observation = z.infer<typeof Observation>;

const MESSAGE = 400;

export const observed = (result: TestResult | null): Observed | null =>
  result && {
    status: result.status,
    message: (result.limit === undefined ? (result.message ?? '') : `limit: ${result.limit}`).slice(
      0,
      MESSAGE,
    ),
    ms: Math.round(result.durationMs),
  };

export const observationId = (code: string, run: number, mutant = false): string =>
  `${mutant ? 'mutant' : 'program'}/${sha256(code)}/${run}`;

/**
 * What was observed on programs of a task, kept in the product's cache under the content of its tests and the version
 * of the environment: a change of a test forgets them, a change of a reference only asks for that one anew.
 */
export function openObservations(
  tests: TaskTests,
  fingerprint: string,
  fresh: boolean,
): Journal<Observation> {
  const key = hashOf({ ...tests, fingerprint });
  const path = cachePath('task-checks', `${key}.jsonl`);
  mkdirSync(dirname(path), { recursive: true });
  if (fresh) rmSync(path, { force: true });
  return Journal.open(path, Observation, ({ id }) => id);
}

/** The part of a task that a proof rests on: for telling whether a recorded proof is about this task. */
export const provenHash = (task: Task): string =>
  hashOf([task.prompt.code, task.references, task.tests, task.resource]);
