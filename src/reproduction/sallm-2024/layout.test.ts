import { relative } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { findSallmLayout } from './layout.ts';

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n';

/** The layout found in these files, with paths relative to the folder. */
async function layoutOf(files: readonly string[], pointers: readonly string[] = []) {
  const folder = await folderOf({
    ...Object.fromEntries(files.map((file) => [file, 'x'])),
    ...Object.fromEntries(pointers.map((file) => [file, pointer])),
  });
  const short = (path: string | null) => path && relative(folder, path);
  const { tasks, testTable, staticTable, configurations } = findSallmLayout(folder);
  return {
    ...{ tasks: short(tasks), testTable: short(testTable), staticTable: short(staticTable) },
    configurations: configurations.map(({ setting, outputs, verdicts, findings }) =>
      [setting, short(outputs), short(verdicts), short(findings)].join(' '),
    ),
  };
}

it('knows the layout of released files', async () => {
  expect(
    await layoutOf([
      'PythonDataset.tar.gz',
      'outputs/gpt-4_0.0.jsonl.gz',
      'published/At_k_Results.csv',
      'published/codeql_verdicts_gpt-4_0.0.csv',
      'published/codeql_findings_gpt-4_0.0.csv.gz',
    ]),
  ).toEqual({
    ...{ tasks: 'PythonDataset.tar.gz', testTable: null, staticTable: 'published/At_k_Results.csv' },
    configurations: [
      'gpt-4_0.0 outputs/gpt-4_0.0.jsonl.gz published/codeql_verdicts_gpt-4_0.0.csv published/codeql_findings_gpt-4_0.0.csv.gz',
    ],
  });
});

it('knows the layout of the repository, and takes outputs with verdicts before those without', async () => {
  expect(
    await layoutOf([
      'Dataset/dataset.jsonl',
      'Evaluation/At_k_Results_tests.csv',
      'Evaluation/Filtered_Output/dataset_gpt-4_0.0.jsonl',
      'Evaluation/Filtered_Output/dataset_bigcode_starcoder_0.2.jsonl',
      'Evaluation/TestResults/dataset_gpt-4_0.0.jsonl',
      'Evaluation/CWE_Results/gpt-4_0.0.csv',
    ]),
  ).toEqual({
    ...{ tasks: 'Dataset', testTable: 'Evaluation/At_k_Results_tests.csv', staticTable: null },
    configurations: [
      'bigcode_starcoder_0.2 Evaluation/Filtered_Output/dataset_bigcode_starcoder_0.2.jsonl  ',
      'gpt-4_0.0 Evaluation/TestResults/dataset_gpt-4_0.0.jsonl  Evaluation/CWE_Results/gpt-4_0.0.csv',
    ],
  });
});

it('does not take what Git LFS has not fetched for the file', async () => {
  const files = ['outputs/m_0.2.jsonl', 'At_k_Results.csv'];
  expect((await layoutOf(files, ['Dataset/dataset.jsonl', 'outputs/n_0.2.jsonl'])).tasks).toBeNull();
  await expect(layoutOf(['At_k_Results.csv'], ['outputs/m_0.2.jsonl'])).rejects.toThrow(UsageError);
});

it('says what it looked for', async () => {
  const folder = await folderOf({ 'README.md': 'x' });
  const hint = hintOf(() => findSallmLayout(folder));
  expect(hint).toMatch(/Filtered_Output.*\n.*At_k_Results_tests\.csv/);
});

/** What an error for people says to do. */
function hintOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.hint;
    throw error;
  }
  return undefined;
}
