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
export interface WatchEnd {
  /** The limit for which the watchdog killed it, if it did. */
  limit: LimitName | null;
  /** CPU time as last seen. */
  cpuMs: number;
}

/**
 * Holds the limits that the kernel does not hold for a group of processes: CPU time, memory, processes, wall time and
 * files. Lives in a thread of its own, so that a busy main thread cannot delay it.
 */
export class Watchdog {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (end: WatchEnd) => void; reject: (error: Error) => void }>();
  readonly #limits = new Map<number, LimitName>();
  /** How a job is ended: when it hits a limit, and when nobody watches any more. */
  readonly #watched = new Map<number, () => void>();
  #failure: Error | null = null;
  #nextId = 1;
  #closing = false;

  constructor() {
    const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    this.#worker = new Worker(new URL(`./watch-worker.${extension}`, import.meta.url), { execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWatchdog) => this.#receive(message));
    this.#worker.on('error', (error) =>
      this.#fail(error instanceof Error ? error : new Error(String(error))),
    );
    this.#worker.on('exit', () => this.#fail(new Error('the watchdog has ended')));
  }

  /**
   * Starts watching. `end` is called when a limit is hit (the watchdog itself kills what it is allowed to), and when the
   * watchdog itself fails: the job must not go on without it.
   */
  watch(job: Omit<Watched, 'id'>, end: () => void): { stop: () => Promise<WatchEnd> } {
    const id = this.#nextId++;
    if (this.#failure) end();
    else this.#watched.set(id, end);
    this.#send({ kind: 'add', job: { ...job, id } });
    return { stop: () => this.#stop(id) };
  }

  /** Rejects when the watchdog has failed: nobody can say whether the limits held. */
  #stop(id: number): Promise<WatchEnd> {
    this.#watched.delete(id);
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#worker.ref();
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: 'remove', id });
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker.terminate();
  }

  #receive({ id, limit, cpuMs, removed }: FromWatchdog): void {
    if (limit !== null) {
      this.#limits.set(id, limit);
      this.#watched.get(id)?.();
    }
    if (!removed) return;
    this.#waiting.get(id)?.resolve({ limit: this.#limits.get(id) ?? null, cpuMs });
    this.#waiting.delete(id);
    this.#limits.delete(id);
    // While it is being closed it is waited for, or a program that has nothing else to do would end before.
    if (this.#waiting.size === 0 && !this.#closing) this.#worker.unref();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    for (const end of this.#watched.values()) end();
    this.#waiting.clear();
    this.#watched.clear();
  }

  #send(message: ToWatchdog): void {
    this.#worker.postMessage(message);
  }
}
