import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalysisStatus } from '../../core/finding.ts';
import { packagePath } from '../../core/paths.ts';
import type { Sample } from '../../core/sample.ts';
import {
  ensureEnvironment,
  WorkerCrashed,
  WorkerError,
  WorkerStartFailed,
  WorkerTimeout,
} from '../../environments/index.ts';
import { WorkerPool } from '../worker-pool.ts';
import type { Lines } from './similar.ts';

const MEMORY_BYTES = 2 * 1024 ** 3;
const TIMEOUT_MS = 60_000;

interface Answer {
  status: AnalysisStatus;
  lines: [number: number, hash: string, content: boolean][];
}

/** The lines of samples that Pylint compares for duplicate code; Pylint's own checker strips them. */
export class LineReader {
  readonly #pool: WorkerPool;
  readonly #folder: string;

  private constructor(pool: WorkerPool, folder: string) {
    this.#pool = pool;
    this.#folder = folder;
  }

  /** @throws PrerequisiteError when Pylint cannot be installed */
  static async open(options: {
    workers?: number;
    onNote?: (message: string) => void;
    signal?: AbortSignal;
  }): Promise<LineReader> {
    const { workers, ...rest } = options;
    const { python } = await ensureEnvironment('analyzers', rest);
    const folder = mkdtempSync(join(tmpdir(), 'sallm-duplicates-'));
    const script = packagePath('python', 'workers', 'duplicates_worker.py');
    const env = { PYLINTHOME: folder };
    return new LineReader(
      new WorkerPool({ python, script, args: [folder], env, memoryBytes: MEMORY_BYTES }, workers),
      folder,
    );
  }

  /** `null` for a sample that cannot be parsed, or that Pylint gave up on. */
  async linesOf({ code }: Sample, signal: AbortSignal): Promise<Lines | null> {
    for (let attempt = 1; ; attempt++) {
      try {
        const payload = { code: code.toWellFormed() };
        const { status, lines } = await this.#pool.request<Answer>(payload, {
          timeoutMs: TIMEOUT_MS,
          signal,
        });
        if (status !== 'ok') return null;
        return {
          numbers: Uint32Array.from(lines, ([number]) => number),
          hashes: BigUint64Array.from(lines, ([, hash]) => BigInt(`0x${hash}`)),
          content: Uint8Array.from(lines, ([, , content]) => Number(content)),
        };
      } catch (error) {
        if (!(error instanceof WorkerError) || error instanceof WorkerStartFailed) throw error;
        if (error instanceof WorkerTimeout || !(error instanceof WorkerCrashed) || attempt > 1) return null;
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
