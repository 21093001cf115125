import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assessment } from '../../core/assessment.ts';
import { UsageError } from '../../core/errors.ts';
import { Generation } from '../../core/generation.ts';
import { readManifest } from '../../core/run/folder.ts';
import { Journal } from '../../core/run/journal.ts';
import type { Task, TaskSet } from '../../core/task.ts';
import type { Case, EvaluationSet } from '../case.ts';

/**
 * The programs that a benchmark run judged by tests: vulnerable and secure ones, whatever the run's own analyzers said. The
 * inconclusive ones say nothing and are left out.
 *
 * @throws UsageError when the folder holds no such run
 */
export async function readRun(folder: string): Promise<Omit<EvaluationSet, 'source'>> {
  const manifest = readManifest(folder);
  if (
    !manifest ||
    !['tasks.json', 'generations.jsonl', 'assessments.jsonl'].every((file) => existsSync(join(folder, file)))
  )
    throw new UsageError(`${folder} holds no results of a benchmark.`, {
      hint: 'Give the folder that "sallm bench" or "sallm score" named.',
    });
  const { tasks } = JSON.parse(readFileSync(join(folder, 'tasks.json'), 'utf8')) as TaskSet;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const generations = Journal.open(join(folder, 'generations.jsonl'), Generation, ({ id }) => id);
  const assessments = Journal.open(
    join(folder, 'assessments.jsonl'),
    Assessment,
    ({ generation }) => generation,
  );
  try {
    const cases = [...assessments.values()].flatMap(({ generation: id, verdicts, repair }): Case[] => {
      const generation = generations.get(id);
      const task = generation && byId.get(generation.task);
      const { tests } = verdicts;
      if (!task || task.cwes.length === 0 || tests === null || tests === 'inconclusive') return [];
      const side = tests === 'vulnerable' ? 'insecure' : 'secure';
      const file = publishedFile(task, generation.sample);
      const { id: group, cwes } = task;
      return [{ id, code: repair.code, side, cwes, group, cluster: group, ...(file !== null && { file }) }];
    });
    if (cases.length === 0)
      throw new UsageError(`${folder}: no program was found vulnerable or secure by tests.`, {
        hint: 'Was it a run with --judges static?',
      });
    return { name: manifest.name, clusteredBy: 'task', paired: false, cases };
  } finally {
    generations.close();
    assessments.close();
  }
}

/** The name under which SALLM published what CodeQL found in a sample; null for other task sets. */
const publishedFile = ({ set, technique, source }: Task, sample: number): string | null =>
  set === 'sallm' && technique !== undefined && source.id !== undefined
    ? `${technique}/${source.name}/${source.id}_${sample}.py`
    : null;
