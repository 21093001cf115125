import { messageOf } from '../core/errors.ts';
import type { SampleAnalysis } from '../core/finding.ts';
import { WorkerCrashed, WorkerError, WorkerStartFailed, WorkerTimeout } from '../environments/index.ts';
import type { WorkerPool } from './worker-pool.ts';

/**
 * Asks a pool about one sample; whatever happens to the worker becomes this sample's status. A crash is tried once
 * more in a fresh process: it may have been an earlier sample's leftovers.
 *
 * @throws the signal's reason
 */
export async function scanSample<T>(
  pool: WorkerPool,
  payload: unknown,
  toAnalysis: (answer: T) => SampleAnalysis,
  options: { timeoutMs: number; signal?: AbortSignal },
): Promise<SampleAnalysis> {
  for (let attempt = 1; ; attempt++) {
    try {
      return toAnalysis(await pool.request<T>(payload, options));
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      if (error instanceof WorkerCrashed && attempt === 1) continue;
      return { status: statusOf(error), findings: [], detail: messageOf(error) };
    }
  }
}

function statusOf(error: WorkerError): SampleAnalysis['status'] {
  if (error instanceof WorkerStartFailed) return 'unavailable';
  return error instanceof WorkerTimeout ? 'timeout' : 'crashed';
}
