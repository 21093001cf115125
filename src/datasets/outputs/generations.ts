import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Generation } from '../../core/generation.ts';
import type { OutputFormat, RecordedOutput } from '../formats.ts';
import { readJsonLines } from '../lines.ts';
import { shapeProblem } from '../row-error.ts';
import { firstRowFits } from '../sniff.ts';

/** Our own `generations.jsonl`, or the folder of a run that has one. */
export const generations = {
  name: 'generations',
  summary: 'our own generations.jsonl, or a run folder',
  detect: async (path) => firstRowFits(await fileOf(path), Generation),
  async *read(path, onProblem) {
    const file = await fileOf(path);
    const seen = new Set<string>();
    // A failed request is no answer. Its record may be followed by one of the retry, so it is judged at the end.
    const failed = new Map<string, { where: string; what: string }>();
    for await (const { row, value } of readJsonLines(file, onProblem)) {
      const where = `${file}:${row}`;
      const parsed = Generation.safeParse(value);
      if (!parsed.success) onProblem({ where, what: shapeProblem(parsed.error) });
      else if (seen.has(parsed.data.id)) onProblem({ where, what: `A second record of ${parsed.data.id}.` });
      else {
        const output = toOutput(parsed.data);
        if (output === null) {
          const reason = parsed.data.error === undefined ? '' : `: ${parsed.data.error}`;
          failed.set(parsed.data.id, { where, what: `The request failed, there is no answer${reason}` });
        } else {
          seen.add(parsed.data.id);
          failed.delete(parsed.data.id);
          yield output;
        }
      }
    }
    for (const problem of failed.values()) onProblem(problem);
  },
} as const satisfies OutputFormat;

async function fileOf(path: string): Promise<string> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  return isFolder ? join(path, 'generations.jsonl') : path;
}

function toOutput(generation: Generation): RecordedOutput | null {
  const { task, sample, raw, finishReason, outcome, model } = generation;
  if (outcome === 'infrastructure-error') return null;
  const { temperature } = generation.sampling;
  const prompt =
    generation.prompt.text ??
    generation.prompt.messages?.findLast((message) => message.role === 'user')?.content;
  return {
    task,
    sample,
    raw,
    finishReason,
    outcome,
    model,
    ...(temperature !== null && { temperature }),
    ...(prompt !== undefined && { prompt }),
  };
}
