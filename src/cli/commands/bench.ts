import type { Command } from 'commander';
import { runBench } from '../../benchmark/bench.ts';
import { BenchConfig } from '../../benchmark/config.ts';
import { addConfigOptions, newCommand } from '../define.ts';
import { addRunOptions, conclude, runOptions } from '../run.ts';
import { benchOptions } from './bench-options.ts';

/** `sallm bench`: generate, repair, judge, report. */
export function bench(): Command {
  const command = newCommand('bench', 'Measure how secure and how correct the code is that models write', [
    ['sallm bench', 'the embedded small model on the built-in tasks'],
    ['sallm bench -m openai/gpt-4o -n 10 -t 0,0.4,0.8', 'ten samples at three temperatures'],
    ['sallm bench -m openai/qwen --base-url http://localhost:8000/v1', 'any OpenAI-compatible server'],
    ['sallm bench --config study.yaml', 'a study from a file'],
    ['sallm bench --cwe 89,79 --limit 10 -o table.md', 'some tasks; the tables as Markdown'],
  ]);
  const resolve = addConfigOptions(command, BenchConfig, benchOptions);
  addRunOptions(command);
  return command.action(async () => {
    const config = resolve();
    const { options, outputs, finish } = runOptions(command);
    try {
      conclude(await runBench(config, options), outputs);
    } finally {
      finish();
    }
  });
}
