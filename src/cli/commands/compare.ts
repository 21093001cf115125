import type { Command } from 'commander';
import { LEVEL, corrections, type Comparison } from '../../benchmark/compare/comparison.ts';
import { compareRuns } from '../../benchmark/compare/compare.ts';
import { findRun } from '../../benchmark/compare/find-run.ts';
import { parseMetric } from '../../benchmark/gate/metric.ts';
import { readGated } from '../../benchmark/gate/read.ts';
import { EXIT, UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { compareRendererOf, compareRenderers } from '../../report/compare/index.ts';
import { rowName } from '../../report/compare/text.ts';
import { newCommand } from '../define.ts';
import { runFiles } from '../help/page.ts';
import { addGateOptions, checkGates, gateOptions } from '../gate-options.ts';
import { terminalWidth } from '../terminal.ts';
import { oneOf, wholeNumber, wholeNumbers } from '../values.ts';

interface Given {
  metric?: string;
  k?: string;
  correction: string;
  seed: string;
  force?: boolean;
  failOnRegression?: boolean;
  output?: string[];
  runs: string;
}

/** `sallm compare`: runs against each other, paired on tasks. */
export function compare(): Command {
  const command = newCommand(
    'compare',
    'Compare runs, paired on tasks: differences, tests, tasks that flipped',
    [
      ['sallm compare before after', 'the newest runs with these names (bench --name before)'],
      ['sallm compare runs/A runs/B --fail-on-regression', 'exit code 1 when B is shown to be worse'],
      ['sallm compare study -o study.html', 'all configurations of one run, with a ranking'],
      ['sallm compare a b c --metric "vulnerable@3 by static"', 'another headline'],
    ],
    {
      about: [
        'Every configuration of every run is held against every other on the tasks that both have; what was changed in between is left out and named. The first run is the one that regressions are regressions from.',
      ],
      exits: { 1: 'a gate is not met, or --fail-on-regression and a regression is shown' },
      files: runFiles,
      seeAlso: ['sallm gate', 'sallm leaderboard', 'docs/compare.md', 'docs/ci.md'],
    },
  );
  command
    .argument('<runs...>', 'run folders, or names of runs')
    .option('--metric <metric>', 'headline: METRIC[@K][ by SOURCE] (default: secure-pass@1)')
    .option('-k, --k <numbers>', 'values of k (default: those of the runs)')
    .option('--correction <method>', `for the number of tests: ${corrections.join(', ')}`, 'holm')
    .option('--seed <number>', 'of intervals and permutations', '1')
    .option('--force', 'compare static verdicts although the analyzers differ')
    .option(
      '--fail-on-regression',
      'exit code 1 when the headline is shown to be worse than in the first run',
    )
    .option(
      '-o, --output <files...>',
      `also write it, by extension: ${Object.keys(compareRenderers).join(', ')}; - for JSON on stdout`,
    )
    .option('--runs <folder>', 'parent of run folders', 'runs');
  addGateOptions(command);
  return command.action(async (texts: string[]) => {
    const given = command.opts<Given>();
    const outputs = given.output ?? [];
    const writers = outputs.map((file) => ({ file, render: compareRendererOf(file) }));
    if (given.failOnRegression && texts.length < 2)
      throw new UsageError('--fail-on-regression needs a first run to hold the others against.');
    const gates = gateOptions(command);
    const paths = texts.map((text) => findRun(text, given.runs));
    const comparison = await compareRuns(paths, {
      correction: oneOf('--correction', given.correction, corrections),
      seed: wholeNumber('--seed', given.seed, 0),
      force: given.force ?? false,
      ...(given.metric !== undefined && { metric: parseMetric(given.metric) }),
      ...(given.k !== undefined && { ks: wholeNumbers('-k', given.k, 1) }),
    });
    for (const { file, render } of writers)
      if (file === '-') process.stdout.write(render(comparison));
      else writeFileAtomic(file, render(comparison));
    if (!outputs.includes('-')) process.stdout.write(compareRenderers['.txt']!(comparison, terminalWidth()));
    if (given.failOnRegression) failOnRegression(comparison);
    // The first run is what the others are held against.
    const judged = paths.length === 1 ? paths : paths.slice(1);
    const results = judged.flatMap((path) =>
      gates.gates.length > 0 ? checkGates(gates, readGated(path)) : [],
    );
    if (results.some(({ met }) => !met)) process.exitCode = EXIT.gate;
  });
}

/** Says which configuration is shown to be worse than one of the first run, and sets the exit code. */
function failOnRegression({ pairs, configurations, primary }: Comparison): void {
  const isWorse = ({ a, b, rows }: Comparison['pairs'][number]) =>
    configurations[a]!.run === 0 &&
    configurations[b]!.run !== 0 &&
    rows.some((row) => row.primary && row.shown === 'worse');
  const worse = pairs.filter(isWorse);
  for (const { a, b } of worse)
    process.stderr.write(
      `regression: ${configurations[b]!.label} is worse than ${configurations[a]!.label} on ${rowName(primary)} (corrected p < ${LEVEL})\n`,
    );
  if (worse.length > 0) process.exitCode = EXIT.gate;
  else process.stderr.write(`no regression of ${rowName(primary)} is shown\n`);
}
