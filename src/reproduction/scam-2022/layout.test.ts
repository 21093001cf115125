import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { findScamLayout } from './layout.ts';

const name = 'gpt-neo-125M-apps';

it.each([
  `${name}.jsonl.gz`,
  `gpt-code-clippy/${name}.jsonl`,
  `evaluation/model_results/${name}/human_eval.jsonl_results.jsonl`,
  `RQ2/gpt-code-clippy-evaluation-model_results/${name}/human_eval.jsonl_results.jsonl`,
])('finds completions at %s', async (path) => {
  const folder = await folderOf({ [path]: '{}' });
  const found = findScamLayout(folder).filter(({ completions }) => completions !== null);
  expect(found.map((one) => [one.name, relative(folder, one.completions!)])).toEqual([[name, path]]);
});

it('finds the analyzer output of the repository', async () => {
  const paths = {
    pylintCounts: `Result/RQ2_Final/Pylint/${name}.csv`,
    banditCounts: `Result/RQ2_Final/Bandit/${name}.csv`,
    pylintOutput: `RQ2/CodeClippyOutput/${name}/pylint_output.json`,
    banditOutput: `RQ2/CodeClippyOutput/${name}/bandit_output.json`,
  };
  const folder = await folderOf(Object.fromEntries(Object.values(paths).map((path) => [path, 'x'])));
  const found = findScamLayout(folder).find((one) => one.name === name)!;
  expect(found).toEqual({
    ...{ name, completions: null },
    ...Object.fromEntries(Object.entries(paths).map(([key, path]) => [key, join(folder, path)])),
  });
});

it('says what it looked for', async () => {
  const folder = await folderOf({ 'README.md': 'x' });
  let hint: string | undefined;
  try {
    findScamLayout(folder);
  } catch (error) {
    if (error instanceof UsageError) hint = error.hint;
  }
  expect(hint).toMatch(/model_results[^]*RQ2_Final[^]*README\.md/);
});
