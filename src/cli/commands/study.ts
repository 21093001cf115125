import type { Command } from 'commander';
import { extname } from 'node:path';
import { IncompleteError, UsageError } from '../../core/errors.ts';
import { studyExtensions, studyRenderers, writeReports, writeStudy } from '../../report/study/index.ts';
import { parseStudy, profileOf, trainedOnOf } from '../../study/config.ts';
import { mergeStudies } from '../../study/merge.ts';
import { profiles } from '../../study/profiles.ts';
import { runStudy, type StudyResult } from '../../study/study.ts';
import { newCommand } from '../define.ts';
import { python, resumable, runFiles } from '../help/page.ts';
import { interruptible } from '../interrupt.ts';
import { requireOutputs } from '../outputs.ts';
import { StderrProgress } from '../progress.ts';
import { terminalWidth } from '../terminal.ts';
import { listOf, wholeNumber } from '../values.ts';

interface GivenResults {
  trainedOn?: string[];
  profile?: string;
  output?: string[];
  runs?: string;
  name?: string;
  quiet?: boolean;
}
interface Given extends GivenResults {
  outputs?: string[];
  analyzers: string;
  clusters?: string[];
  sample?: string;
  seed: string;
  shard?: string;
  duplicates?: boolean;
  workers?: string;
  cache: boolean;
  fresh?: boolean;
}

/** `sallm study`: smells in data sets and in what models wrote, and what carries over. */
export function study(): Command {
  const command = newCommand(
    'study',
    'Study code smells in data sets and in the outputs of models',
    [
      ['sallm study apps=apps:APPS/train', 'what is in a data set'],
      [
        'sallm study apps=apps:APPS/train --outputs neo=samples:neo.jsonl --trained-on neo=apps',
        'does the model repeat its training data?',
      ],
      ['sallm study big=codexglue:python --sample 2000 --seed 7', 'a quick look at a part'],
      ['sallm study big=codexglue:python --shard 1/4', 'one of four parts, on one of four machines'],
      ['sallm study merge runs/*-study-big*', 'the four parts as one study'],
    ],
    {
      about: [
        'Analyzes the samples of data sets, and of what models wrote, counts smells with intervals, and holds the profile of a model against that of its training data.',
      ],
      exits: resumable,
      environment: python,
      files: runFiles,
      seeAlso: ['sallm datasets', 'sallm validate', 'docs/study.md', 'docs/datasets.md'],
    },
  );
  command
    .argument('[datasets...]', 'NAME=PATH or NAME=FORMAT:PATH (formats: sallm datasets)')
    .option('--outputs <sets...>', 'what models wrote, written in the same way')
    .option('--analyzers <names>', 'comma-separated', 'pylint,bandit')
    .option(
      '--clusters <patterns...>',
      'NAME=PATTERN: samples whose ids give the same text resemble each other',
    )
    .option('--sample <count>', 'at most so many samples of each data set, drawn by --seed')
    .option('--seed <number>', 'of every choice and resample', '1')
    .option('--shard <part>', '2/4: the second of four parts; put them together with "sallm study merge"')
    .option('--duplicates', "also look for Pylint's duplicate-code (R0801) in each data set as a whole")
    .option('--workers <count>', 'processes per tool (default: one per core)')
    .option('--no-cache', 'analyze again what was analyzed before')
    .option('--fresh', 'start anew although the same run exists');
  addResultOptions(command);
  command.addCommand(merge());
  return command.action(async (datasets: string[]) => {
    const given = command.opts<Given>();
    const config = parseStudy({
      datasets,
      outputs: given.outputs ?? [],
      trainedOn: given.trainedOn ?? [],
      analyzers: listOf(given.analyzers),
      profile: given.profile ?? profiles[0]!.name,
      ...(given.sample !== undefined && { sample: wholeNumber('--sample', given.sample, 1) }),
      seed: wholeNumber('--seed', given.seed, 0),
      ...(given.shard !== undefined && { shard: given.shard }),
      duplicates: given.duplicates ?? false,
      clusters: given.clusters ?? [],
    });
    checkOutputs(given.output);
    await interruptible(async (signal) => {
      const result = await runStudy(config, {
        ...resultOptions(given),
        fresh: given.fresh ?? false,
        cache: given.cache,
        ...(given.workers !== undefined && { workers: wholeNumber('--workers', given.workers, 1) }),
        signal,
      });
      conclude(result, given.output ?? []);
    });
  });
}

function merge(): Command {
  const command = newCommand(
    'merge',
    'Put the shards of a study together',
    [['sallm study merge runs/a runs/b', 'the figures of one run over everything']],
    {
      about: ['The shards have to be of the same study, and all of them have to be there.'],
      files: runFiles,
      seeAlso: ['sallm study'],
    },
  );
  command.argument('<runs...>', 'the run folders of all shards');
  addResultOptions(command);
  return command.action(async (runs: string[]) => {
    // The parent command has options of the same names, and takes them when they stand before the folders.
    const given: GivenResults = command.optsWithGlobals();
    checkOutputs(given.output);
    const result = await mergeStudies(runs, {
      ...resultOptions(given),
      change: (found) => ({
        ...found,
        ...(given.profile !== undefined && { profile: profileOf(given.profile).name }),
        ...(given.trainedOn && {
          trainedOn: Object.fromEntries(
            Object.entries(trainedOnOf(given.trainedOn, found.sets)).map(([name, data]) => [name, [...data]]),
          ),
        }),
      }),
    });
    conclude(result, given.output ?? []);
  });
}

function addResultOptions(command: Command): void {
  const known = profiles.map(({ name, summary }) => `${name} (${summary})`).join('; ');
  command
    .option('--trained-on <pairs...>', 'OUTPUTS=DATASET,...: what a model was trained on')
    .option('--profile <name>', `what counts: ${known}`)
    .option(
      '-o, --output <files...>',
      `also write the study, by extension: ${studyExtensions.join(', ')}; - for JSON on stdout`,
    )
    .option('--runs <folder>', 'parent of run folders (default: runs)')
    .option('--name <name>', 'name of the run')
    .option('--quiet', 'no progress');
}

const resultOptions = ({ runs, name, quiet }: GivenResults) => ({
  ...(runs !== undefined && { runs }),
  ...(name !== undefined && { name }),
  ...(quiet ? {} : { progress: new StderrProgress() }),
  context: { arguments: process.argv.slice(2) },
});

function checkOutputs(files: readonly string[] = []): void {
  for (const file of files)
    if (file !== '-' && !studyExtensions.includes(extname(file).toLowerCase()))
      throw new UsageError(`-o ${file}: the extension has to be one of ${studyExtensions.join(', ')}.`);
  requireOutputs(files);
}

/** Writes report and tables, shows the headline, and says what is left; sets the exit code. */
function conclude({ run, summary }: StudyResult, outputs: readonly string[]): void {
  const data = writeReports(run.path);
  for (const file of outputs)
    if (file === '-') process.stdout.write(studyRenderers['.json']!(data));
    else writeStudy(file, data);
  if (!outputs.includes('-')) process.stdout.write(studyRenderers['.txt']!(data, terminalWidth()));
  process.stderr.write(`Report: ${run.file('report.html')}\n`);
  if (!summary.complete) throw new IncompleteError('Not every sample was analyzed.');
}
