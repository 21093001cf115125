import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import { messageOf } from '../../core/errors.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import type { EngineOptions } from './analyze-sample.ts';

/** A thread ends a sample at its limit by itself; one that does not is ended this much later. */
const graceMs = 2_000;
/** The first answer waits for the thread to start, also on a busy machine. */
const startMs = 30_000;

/** Worker threads that analyze one sample at a time each; one that hangs or breaks is replaced. */
export class ThreadPool {
  readonly #options: EngineOptions;
  readonly #free: Thread[] = [];
  readonly #all = new Set<Thread>();
  readonly #limit: ReturnType<typeof pLimit>;

  constructor(size: number, options: EngineOptions) {
    this.#options = options;
    this.#limit = pLimit(Math.max(1, size));
  }

  /** @throws the signal's reason */
  analyze(code: string, timeLimit: number, signal?: AbortSignal): Promise<SampleAnalysis> {
    return this.#limit(async () => {
      signal?.throwIfAborted();
      const thread = this.#free.pop() ?? this.#start();
      const answer = await thread.ask(code, timeLimit, signal);
      if (answer.usable) this.#free.push(thread);
      else {
        this.#all.delete(thread);
        await thread.end();
      }
      signal?.throwIfAborted();
      return answer.analysis;
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => thread.end()));
    this.#all.clear();
    this.#free.length = 0;
  }

  #start(): Thread {
    const thread = new Thread(this.#options);
    this.#all.add(thread);
    return thread;
  }
}

interface Answer {
  readonly analysis: SampleAnalysis;
  /** The thread can take the next sample. */
  readonly usable: boolean;
}

class Thread {
  readonly #worker: Worker;
  #fresh = true;
  #ending = false;

  constructor(options: EngineOptions) {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.#worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
      workerData: options,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    this.#worker.unref();
    // Between two questions nobody listens; what breaks then shows at the next one.
    this.#worker.on('error', () => undefined);
  }

  ask(code: string, timeLimit: number, signal?: AbortSignal): Promise<Answer> {
    const worker = this.#worker;
    worker.ref();
    const limit = timeLimit + graceMs + (this.#fresh ? startMs : 0);
    this.#fresh = false;
    return new Promise((resolve) => {
      const finish = (answer: Answer): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        signal?.removeEventListener('abort', onAbort);
        // While it is being ended it is waited for.
        if (!this.#ending) worker.unref();
        resolve(answer);
      };
      const failed = (status: 'timeout' | 'crashed', detail: string): void =>
        finish({ analysis: { status, findings: [], detail }, usable: false });
      const onMessage = (analysis: SampleAnalysis): void => finish({ analysis, usable: true });
      const onError = (error: unknown): void => failed('crashed', messageOf(error));
      const onExit = (): void => failed('crashed', 'the analysis ended without an answer');
      const onAbort = (): void => failed('crashed', 'stopped');
      const timer = setTimeout(() => failed('timeout', `not done within ${timeLimit / 1000} s`), limit);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      signal?.addEventListener('abort', onAbort);
      worker.postMessage({ code, timeLimit });
    });
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#worker.terminate();
  }
}
