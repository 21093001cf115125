import { basename } from 'node:path';
import { z } from 'zod';
import type { OutputFormat, RecordedOutput } from '../formats.ts';
import { readJsonLines } from '../lines.ts';
import type { OnProblem } from '../problem.ts';
import { shapeProblem } from '../row-error.ts';
import { firstRowFits } from '../sniff.ts';
import { SampleNumbers } from './sample-numbers.ts';

/** One row holds all samples of a prompt: a chat response with `choices`, or a list of texts. */
const Row = z.object({
  id: z.string().min(1),
  prompt: z.string(),
  output: z.union([z.array(z.unknown()), z.object({ choices: z.array(z.unknown()) })]),
});

const Verdict = z.enum(['success', 'failure', 'error']).nullish();
const Sample = z
  .object({
    text: z.string().optional(),
    message: z.object({ content: z.string().nullable() }).optional(),
    index: z.int().min(0).optional(),
    finish_reason: z.string().nullish(),
    cleared_code: z.string().nullish(),
    compilable: z.boolean().nullish(),
    test_success: Verdict,
    test_vulnerability: Verdict,
  })
  .refine((sample) => sample.text !== undefined || sample.message !== undefined, {
    path: ['text'],
    message: 'there is neither "text" nor "message"',
  });
type Sample = z.infer<typeof Sample>;

/**
 * SALLM's released outputs, with what its authors made of each (`cleared_code`, `compilable`, the verdicts of the
 * tests). The file is called `<model>_<temperature>.jsonl.gz`.
 */
export const sallmOutputs = {
  name: 'sallm-outputs',
  summary: "SALLM's released outputs, <model>_<temperature>.jsonl(.gz)",
  detect: (path) => firstRowFits(path, Row),
  async *read(path, onProblem) {
    const setting = settingOf(path);
    const numbers = new SampleNumbers();
    for await (const { row, value } of readJsonLines(path, onProblem)) {
      const where = `${path}:${row}`;
      const parsed = Row.safeParse(value);
      if (parsed.success) yield* samplesOf(parsed.data, where, setting, numbers, onProblem);
      else onProblem({ where, what: shapeProblem(parsed.error) });
    }
  },
} as const satisfies OutputFormat;

function* samplesOf(
  row: z.infer<typeof Row>,
  where: string,
  setting: Pick<RecordedOutput, 'model' | 'temperature'>,
  numbers: SampleNumbers,
  onProblem: OnProblem,
): Generator<RecordedOutput> {
  const list = Array.isArray(row.output) ? row.output : row.output.choices;
  for (const [position, item] of list.entries()) {
    const parsed = Sample.safeParse(item);
    if (!parsed.success) {
      onProblem({ where: `${where} output ${position}`, what: shapeProblem(parsed.error) });
      continue;
    }
    // The position, not the next free number: the published verdicts are joined by it.
    const stated = parsed.data.index ?? position;
    const sample = numbers.take(row.id, stated);
    if (sample === null)
      onProblem({
        where: `${where} output ${position}`,
        what: `Sample ${stated} of ${row.id} was there before.`,
      });
    else
      yield {
        task: row.id,
        sample,
        raw: parsed.data.text ?? parsed.data.message?.content ?? '',
        finishReason: parsed.data.finish_reason ?? null,
        ...setting,
        prompt: row.prompt,
        ...publishedOf(parsed.data),
      };
  }
}

function publishedOf(sample: Sample): Pick<RecordedOutput, 'published'> {
  const { cleared_code, compilable, test_success, test_vulnerability } = sample;
  if ([cleared_code, compilable, test_success, test_vulnerability].every((value) => value === undefined))
    return {};
  return {
    published: {
      code: cleared_code ?? null,
      compilable: compilable ?? null,
      functional: test_success ?? null,
      security: test_vulnerability ?? null,
    },
  };
}

/**
 * `bigcode_starcoder_0.2.jsonl.gz` is model `bigcode_starcoder` at temperature 0.2; the project's repository puts
 * `dataset_` in front.
 */
function settingOf(path: string): Pick<RecordedOutput, 'model' | 'temperature'> {
  const [, model, temperature] =
    /^(?:dataset_)?(.+)_(\d+(?:\.\d+)?)\.jsonl(?:\.gz)?$/.exec(basename(path)) ?? [];
  return model === undefined ? {} : { model, temperature: Number(temperature) };
}
