import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import type { OnProblem } from '../problem.ts';
import { nameIn } from './cells.ts';
import { byCodeUnit } from './data-files.ts';
import { readRows } from './rows.ts';

/** A file of problems beside completions: in their folder, the one above, or a folder `humaneval` beside theirs. */
const PROBLEMS_FILE = /^HumanEval[\w.+-]*?\.(jsonl|json|parquet)(\.gz|\.zst)?$/i;

/** The file of problems that belongs to a file or folder of completions, when one lies where it usually does. */
export async function findProblems(path: string): Promise<string | null> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const folder = isFolder ? path : dirname(path);
  for (const place of [folder, join(folder, '..'), join(folder, '..', 'humaneval')]) {
    const names = await readdir(place).catch(() => []);
    const name = names.sort(byCodeUnit).find((candidate) => PROBLEMS_FILE.test(candidate));
    if (name !== undefined) return join(place, name);
  }
  return null;
}

/**
 * The prompt of each task.
 * @throws UsageError when the file has none.
 */
export async function readPrompts(path: string, onProblem: OnProblem): Promise<ReadonlyMap<string, string>> {
  const prompts = new Map<string, string>();
  for await (const { row, cells } of readRows(path, onProblem, { columns: ['task_id', 'prompt'] })) {
    const [task, prompt] = [nameIn(cells, 'task_id'), nameIn(cells, 'prompt')];
    if (task !== null && prompt !== null) prompts.set(task, prompt);
    else onProblem({ where: `${path}:${row}`, what: 'There is no "task_id" with a "prompt".' });
  }
  if (prompts.size === 0)
    throw new UsageError(`${path} holds no problems.`, {
      hint: 'A file of problems has rows with "task_id" and "prompt", as HumanEval.jsonl.gz does.',
    });
  return prompts;
}

/**
 * A completion with its prompt. One that repeats the prompt, spaces and line ends aside (tokenizers lose them), is a whole
 * program already and stays as it is.
 */
export function joinPrompt(prompt: string, completion: string): { code: string; repeated: boolean } {
  return repeats(prompt, completion)
    ? { code: completion, repeated: true }
    : { code: prompt + completion, repeated: false };
}

function repeats(prompt: string, completion: string): boolean {
  if (completion.startsWith(prompt)) return true;
  let at = 0;
  for (const character of prompt.replace(/\s+/g, '')) {
    while (at < completion.length && /\s/.test(completion[at]!)) at++;
    if (!completion.startsWith(character, at)) return false;
    at += character.length;
  }
  return at > 0;
}
