import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Assessment } from '../../core/assessment.ts';
import { UsageError } from '../../core/errors.ts';
import { Generation } from '../../core/generation.ts';
import { readRunFile } from '../../core/run/read-json.ts';
import { Task } from '../../core/task.ts';
import { type OnProblem, readJsonLines } from '../../datasets/index.ts';
import { scoredSample, type ScoredSample } from './scored-sample.ts';

const TaskFile = z.object({ tasks: z.array(Task) });

/** One judged sample with all that is known of it. */
export interface JudgedSample {
  task: Task;
  generation: Generation;
  assessment: Assessment;
}

/** The judged samples of a run folder as the metrics see them; see {@link readJudgedSamples}. */
export async function readRun(folder: string, onProblem: OnProblem): Promise<ScoredSample[]> {
  const judged = await readJudgedSamples(folder, onProblem);
  return judged.map(({ task, generation, assessment }) => scoredSample(task, generation, assessment));
}

/**
 * The judged samples of a run folder: its generations, assessments and tasks. A record that was written again (after
 * an infrastructure error) holds in its last form. Answers to the second task set of `--against` are left out.
 * @throws UsageError when the folder lacks one of the files
 */
export async function readJudgedSamples(folder: string, onProblem: OnProblem): Promise<JudgedSample[]> {
  for (const file of ['generations.jsonl', 'assessments.jsonl', 'tasks.json']) {
    if (!existsSync(join(folder, file)))
      throw new UsageError(`${folder} has no ${file}: it is not the folder of a judged run.`, {
        hint: 'Pass a folder that sallm bench or sallm score has made and finished at least once.',
      });
  }
  const { tasks } = readTasks(join(folder, 'tasks.json'));
  const againstFile = join(folder, 'against.json');
  const others = new Set(existsSync(againstFile) ? readTasks(againstFile).tasks.map(({ id }) => id) : []);
  const taskById = new Map(tasks.map((task) => [task.id, task]));
  const read = <T>(name: string, schema: z.ZodType<T>, idOf: (record: T) => string) =>
    readRecords(join(folder, name), schema, idOf, onProblem);
  const generations = await read('generations.jsonl', Generation, ({ id }) => id);
  const assessments = await read('assessments.jsonl', Assessment, ({ generation }) => generation);

  return [...assessments.values()].flatMap((assessment) => {
    const generation = generations.get(assessment.generation);
    const task = generation && taskById.get(generation.task);
    if (task) return [{ task, generation, assessment }];
    if (generation && others.has(generation.task)) return [];
    const what = generation ? `The run has no task ${generation.task}.` : 'There is no such generation.';
    onProblem({ where: `${folder} assessment of ${assessment.generation}`, what });
    return [];
  });
}

const readTasks = (path: string) => readRunFile(path, TaskFile);

async function readRecords<T>(
  path: string,
  schema: z.ZodType<T>,
  idOf: (record: T) => string,
  onProblem: OnProblem,
): Promise<Map<string, T>> {
  const records = new Map<string, T>();
  for await (const { row, value } of readJsonLines(path, onProblem)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) records.set(idOf(parsed.data), parsed.data);
    else onProblem({ where: `${path}:${row}`, what: 'Not a record of this journal.' });
  }
  return records;
}
