import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PrerequisiteError } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import { hashOf } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import { ensureEnvironment, lastLines, type ProgramResult, runProgram } from '../../environments/index.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerKind, AnalyzerSettings, Prepared } from '../analyzer.ts';
import { allUnavailable } from '../unavailable.ts';
import { ruffCwes } from './cwes.ts';
import { analysisOf, RuffReport } from './report.ts';

interface Ready extends Required<Prepared> {
  program: string;
  /** `py311`: the syntax that the judging interpreter knows. */
  target: string;
}

/** Seconds that a batch of any size may take beyond its slowest sample; Ruff does some thousand files a second. */
const secondsPerThousand = 20;
const largestBatch = 2_000;

/** Ruff's security rules over whole batches, one process each. */
class Ruff implements Analyzer {
  readonly name = 'ruff';
  readonly #settings: AnalyzerSettings;
  #ready: Promise<Ready> | null = null;

  constructor(settings: AnalyzerSettings) {
    this.#settings = settings;
  }

  async prepare(options: { signal?: AbortSignal } = {}): Promise<Prepared> {
    this.#ready ??= this.#open(options).catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    const { version, fingerprint } = await this.#ready;
    return { version, fingerprint };
  }

  async analyze(
    batch: readonly Sample[],
    options: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    try {
      await this.prepare(options.signal ? { signal: options.signal } : {});
    } catch (error) {
      return allUnavailable(batch, error);
    }
    const ready = await this.#ready;
    if (ready === null) throw new Error('Closed while preparing.');
    const results = new Map<string, SampleAnalysis>();
    for (let from = 0; from < batch.length; from += largestBatch)
      await this.#scan(ready, batch.slice(from, from + largestBatch), options, results);
    return results;
  }

  async close(): Promise<void> {
    this.#ready = null;
  }

  async #open({ signal }: { signal?: AbortSignal }): Promise<Ready> {
    const { onNote } = this.#settings;
    const environment = await ensureEnvironment('analyzers', {
      ...(onNote && { onNote }),
      ...(signal && { signal }),
    });
    const program = join(dirname(environment.python), 'ruff');
    const { exitCode, stdout, stderr } = await runProgram(program, ['--version'], signal ? { signal } : {});
    if (exitCode !== 0) throw new PrerequisiteError(`Ruff does not start: ${lastLines(stderr, 3)}`);
    const [major, minor] = environment.version.split('.');
    const target = `py${major}${minor}`;
    const command = this.#arguments(target);
    const fingerprint = hashOf({ revision: 1, environment: environment.fingerprint, command, ruffCwes });
    return { program, version: stdout.replace(/^ruff\s+/, '').trim(), target, fingerprint };
  }

  /** One process for all; when it fails, each half by itself, so that only the sample to blame is without a result. */
  async #scan(
    ready: Ready,
    batch: readonly Sample[],
    options: AnalyzeOptions,
    results: Map<string, SampleAnalysis>,
  ): Promise<void> {
    const found = await this.#run(ready, batch, options);
    if (found instanceof Map) {
      for (const [id, analysis] of found) results.set(id, analysis);
    } else if (batch.length === 1) {
      for (const { id } of batch) results.set(id, found);
    } else {
      const half = batch.length >> 1;
      await this.#scan(ready, batch.slice(0, half), options, results);
      await this.#scan(ready, batch.slice(half), options, results);
    }
  }

  /** The results, or why the process gave none. */
  async #run(
    { program, version, target }: Ready,
    batch: readonly Sample[],
    { secondsPerSample = 30, signal }: AnalyzeOptions,
  ): Promise<Map<string, SampleAnalysis> | SampleAnalysis> {
    const folder = await mkdtemp(join(tmpdir(), 'sallm-ruff-'));
    try {
      const files = new Map(
        batch.map((sample, i) => [`sample_${i}.py`, { ...sample, code: sample.code.toWellFormed() }]),
      );
      await Promise.all([...files].map(([name, { code }]) => writeFile(join(folder, name), code)));
      const result = await runProgram(program, [...this.#arguments(target), folder], {
        timeoutMs: Math.ceil(secondsPerSample * 1000) + batch.length * secondsPerThousand,
        env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', RUFF_NO_CACHE: 'true' },
        ...(signal && { signal }),
      });
      const report = parseReport(result);
      if (report === null) return failureOf(result);
      const perFile = Map.groupBy(report, ({ filename }) => basename(filename));
      const unread = new Set(
        [...result.stderr.matchAll(/Failed to lint (\S+?\.py)\b/g)].map(([, path]) => basename(path ?? '')),
      );
      return new Map(
        [...files].map(([name, { id, code }]) => [
          id,
          unread.has(name)
            ? { status: 'crashed', findings: [], detail: 'Ruff could not read the sample' }
            : analysisOf(perFile.get(name) ?? [], code, version),
        ]),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #arguments(target: string): string[] {
    const suppressions = (this.#settings.honourSuppressions ?? false) ? [] : ['--ignore-noqa'];
    return [
      ...['check', '--isolated', '--no-cache', '--no-fix', '--exit-zero', '--select', 'S'],
      ...['--target-version', target, '--output-format', 'json', ...suppressions],
    ];
  }
}

function parseReport({ exitCode, stdout }: ProgramResult): RuffReport | null {
  if (exitCode !== 0) return null;
  try {
    return RuffReport.parse(JSON.parse(stdout));
  } catch {
    return null;
  }
}

const failureOf = ({ exitCode, signal, stderr }: ProgramResult): SampleAnalysis => ({
  status: signal === 'SIGKILL' ? 'timeout' : 'crashed',
  findings: [],
  detail: lastLines(stderr, 3) || `Ruff ended with ${signal ?? `exit code ${exitCode}`}`,
});

export const ruff = {
  name: 'ruff',
  summary: "Ruff's security rules (S), with the CWE numbers of the Bandit rules that they follow",
  open: (settings) => new Ruff(settings),
} satisfies AnalyzerKind;
