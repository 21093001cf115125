import { Worker } from 'node:worker_threads';
import type { LimitName } from './sandbox.ts';

/** What the watchdog needs to know about a job. */
export interface Watched {
  id: number;
  /** The outermost process that we started. */
  pid: number;
  /** How many of the outermost levels are ours. */
  wrappers: number;
  /** Folders of limited size inside the job, watched for the number of files in them. */
  folders: readonly string[];
  cpuMs: number;
  wallMs: number;
  memoryBytes: number;
  processes: number;
}

export type ToWatchdog = { kind: 'add'; job: Watched } | { kind: 'remove'; id: number };
/** Sent when a job was killed for a limit, and once when it is removed. */
export type FromWatchdog = { id: number; limit: LimitName | null; cpuMs: number; removed: boolean };

/** How a watched job stood when it ended. */
export interface Watch {
  /** Stops watching; the limit for which the watchdog killed the job, if it did, and its CPU time as last seen. */
  stop(): Promise<{ limit: LimitName | null; cpuMs: number }>;
}

/**
 * Holds the limits that the kernel does not hold for a group of processes: CPU time, memory, processes, wall time and
 * files. Lives in a thread of its own, so that a busy main thread cannot delay it.
 */
export class Watchdog {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (end: { limit: LimitName | null; cpuMs: number }) => void>();
  readonly #limits = new Map<number, LimitName>();
  #nextId = 1;

  constructor() {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.#worker = new Worker(new URL(`./watch-worker.${extension}`, import.meta.url), { execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWatchdog) => {
      if (message.limit !== null) this.#limits.set(message.id, message.limit);
      if (!message.removed) return;
      this.#waiting.get(message.id)?.({ limit: this.#limits.get(message.id) ?? null, cpuMs: message.cpuMs });
      this.#waiting.delete(message.id);
      this.#limits.delete(message.id);
    });
  }

  watch(job: Omit<Watched, 'id'>): Watch {
    const id = this.#nextId++;
    this.#send({ kind: 'add', job: { ...job, id } });
    return {
      stop: () =>
        new Promise((resolve) => {
          this.#worker.ref();
          this.#waiting.set(id, (end) => {
            if (this.#waiting.size <= 1) this.#worker.unref();
            resolve(end);
          });
          this.#send({ kind: 'remove', id });
        }),
    };
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: ToWatchdog): void {
    this.#worker.postMessage(message);
  }
}
