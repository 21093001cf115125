import type { Command } from 'commander';
import { BenchConfig, JudgingConfig } from '../../benchmark/config.ts';
import { addConfigOptions, newCommand } from '../define.ts';
import { gated, resumable, runFiles, sandboxed } from '../help/page.ts';
import { addRunOptions, runAndReport } from '../run.ts';
import { judgingOptions } from './bench-options.ts';

/** `sallm score`: judge outputs made elsewhere; `bench` with recorded outputs for models. */
export function score(): Command {
  const command = newCommand(
    'score',
    'Judge outputs that were generated elsewhere',
    [
      ['sallm score generations.jsonl', 'outputs for the built-in tasks'],
      ['sallm score samples.jsonl --tasks HumanEval.jsonl.gz --judges tests', 'HumanEval completions'],
      ['sallm score gpt-4_0.0.jsonl.gz --tasks PythonDataset.tar.gz', "SALLM's released outputs"],
    ],
    {
      about: [
        'The same as bench, with recorded outputs in place of models: repaired, judged and reported alike. Outputs of tasks that the set does not have are left out.',
      ],
      exits: { ...gated, ...resumable },
      environment: sandboxed,
      files: runFiles,
      seeAlso: ['sallm bench', 'sallm metrics', 'docs/repair.md', 'docs/metrics.md'],
    },
  );
  command.argument('<files...>', 'outputs: generations.jsonl, samples.jsonl, or SALLM output files');
  const resolve = addConfigOptions(command, JudgingConfig, judgingOptions);
  addRunOptions(command);
  return command.action(async (files: string[]) => {
    const config = BenchConfig.parse({ ...resolve(), models: files.map((file) => `replay/${file}`) });
    await runAndReport(command, config);
  });
}
