import type { RecordedOutput, SampleFormat } from '../formats.ts';
import { samples as recorded } from '../outputs/samples.ts';
import { type DataFile, dataFilesOf, stemOf } from './data-files.ts';
import { findProblems, joinPrompt, readPrompts } from './prompts.ts';
import { sample } from './row-samples.ts';

/** HumanEval-style `samples.jsonl`: what models answered, each behind the prompt of its task. */
export const samples = {
  name: 'samples',
  summary: 'HumanEval-style completions, joined with the prompts of their problems',
  example: { task_id: 'HumanEval/0', completion: '    return ...\n' },
  detect: ({ rows, table }) =>
    table === 'json' &&
    rows.some(
      (row) =>
        typeof row['task_id'] === 'string' &&
        (typeof row['completion'] === 'string' || typeof row['solution'] === 'string'),
    ),
  async *read(path, { problems }, onProblem) {
    const source = problems ?? (await findProblems(path));
    const prompts = source === null || source === 'none' ? null : await readPrompts(source, onProblem);
    for (const file of await dataFilesOf(path)) {
      if (file.path === source) continue;
      for await (const output of recorded.read(file.path, onProblem)) {
        const where = `${file.path} ${output.task} sample ${output.sample}`;
        const prompt = prompts?.get(output.task);
        if (prompts && prompt === undefined) onProblem({ where, what: `${source} has no such task.` });
        else if (source === null && isPart(output)) onProblem({ where, what: NEEDS_PROMPT });
        else {
          const joined = prompt === undefined ? null : joinPrompt(prompt, output.raw);
          const code = { text: joined?.code ?? output.raw, replaced: 0 };
          const origin = originOf(output, file, joined?.repeated ?? null);
          yield sample(idOf(output, file), code, origin, where, onProblem);
        }
      }
    }
  },
} as const satisfies SampleFormat;

const NEEDS_PROMPT =
  'The completion goes on from a prompt that is not at hand: give the file of problems (--problems HumanEval.jsonl.gz), or --problems none to take completions as they are.';

/** One that starts indented goes on from its prompt; a whole program does not. */
const isPart = ({ raw }: RecordedOutput) => /^(?:[ \t]*\r?\n)*[ \t]+\S/.test(raw);

const originOf = (output: RecordedOutput, { label }: DataFile, promptRepeated: boolean | null) => ({
  file: label,
  task: output.task,
  sample: output.sample,
  model: output.model ?? stemOf(label),
  temperature: output.temperature ?? null,
  promptRepeated,
});

/** Samples are numbered within a model and temperature, so these are part of the id where a row states them. */
function idOf({ task, sample: number, model, temperature }: RecordedOutput, { prefix }: DataFile): string {
  const series = [model, temperature].filter((part) => part !== undefined).join('@');
  return `${prefix}${series === '' ? '' : `${series}/`}${task}/${number}`;
}
