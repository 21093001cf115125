import type { Command } from 'commander';
import { analyzerNames } from '../../analysis/index.ts';
import { IncompleteError, UsageError } from '../../core/errors.ts';
import { evaluateAnalyzers, type Evaluation, parseFold, recordReliability } from '../../evaluation/index.ts';
import { evaluationRendererOf, evaluationRenderers, writeEvaluation } from '../../report/evaluation/index.ts';
import { newCommand } from '../define.ts';
import { python } from '../help/page.ts';
import { interruptible } from '../interrupt.ts';
import { StderrProgress } from '../progress.ts';
import { requireOutputs } from '../outputs.ts';
import { terminalWidth } from '../terminal.ts';
import { listOf, wholeNumber } from '../values.ts';

interface Given {
  analyzers: string;
  sarif?: string[];
  analyzerCommand?: string[];
  fold?: string;
  withoutFold?: string;
  anyCwe?: boolean;
  output?: string[];
  record?: string;
  seed: string;
  timeout: string;
  workers?: string;
  cache: boolean;
  quiet?: boolean;
}

/** `sallm evaluate-analyzers`: how far analyzers may be believed. */
export function evaluateAnalyzersCommand(): Command {
  const command = newCommand(
    'evaluate-analyzers',
    'Measure how far static analyzers may be believed',
    [
      ['sallm evaluate-analyzers tasks', 'on the references of the built-in tasks'],
      ['sallm evaluate-analyzers pairs.jsonl.gz -o evaluation.html', 'on pairs: insecure, secure, cwe'],
      [
        'sallm evaluate-analyzers sven=pairs.jsonl --fold 4/5',
        'on one part of five; combinations chosen on the others',
      ],
      ['sallm evaluate-analyzers run:runs/RUN', 'against the verdicts of tests'],
    ],
    {
      about: [
        'Analyzes programs whose verdict is known (insecure and secure ones, or the verdicts of tests) and says how much each analyzer, and each union and vote of them, finds and how often it raises a false alarm, by CWE.',
      ],
      exits: { 3: 'an analyzer could not run', 130: 'interrupted (Ctrl-C); the same command continues' },
      environment: python,
      seeAlso: ['sallm scan', 'sallm list', 'docs/analyzers.md'],
    },
  );
  command
    .argument('[sets...]', '[NAME=]FILE.jsonl(.gz), tasks, tasks:PATH, sallm:PATH or run:FOLDER')
    .option('--analyzers <names>', 'comma-separated', 'sallm,bandit,ruff')
    .option('--sarif <files...>', 'findings out of files as analyzers too')
    .option(
      '--analyzer-command <commands...>',
      'NAME=PROGRAM ... {folder} ... {sarif}: any program that writes SARIF',
    )
    .option('--fold <part>', '4/5: only this part of five (0/5 to 4/5), by hash of the cluster')
    .option('--without-fold <part>', '4/5: all but this part, which stays unseen')
    .option('--any-cwe', 'count findings of any CWE, not only related ones')
    .option(
      '-o, --output <files...>',
      `also write it, by extension: ${Object.keys(evaluationRenderers).join(', ')}; - for JSON on stdout`,
    )
    .option('--record <file>', 'put the figures of whole sets into a file that reports read')
    .option('--seed <number>', 'of the resamples', '1')
    .option('--timeout <seconds>', 'of one program and tool', '30')
    .option('--workers <count>', 'processes per tool (default: one per core)')
    .option('--no-cache', 'analyze again what was analyzed before')
    .option('--quiet', 'no progress');
  return command.action(async (sets: string[]) => {
    const given = command.opts<Given>();
    const outputs = given.output ?? [];
    for (const file of outputs) evaluationRendererOf(file);
    requireOutputs(outputs);
    const { fold, withoutFold } = given;
    if (fold !== undefined && withoutFold !== undefined)
      throw new UsageError('--fold and --without-fold exclude each other.');
    await interruptible(async (signal) => {
      const evaluation = await evaluateAnalyzers({
        sets,
        analyzers: analyzerNames({
          analyzers: listOf(given.analyzers),
          sarif: given.sarif,
          analyzerCommands: given.analyzerCommand,
        }),
        ...(fold !== undefined && { fold: parseFold('--fold', fold) }),
        ...(withoutFold !== undefined && { withoutFold: parseFold('--without-fold', withoutFold) }),
        anyCwe: given.anyCwe ?? false,
        seed: wholeNumber('--seed', given.seed, 0),
        cache: given.cache,
        ...(given.workers !== undefined && { workers: wholeNumber('--workers', given.workers, 1) }),
        secondsPerSample: wholeNumber('--timeout', given.timeout, 1),
        ...(!given.quiet && { progress: new StderrProgress() }),
        signal,
      });
      if (given.record !== undefined) recordReliability(given.record, evaluation);
      show(evaluation, outputs);
    });
  });
}

/** Writes the outputs, and the tables to a terminal; an analyzer that did not run at all leaves the job incomplete. */
function show(evaluation: Evaluation, outputs: readonly string[]): void {
  for (const file of outputs)
    if (file === '-') process.stdout.write(evaluationRendererOf(file)(evaluation));
    else writeEvaluation(file, evaluation);
  if (!outputs.includes('-')) process.stdout.write(evaluationRenderers['.txt']!(evaluation, terminalWidth()));
  const missing = evaluation.analyzers.filter(({ unavailable }) => unavailable !== null);
  if (missing.length > 0)
    throw new IncompleteError(
      missing.map(({ name, unavailable }) => `${name} could not run: ${unavailable}`).join('\n'),
    );
}
