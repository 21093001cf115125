import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { isReleasedFile } from '../released-file.ts';
import { publishedCounts } from './published-counts.ts';

/** What is there of one configuration. */
export interface ScamConfiguration {
  /** `gpt-neo-125M-apps`. */
  name: string;
  completions: string | null;
  /** The authors' counts per message, and what their analyzers printed. */
  pylintCounts: string | null;
  banditCounts: string | null;
  pylintOutput: string | null;
  banditOutput: string | null;
}

/** A folder of released completions; the project that released them; the folder that the paper's scripts read. */
const completionFolders = [
  '.',
  'gpt-code-clippy',
  'evaluation/model_results',
  ...['', 'RQ2/'].map((folder) => `${folder}gpt-code-clippy-evaluation-model_results`),
];

/**
 * Finds released completions (`<configuration>.jsonl(.gz)`, or `<configuration>/human_eval.jsonl_results.jsonl`) and the
 * analyzer output of the paper's repository (`Result/RQ2_Final`, `RQ2/CodeClippyOutput`).
 * @throws UsageError that says what was looked for, when there is neither
 */
export function findScamLayout(from: string): ScamConfiguration[] {
  const first = (paths: readonly string[]): string | null =>
    paths.map((path) => join(from, path)).find(isReleasedFile) ?? null;
  const found = Object.keys(publishedCounts).map((name) => ({
    name,
    completions: first(
      completionFolders.flatMap((folder) => [
        join(folder, `${name}.jsonl`),
        join(folder, `${name}.jsonl.gz`),
        join(folder, name, 'human_eval.jsonl_results.jsonl'),
      ]),
    ),
    pylintCounts: first([`Result/RQ2_Final/Pylint/${name}.csv`]),
    banditCounts: first([`Result/RQ2_Final/Bandit/${name}.csv`]),
    pylintOutput: first([`RQ2/CodeClippyOutput/${name}/pylint_output.json`]),
    banditOutput: first([`RQ2/CodeClippyOutput/${name}/bandit_output.json`]),
  }));
  const { length } = found.filter((one) => Object.values(one).filter((path) => path !== null).length > 1);
  if (length > 0) return found;
  const names = statSync(from, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(from) : [];
  throw new UsageError(
    `${from} has neither the completions nor the analyzer output of the SCAM 2022 paper.`,
    {
      hint: [
        `Looked for, for each of ${found.length} configurations such as ${found[0]!.name}:`,
        `  completions, <configuration>.jsonl(.gz) or <configuration>/human_eval.jsonl_results.jsonl, in ${completionFolders.join(', ')}`,
        '  analyzer output in Result/RQ2_Final/{Pylint,Bandit} and RQ2/CodeClippyOutput',
        names.length > 0
          ? `The folder has: ${names.slice(0, 8).join(', ')}`
          : 'There is no such folder, or it is empty.',
        'github.com/CodedotAl/gpt-code-clippy (evaluation/model_results) and github.com/s2e-lab/Code-Smell-Code-Generation have these layouts.',
      ].join('\n'),
    },
  );
}
