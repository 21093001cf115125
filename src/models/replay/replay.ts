import { UsageError } from '../../core/errors.ts';
import { hashOf } from '../../core/hash.ts';
import { detectOutputFormat, type RecordedOutput } from '../../datasets/index.ts';
import type { Completion, GenerateRequest, Model, ModelProvider } from '../model.ts';

/**
 * Outputs that were made elsewhere, in any format that the data sets know. A file with several models or temperatures
 * is narrowed down by `replay/PATH?model=NAME&temperature=0.2`.
 */
export const replay = {
  name: 'replay',
  summary: 'PATH of recorded outputs: generations.jsonl, samples.jsonl, SALLM output files',
  async open(name, { mode = 'auto', onNote = () => {} }) {
    const { path, wanted } = parseName(name);
    const format = await detectOutputFormat(path);
    const outputs: RecordedOutput[] = [];
    let problems = 0;
    for await (const output of format.read(path, ({ where, what }) => {
      if (++problems <= shownProblems) onNote(`left out: ${where}: ${what}`);
    }))
      if (isWanted(output, wanted)) outputs.push(output);
    if (problems > shownProblems) onNote(`left out: ${problems - shownProblems} more rows of ${path}`);
    const byTask = indexed(outputs, path);
    const recorded = {
      model: onlyOne(outputs.map(({ model }) => model)),
      temperature: onlyOne(outputs.map(({ temperature }) => temperature)),
    };

    return {
      id: `replay/${name}`,
      mode: mode === 'auto' ? 'completion' : mode,
      concurrency: 8,
      describe: async () => ({
        provider: 'replay',
        format: format.name,
        content: hashOf(outputs),
        samples: outputs.length,
        tasks: byTask.size,
        leftOut: problems,
        ...recorded,
      }),
      recorded,
      available: async (task: string) => [...(byTask.get(task)?.keys() ?? [])].sort((a, b) => a - b),
      async *generate({ task, samples, signal }: GenerateRequest) {
        for (const sample of samples) {
          signal?.throwIfAborted();
          const output = byTask.get(task.id)?.get(sample);
          if (output) yield completionOf(output);
        }
      },
      close: async () => {},
    } satisfies Model;
  },
} as const satisfies ModelProvider;

const shownProblems = 5;

interface Wanted {
  model: string | null;
  temperature: string | null;
}

function parseName(name: string): { path: string; wanted: Wanted } {
  const [, path = name, query = ''] = /^(.*?)(?:\?((?:model|temperature)=.*))?$/s.exec(name) ?? [];
  const parameters = new URLSearchParams(query);
  return { path, wanted: { model: parameters.get('model'), temperature: parameters.get('temperature') } };
}

const isWanted = (output: RecordedOutput, { model, temperature }: Wanted): boolean =>
  (model === null || output.model === model) &&
  (temperature === null || output.temperature === Number(temperature));

function indexed(outputs: readonly RecordedOutput[], path: string): Map<string, Map<number, RecordedOutput>> {
  if (outputs.length === 0) throw new UsageError(`There are no such outputs in ${path}.`);
  const byTask = new Map<string, Map<number, RecordedOutput>>();
  for (const output of outputs) {
    const samples = byTask.get(output.task) ?? new Map<number, RecordedOutput>();
    byTask.set(output.task, samples);
    if (samples.has(output.sample)) throw severalSettings(outputs, path);
    samples.set(output.sample, output);
  }
  return byTask;
}

function severalSettings(outputs: readonly RecordedOutput[], path: string): UsageError {
  const settings = new Set(
    outputs.map(({ model, temperature }) => {
      const parameters = new URLSearchParams();
      if (model !== undefined) parameters.set('model', model);
      if (temperature !== undefined) parameters.set('temperature', String(temperature));
      return String(parameters);
    }),
  );
  return new UsageError(`${path} holds several outputs under the same task and sample number.`, {
    hint: `Say which are meant: ${[...settings]
      .slice(0, 12)
      .map((setting) => `replay/${path}?${setting}`)
      .join(', ')}`,
  });
}

/** The value that all have; `null` when they differ or have none. */
const onlyOne = <T extends string | number>(values: readonly (T | undefined)[]): T | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;

const completionOf = (output: RecordedOutput): Completion => ({
  sample: output.sample,
  outcome: outcomeOf(output),
  raw: output.raw,
  finishReason: output.finishReason,
  usage: { promptTokens: null, completionTokens: null },
  notes: [],
  cached: false,
  latencyMs: 0,
});

function outcomeOf({ outcome, finishReason, raw }: RecordedOutput): Completion['outcome'] {
  if (outcome !== undefined) return outcome;
  if (finishReason === 'length') return 'truncated';
  if (finishReason === 'content_filter') return 'refused';
  return raw.trim() === '' ? 'empty' : 'ok';
}
