import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PrerequisiteError } from '../core/errors.ts';
import type { SampleAnalysis } from '../core/finding.ts';
import { hashOf, sha256 } from '../core/hash.ts';
import { packagePath } from '../core/paths.ts';
import type { Sample } from '../core/sample.ts';
import { ensureEnvironment, WorkerError } from '../environments/index.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerSettings, Prepared } from './analyzer.ts';
import { scanSample } from './scan-sample.ts';
import { allUnavailable } from './unavailable.ts';
import { WorkerPool } from './worker-pool.ts';

/** A tool that a Python worker keeps warm: `python/workers/NAME_worker.py`. */
export interface PooledTool<Answer> {
  readonly name: string;
  /** As people write it: `Bandit`. */
  readonly title: string;
  readonly env: Readonly<Record<string, string>>;
  readonly memoryBytes: number;
  /** The worker ends a sample at its limit by itself; ours comes this much later. */
  readonly graceSeconds: number;
  /** Raised when `analysisOf` gives something else for the same answer: results kept before are then not taken. */
  readonly revision: number;
  analysisOf(answer: Answer, version: string, code: string): SampleAnalysis;
}

interface Ready extends Required<Prepared> {
  pool: WorkerPool;
  folder: string;
}

const folders = new Set<string>();
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
process.on('exit', () => folders.forEach(remove));

/** One sample per request to a pool of warm workers. */
export class PooledAnalyzer<Answer> implements Analyzer {
  readonly name: string;
  readonly #tool: PooledTool<Answer>;
  readonly #settings: AnalyzerSettings;
  #ready: Promise<Ready> | null = null;

  constructor(tool: PooledTool<Answer>, settings: AnalyzerSettings) {
    this.name = tool.name;
    this.#tool = tool;
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
    const { secondsPerSample: seconds = 30, signal } = options;
    try {
      await this.prepare(signal ? { signal } : {});
    } catch (error) {
      return allUnavailable(batch, error);
    }
    const ready = await this.#ready;
    if (ready === null) throw new Error('Closed while preparing.');
    const timeoutMs = (seconds + this.#tool.graceSeconds) * 1000;
    const scan = async (sample: Sample): Promise<[string, SampleAnalysis]> => {
      const code = sample.code.toWellFormed();
      const toAnalysis = (answer: Answer) => this.#tool.analysisOf(answer, ready.version, code);
      const payload = { code, honour: this.#honour, seconds };
      return [
        sample.id,
        await scanSample(ready.pool, payload, toAnalysis, { timeoutMs, ...(signal && { signal }) }),
      ];
    };
    return new Map(await Promise.all(batch.map(scan)));
  }

  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = null;
    await ready?.then(
      ({ pool, folder }) => release(pool, folder),
      // A preparation that failed has told its caller already.
      () => undefined,
    );
  }

  get #honour(): boolean {
    return this.#settings.honourSuppressions ?? false;
  }

  async #open({ signal }: { signal?: AbortSignal }): Promise<Ready> {
    const { onNote, workers } = this.#settings;
    const { name, title, env, memoryBytes, revision } = this.#tool;
    const environment = await ensureEnvironment('analyzers', {
      ...(onNote && { onNote }),
      ...(signal && { signal }),
    });
    const script = packagePath('python', 'workers', `${name}_worker.py`);
    const folder = mkdtempSync(join(tmpdir(), `sallm-${name}-`));
    folders.add(folder);
    const pool = new WorkerPool(
      { python: environment.python, script, args: [folder], env, memoryBytes },
      workers,
    );
    try {
      const ask = { timeoutMs: 30_000, ...(signal && { signal }) };
      const { [name]: version = '' } = await pool.request<Record<string, string>>({ ask: 'version' }, ask);
      const worker = sha256(readFileSync(script));
      const fingerprint = hashOf({
        environment: environment.fingerprint,
        worker,
        revision,
        honour: this.#honour,
      });
      return { pool, folder, version, fingerprint };
    } catch (error) {
      await release(pool, folder);
      if (!(error instanceof WorkerError)) throw error;
      throw new PrerequisiteError(`${title} does not start: ${error.message}`, {
        hint: `Remove ${dirname(dirname(environment.python))} and run the same command again: it is set up anew.`,
        cause: error,
      });
    }
  }
}

async function release(pool: WorkerPool, folder: string): Promise<void> {
  await pool.close();
  remove(folder);
  folders.delete(folder);
}
