import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { IncompleteError, UsageError } from '../../core/errors.ts';
import { silent } from '../../core/progress.ts';
import { writeFileAtomic, writeJsonAtomic } from '../../core/run/atomic.ts';
import { loadStudy, writeReports } from '../../report/study/index.ts';
import { renderValidation, serveLabelling, Session } from '../../report/validate/index.ts';
import { profileOf } from '../../study/config.ts';
import { labelsCsv, readLabelsCsv } from '../../study/validation/csv.ts';
import { type Label, LabelStore, RaterName } from '../../study/validation/labels.ts';
import { openValidation, requireStudy } from '../../study/validation/open.ts';
import { resultsOf } from '../../study/validation/results.ts';
import { type Design, validationFile, type ValidationSample } from '../../study/validation/sample-file.ts';
import { newCommand } from '../define.ts';
import { interrupted, interruptible } from '../interrupt.ts';
import { StderrProgress } from '../progress.ts';
import { terminalWidth } from '../terminal.ts';
import { portOf, wholeNumber } from '../values.ts';

interface Given {
  rater?: string[];
  adjudicate?: boolean;
  port: string;
  confidence?: string;
  margin?: string;
  per?: string;
  seed?: string;
  redraw?: boolean;
  data?: string[];
  report?: boolean;
  export?: string;
  import?: string;
  quiet?: boolean;
}

/** `sallm validate`: people say which of a study's findings are true; precision and agreement out of that. */
export function validate(): Command {
  const command = newCommand(
    'validate',
    "Label a sample of a study's findings by hand",
    [
      ['sallm validate runs/STUDY --rater anna', 'draws the sample and serves the labelling page'],
      ['sallm validate runs/STUDY --rater anna ben', 'a page for each of two people'],
      ['sallm validate runs/STUDY --adjudicate --rater chris', 'decide where they differ'],
      ['sallm validate runs/STUDY --report', 'precision and agreement; the report gets corrected counts'],
      ['sallm validate runs/STUDY --rater dora --export dora.csv', 'label in a spreadsheet instead'],
    ],
    {
      about: [
        'Draws a sample that is large enough for the margin, serves a page on this machine where people label it with the keyboard, and computes precision, agreement and corrected counts. Every label is on disk before the next one is shown.',
      ],
      exits: {
        3: 'some rows of an imported file are no labels',
        130: 'ended by Ctrl-C, as the page has to be; the same command goes on',
      },
      files: [['runs/STUDY/validation/', 'the sample, labels.jsonl and results.json']],
      seeAlso: ['sallm study', 'docs/validate.md'],
    },
  );
  command
    .argument('<study>', "a study's run folder")
    .option('--rater <names...>', 'who labels (default: your login name)')
    .option('--adjudicate', 'show what the raters disagree on, with their labels, and take the final one')
    .option('--port <number>', 'of the page; 0 for any that is free', '0')
    .option('--confidence <percent>', 'of the sample size (default: 95)')
    .option('--margin <percent>', 'of error, to each side (default: 5)')
    .option(
      '--per <what>',
      'the margin holds for each "tool", or each tool in each data "set" (default: tool)',
    )
    .option('--seed <number>', 'of the drawing (default: 1)')
    .option('--redraw', 'draw anew; labels of findings that are drawn again stay')
    .option('--data <sets...>', 'NAME=FORMAT:PATH of data sets that lie elsewhere now')
    .option('--report', 'precision by tool, data set and rule, and how far raters agree')
    .option(
      '--export <file>',
      'write the labels as CSV; with --rater those of one, the missing ones to be filled in',
    )
    .option('--import <file>', 'take labels out of a CSV file')
    .option('--quiet', 'no progress');
  return command.action(async (study: string) => {
    const given = command.opts<Given>();
    const modes = [given.report, given.export, given.import, given.adjudicate].filter(Boolean);
    if (modes.length > 1)
      throw new UsageError('--report, --export, --import and --adjudicate are each a command of their own.');
    const raters = [...new Set(given.rater ?? [])].map(raterName);
    const design = designOf(given);
    requireStudy(study);
    await interruptible(async (signal) => {
      const sample = await openValidation(study, {
        design,
        redraw: given.redraw ?? false,
        data: given.data ?? [],
        progress: given.quiet ? silent : new StderrProgress(),
        signal,
      });
      if (given.report) report(study, sample);
      else if (given.export !== undefined) writeCsv(study, sample, given.export, raters);
      else if (given.import !== undefined) await readCsvInto(study, sample, given.import);
      else await serve(study, sample, { raters, given, signal });
    }, 'Ends; the same command continues.');
  });
}

/** Serves until Ctrl-C. Every label is on disk before its request is answered. */
async function serve(
  study: string,
  sample: ValidationSample,
  { raters, given, signal }: { raters: readonly string[]; given: Given; signal: AbortSignal },
): Promise<void> {
  const store = new LabelStore(study);
  const role: Label['role'] = given.adjudicate ? 'adjudication' : 'rater';
  const names = raters.length > 0 ? raters : [raterName(userInfo().username)];
  const sessions = names.map(
    (rater) => new Session(sample, store, { token: randomBytes(24).toString('base64url'), rater, role }),
  );
  const server = await serveLabelling(sessions, {
    port: portOf(given.port),
    onError: (message) => process.stderr.write(`${message}\n`),
  });
  process.stderr.write(
    `${sample.findings.length} findings; labels are kept in ${validationFile(study, 'labels.jsonl')}\n` +
      'Open in a browser on this machine; Ctrl-C ends, the same command goes on.\n',
  );
  for (const session of sessions)
    process.stdout.write(`${names.length > 1 ? `${session.rater}: ` : ''}${server.urlOf(session)}\n`);
  await interrupted(signal);
  await server.close();
}

function report(study: string, sample: ValidationSample): void {
  const { summary } = loadStudy(study);
  const results = resultsOf(sample, new LabelStore(study).read(), profileOf(summary.profile.name));
  writeJsonAtomic(validationFile(study, 'results.json'), results);
  writeReports(study);
  process.stdout.write(renderValidation(results, terminalWidth()));
}

function writeCsv(study: string, sample: ValidationSample, file: string, raters: readonly string[]): void {
  if (raters.length > 1) throw new UsageError('--export writes the rows of one rater, or those of all.');
  writeFileAtomic(file, labelsCsv(sample, new LabelStore(study).read(), raters[0] ?? null));
}

async function readCsvInto(study: string, sample: ValidationSample, file: string): Promise<void> {
  let wrong = 0;
  const labels = await readLabelsCsv(file, sample, ({ where, what }) => {
    wrong++;
    process.stderr.write(`${where}: ${what}\n`);
  });
  const store = new LabelStore(study);
  const added = await store.add(labels);
  process.stderr.write(`${added} labels taken, ${labels.length - added} were there already.\n`);
  if (wrong > 0)
    throw new IncompleteError(`${wrong} rows of ${file} are no labels.`, {
      hint: 'Mend them and import the file again.',
    });
}

function raterName(text: string): string {
  const name = RaterName.safeParse(text);
  if (name.success) return name.data;
  throw new UsageError(`--rater: "${text}" is not a name.`, { hint: name.error.issues[0]!.message });
}

function designOf({ confidence, margin, per, seed }: Given): Partial<Design> {
  if (per !== undefined && per !== 'tool' && per !== 'set')
    throw new UsageError(`--per: "${per}" is neither "tool" nor "set".`);
  return {
    ...(confidence !== undefined && { confidence: percent('--confidence', confidence) }),
    ...(margin !== undefined && { margin: percent('--margin', margin) }),
    ...(per !== undefined && { per }),
    ...(seed !== undefined && { seed: wholeNumber('--seed', seed, 0) }),
  };
}

function percent(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value < 100) return value / 100;
  throw new UsageError(`${flag}: "${text}" is not a percentage between 0 and 100.`);
}
