import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSpend, type Spend } from '../benchmark/cost/spend.ts';
import type { GateResult } from '../benchmark/gate/check.ts';
import { Summary } from '../benchmark/summary.ts';
import { Assessment } from '../core/assessment.ts';
import { UsageError } from '../core/errors.ts';
import { Generation } from '../core/generation.ts';
import { readManifest, type Manifest } from '../core/run/folder.ts';
import { readRunFile } from '../core/run/read-json.ts';
import { Journal } from '../core/run/journal.ts';
import type { TaskSet } from '../core/task.ts';

/** All that a run folder holds, read once for every renderer. */
export interface RunData {
  manifest: Manifest;
  summary: Summary;
  tasks: TaskSet;
  /** In the order of the journal; those without an assessment are not yet judged. */
  samples: { generation: Generation; assessment: Assessment | undefined }[];
  /** What servers were asked and paid, by model. */
  spend: Spend[];
  /** How the conditions fared that the figures were held against, if there were any. */
  gates?: GateResult[];
}

/** The tasks of a run, those of the second task set included: samples of both are shown. */
function tasksOf(path: string): TaskSet {
  const read = (name: string) => JSON.parse(readFileSync(join(path, name), 'utf8')) as TaskSet;
  const tasks = read('tasks.json');
  if (!existsSync(join(path, 'against.json'))) return tasks;
  const against = read('against.json');
  return {
    ...tasks,
    tasks: [...tasks.tasks, ...against.tasks],
    problems: [...tasks.problems, ...against.problems],
  };
}

/** Reads a run folder. Throws UsageError when it holds no finished results. */
export function loadRun(path: string): RunData {
  const manifest = readManifest(path);
  if (!manifest || !existsSync(join(path, 'summary.json'))) {
    throw new UsageError(`${path} holds no results of a run.`, {
      hint: 'Give the folder that "sallm bench" or "sallm score" named, after it has judged something.',
    });
  }
  const assessments = Journal.open(
    join(path, 'assessments.jsonl'),
    Assessment,
    ({ generation }) => generation,
  );
  const generations = Journal.open(join(path, 'generations.jsonl'), Generation, ({ id }) => id);
  try {
    return {
      manifest,
      summary: readRunFile(join(path, 'summary.json'), Summary),
      tasks: tasksOf(path),
      samples: [...generations.values()].map((generation) => ({
        generation,
        assessment: assessments.get(generation.id),
      })),
      spend: readSpend(path),
    };
  } finally {
    assessments.close();
    generations.close();
  }
}
