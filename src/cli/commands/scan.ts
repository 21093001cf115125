import type { Command } from 'commander';
import { extname } from 'node:path';
import { analyzerNames } from '../../analysis/index.ts';
import { EXIT, IncompleteError, UsageError } from '../../core/errors.ts';
import { scan as startScan, type SuppressionMode } from '../../scanning/scan.ts';
import { newCommand } from '../define.ts';
import { python } from '../help/page.ts';
import { interruptible } from '../interrupt.ts';
import { requireOutputs } from '../outputs.ts';
import { StderrProgress } from '../progress.ts';
import { csv } from '../scan/csv.ts';
import { html } from '../scan/html.ts';
import { json } from '../scan/json.ts';
import { OutputFile } from '../scan/output-file.ts';
import { sarif } from '../scan/sarif.ts';
import { type Gate, gates, Summary } from '../scan/summary.ts';
import { TableWriter, text } from '../scan/table.ts';
import type { ScanContext, ScanFormat, ScanWriter } from '../scan/writer.ts';
import { wantsColour } from '../terminal.ts';
import { listOf, oneOf, positive, repeated } from '../values.ts';

const formats: readonly ScanFormat[] = [json, sarif, csv, html, text];
const extensions = formats.map(({ extension }) => extension).join(', ');

interface Given {
  analyzers: string;
  codeql?: string;
  sarif?: string[];
  analyzerCommand?: string[];
  output?: string[];
  failOn: string;
  exclude?: string[];
  ignoreSuppressions?: boolean;
  showSuppressed?: boolean;
  timeout: string;
  workers?: string;
  cache: boolean;
  quiet?: boolean;
}

/** `sallm scan`: analyzers on the Python files of any project. */
export function scan(): Command {
  const command = newCommand(
    'scan',
    'Run analyzers over Python files and folders',
    [
      ['sallm scan src', 'Bandit, Ruff and Pylint on every Python file below src'],
      [
        'sallm scan . --analyzers bandit --fail-on medium',
        'a gate for CI: exit code 1 from medium severity on',
      ],
      ['sallm scan . -o findings.sarif -o report.html', 'also as SARIF and as one page'],
      ['sallm scan app.py -o - | jq .summary', 'JSON on stdout'],
      ['sallm scan . --analyzers none --sarif codeql.sarif', 'what another tool has found'],
    ],
    {
      about: [
        'Nothing of the files is run. A file that a tool could not analyze is counted and told, and never clean.',
      ],
      exits: {
        1: 'findings from the severity of --fail-on on',
        3: 'a tool could not analyze some files',
        130: 'interrupted (Ctrl-C)',
      },
      environment: [...python, ['NO_COLOR', 'no colours on a terminal']],
      seeAlso: ['sallm setup codeql', 'sallm list', 'sallm evaluate-analyzers', 'docs/analyzers.md'],
    },
  );
  command
    .argument('<paths...>', 'files, and folders whose *.py and *.pyw files are analyzed')
    .option(
      '--analyzers <names>',
      'comma-separated; "none" for those below alone',
      'sallm:trusted-parameters,bandit,ruff,pylint',
    )
    .option('--codeql <path>', 'where CodeQL is: its launcher or the folder of its bundle')
    .option('--sarif <file>', 'findings out of a SARIF file, as one more analyzer; may be repeated', repeated)
    .option(
      '--analyzer-command <command>',
      'one more analyzer: [NAME[@VERSION]=]PROGRAM ... {folder} ... {sarif}; may be repeated',
      repeated,
    )
    .option(
      '-o, --output <file...>',
      `also write the findings, by extension: ${extensions}; - for JSON on stdout`,
    )
    .option('--fail-on <severity>', `exit with 1 from this severity on: ${gates.join(', ')}`, 'high')
    .option('--exclude <patterns...>', 'names or paths to leave out; * stands for anything but /')
    .option('--ignore-suppressions', 'report what "# nosec", "# noqa" and "# pylint: disable" switch off')
    .option('--show-suppressed', 'list such findings too, marked, without counting them')
    .option('--timeout <seconds>', 'of one file and tool', '30')
    .option('--workers <count>', 'processes per tool (default: one per core)')
    .option('--no-cache', 'analyze again what was analyzed before')
    .option('--quiet', 'no progress');
  return command.action(async (paths: string[]) => {
    const given = command.opts<Given>();
    const { failOn, outputs } = check(given);
    const progress = given.quiet ? undefined : new StderrProgress();
    const suppressions: SuppressionMode = given.showSuppressed
      ? 'show'
      : given.ignoreSuppressions
        ? 'ignore'
        : 'honour';
    await interruptible(async (signal) => {
      const { tools, files } = await startScan({
        paths,
        analyzers: analyzerNames({
          analyzers: listOf(given.analyzers),
          sarif: given.sarif,
          analyzerCommands: given.analyzerCommand,
        }),
        ...(given.codeql !== undefined && { codeql: given.codeql }),
        exclude: given.exclude ?? [],
        suppressions,
        secondsPerSample: positive('--timeout', given.timeout),
        ...(given.workers !== undefined && { workers: positive('--workers', given.workers) }),
        cache: given.cache,
        ...(progress && { progress }),
        signal,
      });
      const writers = openWriters(outputs, { tools, suppressionsSeen: suppressions !== 'ignore' });
      const summary = new Summary(tools);
      try {
        for await (const file of files) {
          summary.add(file);
          for (const { writer } of writers) writer.add(file);
        }
        if (summary.files === 0)
          throw new UsageError(`There is no Python file to analyze: ${paths.join(', ')}.`, {
            hint: 'Nothing was looked at, so nothing is said. Looked for are *.py and *.pyw, without what --exclude names.',
          });
        for (const { writer, file } of writers) {
          writer.end(summary);
          file?.commit();
        }
      } catch (error) {
        for (const { file } of writers) file?.discard();
        throw error;
      } finally {
        for (const { writer } of writers) writer.release?.();
      }
      conclude(summary, failOn);
    });
  });
}

function check(given: Given): { failOn: Gate; outputs: { path: string; format: ScanFormat }[] } {
  const failOn = oneOf('--fail-on', given.failOn, gates);
  if (given.ignoreSuppressions && given.showSuppressed)
    throw new UsageError('--ignore-suppressions and --show-suppressed exclude each other.');
  const outputs = [...new Set(given.output ?? [])].map((path) => {
    const extension = path === '-' ? '.json' : extname(path).toLowerCase();
    const format = formats.find((candidate) => candidate.extension === extension);
    if (!format) throw new UsageError(`-o ${path}: the extension has to be one of ${extensions}.`);
    return { path, format };
  });
  requireOutputs(given.output);
  return { failOn, outputs };
}

/** The table goes to stdout unless JSON does. */
function openWriters(
  outputs: readonly { path: string; format: ScanFormat }[],
  context: ScanContext,
): { writer: ScanWriter; file?: OutputFile }[] {
  const { stdout } = process;
  // On a terminal the living line of progress would stay between the findings.
  const wipe = stdout.isTTY && process.stderr.isTTY ? '\r\x1b[2K' : '';
  const sink = { write: (part: string) => void stdout.write(wipe + part) };
  const writers = outputs.map(({ path, format }) => {
    if (path === '-') return { writer: format.open({ write: (part) => void stdout.write(part) }, context) };
    const file = new OutputFile(path);
    return { writer: format.open(file, context), file };
  });
  return outputs.some(({ path }) => path === '-')
    ? writers
    : [...writers, { writer: new TableWriter(sink, wantsColour()) }];
}

function conclude(summary: Summary, failOn: Gate): void {
  const beyond = summary.beyond(failOn);
  if (beyond > 0) {
    process.stderr.write(`Not passed: ${beyond} findings (--fail-on ${failOn}).\n`);
    process.exitCode = EXIT.gate;
  } else if (summary.failures > 0) {
    throw new IncompleteError(`${summary.failures} files could not be analyzed by a tool; see above.`, {
      hint: 'Give more time with --timeout, or leave the files out with --exclude.',
    });
  }
}
