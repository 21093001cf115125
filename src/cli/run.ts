import type { Command } from 'commander';
import { join } from 'node:path';
import { estimateBench, runBench, type BenchOptions, type BenchResult } from '../benchmark/bench.ts';
import type { BenchConfig } from '../benchmark/config.ts';
import { estimateLines } from '../benchmark/cost/estimate-text.ts';
import { EXIT, IncompleteError } from '../core/errors.ts';
import { writeFileAtomic } from '../core/run/atomic.ts';
import { loadRun } from '../report/data.ts';
import { rendererOf, renderers } from '../report/index.ts';
import { costOptions, isDryRun } from './cost-options.ts';
import { exportCode } from './export-code.ts';
import { addGateOptions, checkGates, type Gates, gateOptions } from './gate-options.ts';
import { interruptible } from './interrupt.ts';
import { requireOutputs } from './outputs.ts';
import { StderrProgress } from './progress.ts';
import { terminalWidth } from './terminal.ts';
import { positive, wholeNumber } from './values.ts';

/** The options of commands that make a run folder. */
export function addRunOptions(command: Command): void {
  const group = 'Where results go:';
  const add = (flags: string, text: string) =>
    command.addOption(command.createOption(flags, text).helpGroup(group));
  add(
    '-o, --output <files...>',
    `also write results, by extension: ${Object.keys(renderers).join(', ')}; - for JSON on stdout`,
  );
  add('--export-code <folder>', 'also write the programs, for tools whose findings --sarif then reads');
  add('--runs <folder>', 'parent of run folders (default: runs)');
  add('--name <name>', 'name of the run');
  add('--fresh', 'start anew although the same run exists');
  add('--no-cache', 'ask again instead of taking cached answers');
  add('--concurrency <count>', 'requests under way at once');
  add('--rate-limit <count>', 'requests per minute');
  add('--timeout <seconds>', 'of one request');
  add('--retries <count>', 'after a failed request');
  add('--quiet', 'no progress');
  addGateOptions(command);
}

interface Given {
  output?: string[];
  exportCode?: string;
  runs?: string;
  name?: string;
  fresh?: boolean;
  cache: boolean;
  concurrency?: string;
  rateLimit?: string;
  timeout?: string;
  retries?: string;
  quiet?: boolean;
}

/** What the user said about the run, with progress on stderr. */
function runOptions(command: Command): { options: BenchOptions; outputs: string[]; gates: Gates } {
  const given = command.opts<Given>();
  const outputs = given.output ?? [];
  for (const file of outputs) rendererOf(file);
  requireOutputs(outputs);
  if (given.exportCode !== undefined) requireOutputs([join(given.exportCode, 'program.py')]);
  const gates = gateOptions(command);
  const progress = given.quiet ? undefined : new StderrProgress();
  const model = {
    ...(given.cache ? {} : { cacheDir: null }),
    ...(given.concurrency !== undefined && {
      concurrency: wholeNumber('--concurrency', given.concurrency, 1),
    }),
    ...(given.rateLimit !== undefined && { rateLimit: positive('--rate-limit', given.rateLimit) }),
    ...(given.timeout !== undefined && { timeoutSeconds: positive('--timeout', given.timeout) }),
    ...(given.retries !== undefined && { retries: wholeNumber('--retries', given.retries, 0) }),
  };
  return {
    options: {
      ...(given.runs === undefined ? {} : { runs: given.runs }),
      ...(given.name === undefined ? {} : { name: given.name }),
      ...(progress ? { progress } : {}),
      fresh: given.fresh ?? false,
      model,
      cost: costOptions(command),
      context: { arguments: process.argv.slice(2) },
    },
    outputs,
    gates,
  };
}

/** Writes report and outputs, shows the headline, and says what is left; sets the exit code. */
function conclude(
  { run, summary, complete, interrupted, stopped }: BenchResult,
  outputs: readonly string[],
  demanded: Gates,
  exportTo: string | undefined,
): void {
  const gates = checkGates(demanded, { summary, complete });
  const data = { ...loadRun(run.path), gates };
  writeFileAtomic(run.file('report.html'), renderers['.html']!(data));
  if (exportTo !== undefined)
    process.stderr.write(`Programs: ${exportCode(data, exportTo)} in ${exportTo}\n`);
  for (const file of outputs) {
    const text = rendererOf(file)(data);
    if (file === '-') process.stdout.write(text);
    else writeFileAtomic(file, text);
  }
  if (!outputs.includes('-')) process.stdout.write(renderers['.txt']!(data, terminalWidth()));
  process.stderr.write(`Report: ${run.file('report.html')}\n`);
  if (interrupted) {
    const { judged, wanted } = summary.samples;
    process.stderr.write(
      `${judged} of ${wanted} samples are judged and reported; the same command continues.\n`,
    );
    return;
  }
  if (stopped) throw stopped;
  if (!complete) {
    throw new IncompleteError(
      'Some samples could not be had or judged; they are left out of the figures and counted.',
      {
        hint: 'The same command tries them again.',
      },
    );
  }
  if (gates.some(({ met }) => !met)) process.exitCode = EXIT.gate;
}

/** Runs a benchmark as the command's run options say, and reports it; a dry run only says what it would take. */
export async function runAndReport(command: Command, config: BenchConfig): Promise<void> {
  const { options, outputs, gates } = runOptions(command);
  if (isDryRun(command)) {
    const estimates = await estimateBench(config, options);
    const json = JSON.stringify(estimates, null, 2);
    process.stdout.write(`${outputs.includes('-') ? json : estimateLines(estimates).join('\n')}\n`);
    return;
  }
  await interruptible(async (signal) =>
    conclude(
      await runBench(config, { ...options, signal }),
      outputs,
      gates,
      command.opts<Given>().exportCode,
    ),
  );
}
