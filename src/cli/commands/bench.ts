import type { Command } from 'commander';
import { BenchConfig } from '../../benchmark/config.ts';
import { presets } from '../../benchmark/presets.ts';
import { addConfigOptions, newCommand } from '../define.ts';
import { asking, gated, resumable, runFiles, sandboxed } from '../help/page.ts';
import { addCostOptions } from '../cost-options.ts';
import { addRunOptions, runAndReport } from '../run.ts';
import { benchOptions } from './bench-options.ts';

/** Tasks of a first look: enough to see everything, few enough for a small model on two cores. */
const FIRST_LOOK = 30;

/** A study by name brings its settings. Without a model or a choice of tasks somebody wants to see how it works, not to measure. */
const fallback = ({ study, models, limit, cwe, tasks }: Record<string, unknown>) => {
  if (typeof study === 'string' && study in presets) return presets[study as keyof typeof presets];
  return [models, limit, cwe, tasks].every((setting) => setting === undefined) ? { limit: FIRST_LOOK } : {};
};

/** `sallm bench`: generate, repair, judge, report. */
export function bench(): Command {
  const command = newCommand(
    'bench',
    'Measure how secure and how correct the code is that models write',
    [
      ['sallm bench', `a first look: the embedded small model on ${FIRST_LOOK} built-in tasks`],
      ['sallm bench -m openai/gpt-4o -n 10 -t 0,0.4,0.8', 'ten samples at three temperatures'],
      ['sallm bench -m openai/qwen --base-url http://localhost:8000/v1', 'any OpenAI-compatible server'],
      ['sallm bench -m openai/gpt-4o -n 10 --dry-run', 'what that would cost; nothing is asked'],
      [
        'sallm bench --study paper --base-url URL --against HumanEval.jsonl',
        'the published study, with its findings tested',
      ],
      ['sallm bench --config study.yaml', 'a study from a file'],
      ['sallm bench --cwe 89,79 --limit 10 -o table.md', 'some tasks; the tables as Markdown'],
    ],
    {
      about: [
        'Asks each model for answers to security-centric tasks, repairs the raw answers into programs, judges each program by the unit tests of its task in a sandbox and by static analysis, and writes figures with intervals and a report. Without options it shows how it works: an embedded small model answers some of the built-in tasks, without a key and without a network service.',
        'Everything is written down as it comes. However it ends, the same command continues it; what was paid for is not asked again.',
      ],
      exits: { ...gated, ...resumable, 3: `${resumable[3]}, or a cap on cost was reached` },
      environment: [...sandboxed, ...asking],
      files: [
        ...runFiles,
        ['.env', 'keys of the working folder'],
        ['schema/config.schema.json', 'what --config may hold'],
      ],
      seeAlso: [
        'sallm score',
        'sallm compare',
        'sallm gate',
        'sallm view',
        'docs/metrics.md',
        'docs/models.md',
        'docs/cost.md',
        'docs/ci.md',
      ],
    },
  );
  const resolve = addConfigOptions(command, BenchConfig, benchOptions);
  addRunOptions(command);
  addCostOptions(command);
  return command.action(async () => {
    const config = resolve(fallback);
    await runAndReport(command, config);
  });
}
