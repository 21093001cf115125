import type { SampleFormat } from '../formats.ts';
import { nameIn, textIn } from './cells.ts';
import { readRowSamples } from './row-samples.ts';

/** HumanEval's own solutions, each behind its prompt (https://github.com/openai/human-eval). */
export const humaneval = {
  name: 'humaneval',
  summary: 'HumanEval problems: the prompt with its canonical solution',
  example: {
    task_id: 'HumanEval/0',
    prompt: 'def has_close_elements(...):\n    """..."""\n',
    entry_point: 'has_close_elements',
    canonical_solution: '    return ...\n',
    test: 'def check(candidate): ...',
  },
  detect: ({ rows }) =>
    rows.some((row) => typeof row['prompt'] === 'string' && typeof row['canonical_solution'] === 'string'),
  read: (path, _options, onProblem) =>
    readRowSamples(path, onProblem, {
      columns: ['task_id', 'prompt', 'canonical_solution', 'entry_point'],
      *samplesOf(cells, { prefix, malformed }) {
        const [task, prompt] = [nameIn(cells, 'task_id'), textIn(cells, 'prompt')];
        const solution = textIn(cells, 'canonical_solution');
        if (prompt === null || solution === null)
          malformed('There is no text in "prompt" or "canonical_solution".');
        else
          yield {
            id: task === null ? null : prefix + task,
            code: { text: prompt.text + solution.text, replaced: prompt.replaced + solution.replaced },
            origin: { task, function: nameIn(cells, 'entry_point') },
          };
      },
    }),
} as const satisfies SampleFormat;
