import { availableParallelism } from 'node:os';
import pLimit, { type LimitFunction } from 'p-limit';
import { PythonWorker, type PythonWorkerOptions, type RequestOptions } from '../environments/index.ts';

/** Python workers of one kind, started as they are needed, one request at a time each. */
export class WorkerPool {
  readonly #all: PythonWorker[];
  /** The one used last comes first, so that a small load wakes few. */
  readonly #free: PythonWorker[];
  readonly #limit: LimitFunction;

  constructor(options: PythonWorkerOptions, size: number = availableParallelism()) {
    this.#all = Array.from({ length: Math.max(1, size) }, () => new PythonWorker(options));
    this.#free = [...this.#all];
    this.#limit = pLimit(this.#all.length);
  }

  /** Like {@link PythonWorker.request}, on whichever worker is free. */
  request<T>(payload: unknown, options: RequestOptions): Promise<T> {
    return this.#limit(async () => {
      const worker = this.#free.pop();
      if (worker === undefined) throw new Error('More requests than workers.');
      try {
        return await worker.request<T>(payload, options);
      } finally {
        this.#free.push(worker);
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.close()));
  }
}
