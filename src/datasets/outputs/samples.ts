import { z } from 'zod';
import type { OutputFormat } from '../formats.ts';
import { readJsonLines } from '../lines.ts';
import { shapeProblem } from '../row-error.ts';
import { firstRowFits } from '../sniff.ts';
import { SampleNumbers } from './sample-numbers.ts';

const Row = z
  .object({
    task_id: z.string().min(1),
    /** What follows the prompt; some files repeat the prompt in it. */
    completion: z.string().optional(),
    /** A whole program. */
    solution: z.string().optional(),
    sample: z.int().min(0).optional(),
    model: z.string().optional(),
    temperature: z.number().min(0).optional(),
    finish_reason: z.string().nullish(),
  })
  .refine((row) => row.completion !== undefined || row.solution !== undefined, {
    path: ['completion'],
    message: 'there is neither "completion" nor "solution"',
  });

/** HumanEval-style `samples.jsonl`: `task_id` with `completion` or `solution`; other keys are ignored. */
export const samples = {
  name: 'samples',
  summary: 'HumanEval-style samples.jsonl(.gz): task_id with completion or solution',
  detect: (path) => firstRowFits(path, Row),
  async *read(path, onProblem) {
    const numbers = new SampleNumbers();
    for await (const { row, value } of readJsonLines(path, onProblem)) {
      const where = `${path}:${row}`;
      const parsed = Row.safeParse(value);
      if (!parsed.success) {
        onProblem({ where, what: shapeProblem(parsed.error) });
        continue;
      }
      const { task_id: task, completion, solution, model, temperature, finish_reason } = parsed.data;
      const sample = numbers.take(JSON.stringify([task, model, temperature]), parsed.data.sample);
      if (sample === null)
        onProblem({ where, what: `Sample ${parsed.data.sample} of ${task} was there before.` });
      else
        yield {
          task,
          sample,
          raw: solution ?? completion ?? '',
          finishReason: finish_reason ?? null,
          ...(model !== undefined && { model }),
          ...(temperature !== undefined && { temperature }),
        };
    }
  },
} as const satisfies OutputFormat;
