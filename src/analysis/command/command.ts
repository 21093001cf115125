import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { messageOf, PrerequisiteError, UsageError } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { hashOf } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import { lastLines } from '../../environments/index.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerKind, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { findProgram } from '../find-program.ts';
import { inHalves } from '../in-halves.ts';
import { writeSamples } from '../sample-folder.ts';
import { analysisOfFile, SarifByFile } from '../sarif/join.ts';
import { readSarif, type SarifLogIn } from '../sarif/reader.ts';
import { countSuppressions, withoutSuppressions } from '../suppressions.ts';
import { runTool, type ToolResult } from '../tool-process.ts';
import { allUnavailable } from '../unavailable.ts';
import { type CommandSpec, parseCommand } from './parse-command.ts';

/** Seconds that a process may take beyond its samples' own time: start, reading of rules. */
const startSeconds = 120;
const largestLog = 256 * 1024 ** 2;

/** Any program that reads a folder and writes SARIF. */
class CommandAnalyzer implements Analyzer {
  readonly name: string;
  readonly #spec: CommandSpec;
  readonly #settings: AnalyzerSettings;

  constructor(spec: CommandSpec, settings: AnalyzerSettings) {
    this.name = spec.name;
    this.#spec = spec;
    this.#settings = settings;
  }

  async prepare(): Promise<Prepared> {
    const { argv, version } = this.#spec;
    const program = argv[0]!;
    if (findProgram(program) === null)
      throw new PrerequisiteError(`--analyzer-command: there is no program ${program}.`, {
        hint: 'Install it, or give its whole path.',
      });
    if (version === null) return { version: '' };
    // The user says with the version that the same code gets the same findings.
    return { version, fingerprint: hashOf({ revision: 1, argv, version, honour: this.#honour }) };
  }

  async analyze(
    batch: readonly Sample[],
    options: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    try {
      await this.prepare();
    } catch (error) {
      return allUnavailable(batch, error);
    }
    return inHalves(batch, (part) => this.#run(part, options));
  }

  async close(): Promise<void> {
    // Nothing is kept running.
  }

  get #honour(): boolean {
    return this.#settings.honourSuppressions ?? false;
  }

  /** One process on the samples: their results, or why it gave none. */
  async #run(
    batch: readonly Sample[],
    { secondsPerSample = 30, signal }: AnalyzeOptions,
  ): Promise<Map<string, SampleAnalysis> | SampleAnalysis> {
    const folder = await writeSamples('command', batch, this.#honour ? undefined : withoutSuppressions);
    try {
      const sarif = join(folder.scratch, 'findings.sarif');
      const argv = this.#spec.argv.map((word) =>
        word.replaceAll(/\{(folder|sarif)\}/g, (_, name) => (name === 'folder' ? folder.path : sarif)),
      );
      const result = await runTool(argv[0]!, argv.slice(1), {
        timeoutMs: (startSeconds + (secondsPerSample * batch.length) / availableParallelism()) * 1000,
        env: process.env,
        outputBytes: largestLog,
        ...(signal && { signal }),
      });
      const log = await this.#logOf(result, sarif);
      if ('status' in log) return log;
      const byFile = new SarifByFile(log, folder.path);
      return new Map(
        batch.map(({ id, code }) => {
          const about = byFile.about(folder.files.get(id)!);
          const analysis = analysisOfFile(folder.codes.get(id)!, about, this.#honour);
          return [id, { ...analysis, suppressions: countSuppressions(code) }];
        }),
      );
    } finally {
      folder.remove();
    }
  }

  /** The log, of a program that ended with 0 or, as linters with findings do, 1. */
  async #logOf(result: ToolResult, file: string): Promise<SarifLogIn | SampleAnalysis> {
    const { exitCode, signal, timedOut, overflowed, stdout, stderr } = result;
    const failed = (detail: string): SampleAnalysis => ({ status: 'crashed', findings: [], detail });
    if (timedOut)
      return { status: 'timeout', findings: [], detail: `${this.name} was ended: its time was up` };
    if (overflowed) return failed(`${this.name} wrote too much`);
    const said = lastLines(stderr, 3);
    if (exitCode !== 0 && exitCode !== 1)
      return failed(`${this.name} ended with ${signal ?? `exit code ${exitCode}`}${said && `: ${said}`}`);
    try {
      const text = this.#spec.argv.some((word) => word.includes('{sarif}')) ? await readLog(file) : stdout;
      const log = readSarif(text, `What ${this.name} wrote`);
      return log.successful ? log : failed(`${this.name} says that its run did not succeed`);
    } catch (error) {
      return failed(`${messageOf(error)}${said && ` (${said})`}`);
    }
  }
}

async function readLog(file: string): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw new UsageError('it wrote no SARIF file');
  });
  if (size > largestLog) throw new UsageError('its SARIF file is too large');
  return readFile(file, 'utf8');
}

export const command = {
  name: 'command',
  summary: 'command:CMD {folder} {sarif}: any program that reads a folder and writes SARIF',
  open: (settings, argument) => new CommandAnalyzer(parseCommand(argument ?? ''), settings),
} satisfies AnalyzerKind;
