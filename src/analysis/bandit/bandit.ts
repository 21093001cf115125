import { dirname } from 'node:path';
import { PrerequisiteError } from '../../core/errors.ts';
import type { Finding, SampleAnalysis } from '../../core/finding.ts';
import { cachePath, packagePath } from '../../core/paths.ts';
import type { Sample } from '../../core/sample.ts';
import { ensureEnvironment, WorkerError } from '../../environments/index.ts';
import type { Analyzer, AnalyzeOptions, AnalyzerKind, AnalyzerSettings } from '../analyzer.ts';
import { scanSample } from '../scan-sample.ts';
import { allUnavailable } from '../unavailable.ts';
import { WorkerPool } from '../worker-pool.ts';

/** One issue as python/workers/bandit_worker.py gives it. */
interface Issue {
  rule: string;
  symbol: string;
  message: string;
  /** 0 when the test names none. */
  cwe: number;
  severity: string;
  confidence: string;
  range: [line: number, column: number, endLine: number, endColumn: number];
}
interface Answer {
  status: 'ok' | 'unparsable' | 'crashed';
  detail?: string;
  issues: Issue[];
  suppressions: number;
}

interface Ready {
  pool: WorkerPool;
  version: string;
}

/** Bandit in long-lived workers: findings are those of `bandit FILE`. */
class Bandit implements Analyzer {
  readonly name = 'bandit';
  readonly #settings: AnalyzerSettings;
  #ready: Promise<Ready> | null = null;

  constructor(settings: AnalyzerSettings) {
    this.#settings = settings;
  }

  async prepare(options: { signal?: AbortSignal } = {}): Promise<{ version: string }> {
    this.#ready ??= this.#open(options).catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return { version: (await this.#ready).version };
  }

  async analyze(
    batch: readonly Sample[],
    options: AnalyzeOptions = {},
  ): Promise<Map<string, SampleAnalysis>> {
    const { secondsPerSample = 30, signal } = options;
    try {
      await this.prepare(signal ? { signal } : {});
    } catch (error) {
      return allUnavailable(batch, error);
    }
    const ready = await this.#ready;
    if (ready === null) throw new Error('Closed while preparing.');
    const honour = this.#settings.honourSuppressions ?? false;
    const scan = async ({ id, code }: Sample): Promise<[string, SampleAnalysis]> => {
      const payload = { code: code.toWellFormed(), honour };
      const toAnalysis = (answer: Answer) => analysisOf(answer, ready.version);
      const timeoutMs = secondsPerSample * 1000;
      return [
        id,
        await scanSample(ready.pool, payload, toAnalysis, { timeoutMs, ...(signal && { signal }) }),
      ];
    };
    return new Map(await Promise.all(batch.map(scan)));
  }

  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = null;
    // A preparation that failed has told its caller already.
    await ready?.then(
      ({ pool }) => pool.close(),
      () => undefined,
    );
  }

  async #open({ signal }: { signal?: AbortSignal }): Promise<Ready> {
    const { onNote, workers } = this.#settings;
    const environment = await ensureEnvironment('analyzers', {
      ...(onNote && { onNote }),
      ...(signal && { signal }),
    });
    const pool = new WorkerPool(
      {
        python: environment.python,
        script: packagePath('python', 'workers', 'bandit_worker.py'),
        // Its plug-in loader keeps a cache of its own there.
        env: { XDG_CACHE_HOME: cachePath('workers') },
        memoryBytes: 2 * 1024 ** 3,
      },
      workers,
    );
    try {
      const ask = { timeoutMs: 30_000, ...(signal && { signal }) };
      const { bandit } = await pool.request<{ bandit: string }>({ ask: 'version' }, ask);
      return { pool, version: bandit };
    } catch (error) {
      await pool.close();
      if (!(error instanceof WorkerError)) throw error;
      throw new PrerequisiteError(`Bandit does not start: ${error.message}`, {
        hint: `Remove ${dirname(dirname(environment.python))} and run the same command again: it is set up anew.`,
        cause: error,
      });
    }
  }
}

function analysisOf({ status, detail, issues, suppressions }: Answer, toolVersion: string): SampleAnalysis {
  const findings = issues.map((issue): Finding => {
    const [line, column, endLine, endColumn] = issue.range;
    return {
      rule: issue.rule,
      symbol: issue.symbol,
      message: issue.message,
      kind: 'security',
      cwes: issue.cwe === 0 ? [] : [issue.cwe],
      severity: rankOf(issue.severity),
      confidence: rankOf(issue.confidence),
      range: { line, column, endLine, endColumn },
      tool: 'bandit',
      toolVersion,
    };
  });
  return { status, findings, suppressions, ...(detail !== undefined && { detail }) };
}

const ranks = { LOW: 'low', MEDIUM: 'medium', HIGH: 'high' } as const;
const rankOf = (rank: string): Finding['severity'] => ranks[rank as keyof typeof ranks] ?? 'unknown';

export const bandit = {
  name: 'bandit',
  summary: 'Bandit: security linter for Python, one rule set with CWE numbers',
  open: (settings) => new Bandit(settings),
} satisfies AnalyzerKind;
