import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Generation } from '../../core/generation.ts';
import type { SampleFormat } from '../formats.ts';
import { readJsonLines } from '../lines.ts';
import type { OnProblem } from '../problem.ts';
import { LeftOut } from './left-out.ts';
import { joinPrompt } from './prompts.ts';
import { sample } from './row-samples.ts';

/** What is needed of a line of `assessments.jsonl`. */
const Repaired = z.object({ generation: z.string(), repair: z.object({ code: z.string() }) });

/** Our own runs of the benchmark: the programs that output repair made of the answers, or the answers themselves. */
export const generations = {
  name: 'generations',
  summary:
    'a run folder of sallm bench, or its generations.jsonl: the repaired programs, or the raw answers (code=raw)',
  example: {
    id: '...',
    model: 'openai/some-model',
    task: 'cwe089-orders-report',
    sample: 0,
    raw: '    return ...\n',
  },
  detect: ({ path, isFolder, rows }) =>
    isFolder
      ? existsSync(join(path, 'generations.jsonl'))
      : rows.some((row) => ['id', 'model', 'task', 'raw'].every((key) => typeof row[key] === 'string')),
  async *read(path, { code = 'cleared' }, onProblem) {
    const file = statSync(path).isDirectory() ? join(path, 'generations.jsonl') : path;
    const leftOut = new LeftOut();
    const answers = await latest(file, Generation, ({ id }) => id, onProblem);
    if (code === 'raw') {
      for await (const { row, record } of records(file, Generation, answers)) {
        if (record.outcome === 'infrastructure-error') leftOut.add('requests that failed');
        else {
          const { mode, text } = record.prompt;
          const joined =
            mode === 'completion' && text !== undefined ? joinPrompt(text, record.raw).code : record.raw;
          yield sampleOf(record, joined, file, row, onProblem);
        }
      }
    } else {
      const programs = join(dirname(file), 'assessments.jsonl');
      const known = new Map<string, Generation>();
      for await (const { record } of records(file, Generation, answers))
        if (record.outcome === 'infrastructure-error') leftOut.add('requests that failed');
        // The text itself is not kept: the program stands in the other file.
        else
          known.set(record.id, { ...record, raw: '', prompt: { ...record.prompt, text: '', messages: [] } });
      if (existsSync(programs)) {
        const last = await latest(programs, Repaired, ({ generation }) => generation, onProblem);
        for await (const { row, record } of records(programs, Repaired, last)) {
          const own = known.get(record.generation);
          known.delete(record.generation);
          if (own) yield sampleOf(own, record.repair.code, programs, row, onProblem);
        }
      }
      known.forEach(() =>
        leftOut.add('answers without a repaired program (code=raw takes them as they are)'),
      );
    }
    leftOut.report(path, onProblem);
  },
} as const satisfies SampleFormat;

/** The row of the record that holds for each id: the last one. Rows that are none are reported here. */
async function latest<T>(
  file: string,
  schema: z.ZodType<T>,
  idOf: (record: T) => string,
  onProblem: OnProblem,
): Promise<ReadonlySet<number>> {
  const rows = new Map<string, number>();
  for await (const { row, value } of readJsonLines(file, onProblem)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) rows.set(idOf(parsed.data), row);
    else onProblem({ where: `${file}:${row}`, what: 'It is no record of a run.' });
  }
  return new Set(rows.values());
}

async function* records<T>(
  file: string,
  schema: z.ZodType<T>,
  wanted: ReadonlySet<number>,
): AsyncGenerator<{ row: number; record: T }> {
  for await (const { row, value } of readJsonLines(file, () => undefined))
    if (wanted.has(row)) yield { row, record: schema.parse(value) };
}

function sampleOf(
  { model, task, sample: number, sampling, outcome }: Generation,
  text: string,
  file: string,
  row: number,
  onProblem: OnProblem,
) {
  const { temperature } = sampling;
  const series = temperature === null ? model : `${model}@${temperature}`;
  return sample(
    `${series}/${task}/${number}`,
    { text, replaced: 0 },
    { file: basename(file), row, task, sample: number, model, temperature, outcome },
    `${file}:${row}`,
    onProblem,
  );
}
