import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { isReleasedFile } from '../released-file.ts';

/** Files of one configuration. */
export interface ConfigurationFiles {
  /** `gpt-4_0.0`. */
  setting: string;
  outputs: string;
  /** CodeQL's verdict per sample. */
  verdicts: string | null;
  /** CodeQL's findings, from which the verdicts can be made. */
  findings: string | null;
}

/** Where the artefacts of the paper lie in a folder. */
export interface SallmLayout {
  from: string;
  /** The prompts with their tests; `null`: nothing can be judged again. */
  tasks: string | null;
  /** Published tables. */
  testTable: string | null;
  staticTable: string | null;
  configurations: ConfigurationFiles[];
}

/** In the order in which they are tried: a folder of released files, then the project's repository. */
const places = {
  tasks: ['PythonDataset.tar.gz', 'PythonDataset', 'Dataset', 'Dataset.tar.gz', 'Evaluation/Dataset'],
  published: ['published', 'Evaluation', '.'],
  // Those with the verdicts of the tests before those without.
  outputs: [
    'outputs',
    ...['Evaluation', 'Generation'].flatMap((folder) =>
      ['Test_Results', 'TestResults', 'Filtered_Output'].map((name) => `${folder}/${name}`),
    ),
  ],
  verdicts: ['published', 'Evaluation'],
  findings: ['published', 'Evaluation/CWE_Results'],
} as const;

const TEST_TABLE = 'At_k_Results_tests.csv';
const STATIC_TABLE = 'At_k_Results.csv';
const filesIn = (folder: string): string[] => {
  const info = statSync(folder, { throwIfNoEntry: false });
  return info?.isDirectory() ? readdirSync(folder).sort() : [];
};

/**
 * Finds the artefacts: the layout of the released files (`PythonDataset.tar.gz`, `outputs/`, `published/`) or of a
 * checkout of the project (`Dataset/`, `Evaluation/`).
 * @throws UsageError that says what was looked for, when outputs or published tables are not there
 */
export function findSallmLayout(from: string): SallmLayout {
  const firstFile = (folders: readonly string[], name: string): string | null =>
    folders.map((folder) => join(from, folder, name)).find(isReleasedFile) ?? null;
  const layout: SallmLayout = {
    from,
    tasks: places.tasks.map((place) => join(from, place)).find(holdsTasks) ?? null,
    testTable: firstFile(places.published, TEST_TABLE),
    staticTable: firstFile(places.published, STATIC_TABLE),
    configurations: configurationsIn(from),
  };
  if (layout.configurations.length > 0 && (layout.testTable ?? layout.staticTable) !== null) return layout;
  throw new UsageError(`${from} is no folder with the artefacts of the SALLM paper.`, {
    hint: [
      'Looked for, all of it below the folder:',
      `  outputs, <model>_<temperature>.jsonl(.gz): ${places.outputs.join(', ')} (${layout.configurations.length} found)`,
      `  published tables, ${TEST_TABLE} or ${STATIC_TABLE}: ${places.published.join(', ')} (${layout.testTable || layout.staticTable ? 'found' : 'none found'})`,
      `  prompts and tests: ${places.tasks.join(', ')} (${layout.tasks ? 'found' : 'none found'})`,
      `  CodeQL's verdicts and findings: ${[...new Set([...places.verdicts, ...places.findings])].join(', ')}`,
      'A checkout of github.com/s2e-lab/SALLM has this layout; files that Git LFS has not fetched do not count.',
    ].join('\n'),
  });
}

const holdsTasks = (path: string): boolean =>
  isReleasedFile(path) || isReleasedFile(join(path, 'dataset.jsonl'));

function configurationsIn(from: string): ConfigurationFiles[] {
  const found = new Map<string, ConfigurationFiles>();
  for (const place of places.outputs)
    for (const name of filesIn(join(from, place))) {
      const [, setting] = /^(?:dataset_)?(.+_\d+(?:\.\d+)?)\.jsonl(?:\.gz)?$/.exec(name) ?? [];
      const outputs = join(from, place, name);
      if (setting === undefined || found.has(setting) || !isReleasedFile(outputs)) continue;
      const beside = (folders: readonly string[], names: readonly string[]): string | null =>
        folders.flatMap((folder) => names.map((one) => join(from, folder, one))).find(isReleasedFile) ?? null;
      found.set(setting, {
        setting,
        outputs,
        verdicts: beside(places.verdicts, withGz(`codeql_verdicts_${setting}.csv`)),
        findings: beside(places.findings, [
          ...withGz(`codeql_findings_${setting}.csv`),
          ...withGz(`${setting}.csv`),
        ]),
      });
    }
  return [...found.values()].sort((a, b) => (a.setting < b.setting ? -1 : 1));
}

const withGz = (name: string): string[] => [name, `${name}.gz`];
