import type { SampleFormat } from '../formats.ts';
import { type Cells, nameIn, scalarIn, textIn } from './cells.ts';
import { isAppsFolder, readAppsFolder } from './apps-folder.ts';
import { readRowSamples } from './row-samples.ts';

const PROBLEM = ['problem_id', 'id'];

/**
 * APPS: each solution of each problem. As rows, `solutions` is a JSON list in a string, empty for the problems that have
 * none (1,235 of the 5,000 in the test split); in the original release there is a folder per problem.
 */
export const apps = {
  name: 'apps',
  summary: 'APPS: every solution of every problem; rows, or the original train/0000/solutions.json',
  example: {
    problem_id: 0,
    question: '...',
    solutions: '["n = int(input())\\n...", "..."]',
    input_output: '{"inputs": ["4\\n"], "outputs": ["1\\n"]}',
    difficulty: 'interview',
    url: 'https://...',
    starter_code: '',
  },
  detect: async ({ rows, isFolder, path }) =>
    rows.some((row) => 'solutions' in row && ('difficulty' in row || 'input_output' in row)) ||
    (isFolder && (await isAppsFolder(path))),
  async *read(path, _options, onProblem) {
    if (await isAppsFolder(path)) yield* readAppsFolder(path, onProblem);
    else
      yield* readRowSamples(path, onProblem, {
        columns: [...PROBLEM, 'solutions', 'difficulty', 'url'],
        *samplesOf(cells, context) {
          const solutions = solutionsIn(cells);
          const problem = scalarIn(cells, ...PROBLEM);
          if (typeof solutions === 'string') context.malformed(solutions);
          else if (solutions.length === 0) context.leaveOut('problems without solutions');
          else
            for (const [position, solution] of solutions.entries()) {
              const text = textIn({ solution }, 'solution');
              if (text === null) context.malformed(`Solution ${position} is not text.`);
              else if (text.text.trim() === '') context.leaveOut('empty solutions');
              else
                yield {
                  id: problem === null ? null : `${context.prefix}${problem}/${position}`,
                  code: text,
                  origin: {
                    problem,
                    solution: position,
                    difficulty: scalarIn(cells, 'difficulty'),
                    url: scalarIn(cells, 'url'),
                  },
                };
            }
        },
      });
  },
} as const satisfies SampleFormat;

/** The solutions of a row, or what is wrong with them. */
function solutionsIn(cells: Cells): readonly unknown[] | string {
  const value = cells['solutions'];
  if (Array.isArray(value)) return value as unknown[];
  if (value === null || (typeof value === 'string' && value.trim() === '')) return [];
  const text = nameIn(cells, 'solutions');
  if (text === null) return 'There is no "solutions".';
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? (parsed as unknown[]) : '"solutions" is not a list.';
  } catch {
    return '"solutions" is not JSON.';
  }
}
