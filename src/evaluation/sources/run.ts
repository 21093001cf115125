import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assessment } from '../../core/assessment.ts';
import { UsageError } from '../../core/errors.ts';
import { Generation } from '../../core/generation.ts';
import { readManifest } from '../../core/run/folder.ts';
import { Journal } from '../../core/run/journal.ts';
import type { TaskSet } from '../../core/task.ts';
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
  const cwesOf = new Map(tasks.map(({ id, cwes }) => [id, cwes]));
  const generations = Journal.open(join(folder, 'generations.jsonl'), Generation, ({ id }) => id);
  const assessments = Journal.open(
    join(folder, 'assessments.jsonl'),
    Assessment,
    ({ generation }) => generation,
  );
  try {
    const cases = [...assessments.values()].flatMap(({ generation: id, verdicts, repair }): Case[] => {
      const task = generations.get(id)?.task ?? '';
      const cwes = cwesOf.get(task) ?? [];
      const { tests } = verdicts;
      if (cwes.length === 0 || tests === null || tests === 'inconclusive') return [];
      const side = tests === 'vulnerable' ? 'insecure' : 'secure';
      return [{ id, code: repair.code, side, cwes, group: task, cluster: task, file: task }];
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
