import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { hashOf } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerKind, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { inHalves } from '../in-halves.ts';
import { type SampleFolder, writeSamples } from '../sample-folder.ts';
import { SarifByFile } from '../sarif/join.ts';
import { readSarif, type SarifLogIn } from '../sarif/reader.ts';
import { countSuppressions } from '../suppressions.ts';
import type { ToolResult } from '../tool-process.ts';
import { allUnavailable } from '../unavailable.ts';
import { cliVersion, commandLines, failureText, machine, runCodeql } from './cli.ts';
import { namesExtracted, sampleAnalysis } from './extraction.ts';
import { findCli } from './find-cli.ts';
import { tellLicence } from './licence.ts';
import { type CodeqlOptions, parseOptions } from './options.ts';
import { resolveQueries } from './queries.ts';

/** Seconds beyond the samples' own time: start and import; evaluation of a suite on anything at all. */
const createSeconds = 600;
const analyzeSeconds = 1800;
/** Samples per database: what one costs beside them is shared, and one that fails is found in ten halvings. */
const largestBatch = 1000;

interface Ready extends Prepared {
  cli: string;
}

/** CodeQL: a database of the whole batch, each sample a file in a folder of its own. */
class Codeql implements Analyzer {
  readonly name = 'codeql';
  readonly #options: CodeqlOptions;
  readonly #settings: AnalyzerSettings;
  #ready: Promise<Ready> | null = null;

  constructor(options: CodeqlOptions, settings: AnalyzerSettings) {
    this.#options = options;
    this.#settings = settings;
  }

  async prepare(options: { signal?: AbortSignal } = {}): Promise<Prepared> {
    this.#ready ??= this.#open(options).catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    const { version, fingerprint } = await this.#ready;
    return { version, ...(fingerprint !== undefined && { fingerprint }) };
  }

  async analyze(
    batch: readonly Sample[],
    options: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    try {
      return await this.#analyze(batch, options);
    } catch (error) {
      return allUnavailable(batch, error);
    }
  }

  async close(): Promise<void> {
    this.#ready = null;
  }

  async #open(options: { signal?: AbortSignal }): Promise<Ready> {
    const cli = findCli(this.#settings.codeql);
    tellLicence(this.#settings.onNote);
    const { version, sha } = await cliVersion(cli, options);
    const { packs, fingerprint } = await resolveQueries(cli, this.#options, options);
    return {
      cli,
      version: [version, ...packs].join(', '),
      ...(fingerprint !== null && {
        fingerprint: hashOf({
          revision: 1,
          version,
          sha,
          packs: fingerprint,
          honour: this.#honour,
        }),
      }),
    };
  }

  get #honour(): boolean {
    return this.#settings.honourSuppressions ?? false;
  }

  async #analyze(batch: readonly Sample[], options: AnalyzeOptions): Promise<Map<string, SampleAnalysis>> {
    await this.prepare(options.signal ? { signal: options.signal } : {});
    const ready = await this.#ready;
    if (ready === null) throw new Error('Closed while preparing.');
    const results = new Map<string, SampleAnalysis>();
    for (let from = 0; from < batch.length; from += largestBatch) {
      const part = batch.slice(from, from + largestBatch);
      for (const [id, analysis] of await inHalves(part, (some) => this.#run(ready, some, options)))
        results.set(id, analysis);
    }
    return results;
  }

  /** One database and its analysis: a result for each sample, or why there is none. */
  async #run(
    { cli }: Ready,
    batch: readonly Sample[],
    { secondsPerSample = 30, signal }: AnalyzeOptions,
  ): Promise<Map<string, SampleAnalysis> | SampleAnalysis> {
    const folder = await writeSamples('codeql', batch);
    const run = (args: readonly string[], seconds: number) =>
      runCodeql(cli, args, {
        timeoutMs: (seconds + secondsPerSample * batch.length) * 1000,
        ...(signal && { signal }),
      });
    try {
      const database = join(folder.scratch, 'database');
      const output = join(folder.scratch, 'results.sarif');
      const here = machine(this.#settings.workers);
      const created = await run(commandLines.createDatabase(folder.path, database, here), createSeconds);
      if (created.exitCode !== 0) return failure('make a database', created);
      const args = commandLines.analyzeDatabase(database, output, this.#options, here);
      const analyzed = await run(args, analyzeSeconds);
      if (analyzed.exitCode !== 0) return failure('analyze', analyzed);

      return await this.#read(output, batch, folder);
    } finally {
      folder.remove();
    }
  }

  async #read(
    output: string,
    batch: readonly Sample[],
    folder: SampleFolder,
  ): Promise<Map<string, SampleAnalysis> | SampleAnalysis> {
    if (!existsSync(output)) return crashed('CodeQL wrote no results');
    let log: SarifLogIn;
    try {
      log = readSarif(await readFile(output, 'utf8'), 'What CodeQL wrote');
    } catch (error) {
      return crashed(messageOf(error));
    }
    const byFile = new SarifByFile(log, folder.path);
    const how = { known: namesExtracted(log), honour: this.#honour };
    return new Map(
      batch.map(({ id, code }) => {
        const analysis = sampleAnalysis(folder.codes.get(id)!, byFile.about(folder.files.get(id)!), how);
        return [id, { ...analysis, suppressions: countSuppressions(code) }];
      }),
    );
  }
}

const crashed = (detail: string): SampleAnalysis => ({ status: 'crashed', findings: [], detail });

const failure = (what: string, result: ToolResult): SampleAnalysis => ({
  status: result.timedOut ? 'timeout' : 'crashed',
  findings: [],
  detail: `CodeQL could not ${what}: ${failureText(result)}`,
});

export const codeql = {
  name: 'codeql',
  summary: 'CodeQL, when you have it: codeql, or codeql:suite=security-and-quality;query=FILE.ql;parameters',
  open: (settings, argument) => new Codeql(parseOptions(argument), settings),
} satisfies AnalyzerKind;
