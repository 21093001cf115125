import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { SallmError } from '../core/errors.ts';
import { packagePath } from '../core/paths.ts';
import { LineReader } from './line-reader.ts';
import { lastLines } from './run-program.ts';

/** The worker took the request and answered with an error of its own; it goes on. */
export class WorkerError extends SallmError {
  override readonly name: string = 'WorkerError';
}

/** No answer in time. The worker was ended; the next request starts a fresh one. */
export class WorkerTimeout extends WorkerError {
  override readonly name = 'WorkerTimeout';
}

/** The worker ended without an answer. The next request starts a fresh one. */
export class WorkerCrashed extends WorkerError {
  override readonly name = 'WorkerCrashed';
}

/** The worker did not come up at all: nothing can be said about any request. */
export class WorkerStartFailed extends WorkerError {
  override readonly name = 'WorkerStartFailed';
}

export interface PythonWorkerOptions {
  /** The interpreter, usually an environment's. */
  python: string;
  /** A module with `handle(payload)`, hosted by python/workers/host.py. */
  script: string;
  args?: readonly string[];
  /** Added to the minimal environment; nothing is inherited. */
  env?: Readonly<Record<string, string>>;
  /** Limit of its address space, bytes (Linux). */
  memoryBytes?: number;
  /** Time that it may take to start, milliseconds. */
  startTimeoutMs?: number;
}

export interface RequestOptions {
  /** From the moment that the worker gets the request: waiting and starting are not counted. */
  timeoutMs: number;
  signal?: AbortSignal;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
interface Answer {
  ready?: boolean;
  id?: number;
  result?: unknown;
  error?: string;
}

const answerLimit = 64 * 1024 ** 2;
const live = new Set<Child>();
process.on('exit', () => live.forEach(kill));

/**
 * A long-lived Python process that answers one request at a time: one JSON line in, one JSON line out. Started on the
 * first request, again after a crash or time-out. It ends with {@link close}, with its parent, and does not keep an
 * otherwise finished program running.
 */
export class PythonWorker {
  readonly #options: PythonWorkerOptions;
  #child: Child | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #id = 0;
  #closed = false;
  #expect: ((answer: Answer | WorkerError) => void) | null = null;

  constructor(options: PythonWorkerOptions) {
    this.#options = options;
  }

  /**
   * @throws WorkerTimeout, WorkerCrashed, WorkerError (the module raised), or the signal's reason
   */
  request<T>(payload: unknown, options: RequestOptions): Promise<T> {
    const answer = this.#queue.then(() => this.#exchange(payload, options)) as Promise<T>;
    this.#queue = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the process; a request under way fails with WorkerCrashed. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#end();
    await this.#queue;
  }

  async #exchange(payload: unknown, { timeoutMs, signal }: RequestOptions): Promise<unknown> {
    signal?.throwIfAborted();
    if (this.#closed) throw new WorkerCrashed('The worker was closed.');
    if (this.#child === null) await this.#start(signal);
    const child = this.#child;
    if (child === null) throw new WorkerCrashed('The worker ended.');
    const id = ++this.#id;
    child.stdin.write(JSON.stringify({ id, payload }) + '\n');
    const answer = await this.#answer(timeoutMs, signal);
    if (answer.id !== id) {
      this.#end();
      throw new WorkerCrashed('The worker answered out of turn.');
    }
    if (answer.error !== undefined) throw new WorkerError(answer.error);
    return answer.result;
  }

  async #start(signal: AbortSignal | undefined): Promise<void> {
    const { python, script, args = [], env = {}, memoryBytes, startTimeoutMs = 60_000 } = this.#options;
    const host = packagePath('python', 'workers', 'host.py');
    const child = spawn(
      python,
      ['-I', '-u', '-X', 'utf8', host, JSON.stringify({ memoryBytes }), script, ...args],
      // A group of its own, so that whatever it starts ends with it.
      { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { ...minimalEnvironment(), ...env } },
    );
    this.#attach(child);
    try {
      const answer = await this.#answer(startTimeoutMs, signal);
      if (answer.ready !== true) throw new WorkerStartFailed('The worker did not start properly.');
    } catch (error) {
      this.#end();
      if (error instanceof WorkerError) throw new WorkerStartFailed(error.message, { cause: error });
      throw error;
    }
  }

  #attach(child: Child): void {
    this.#child = child;
    live.add(child);
    let errors = '';
    const over = (reason: string) => {
      live.delete(child);
      if (this.#child !== child) return;
      this.#child = null;
      const said = lastLines(errors, 5);
      this.#expect?.(new WorkerCrashed(said ? `${reason}: ${said}` : reason));
    };
    const lines = new LineReader({
      limit: answerLimit,
      onLine: (line) => this.#take(line),
      onTooLong: () => {
        this.#expect?.(new WorkerCrashed('The worker answered with too much.'));
        this.#end();
      },
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (this.#child === child) lines.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors = (errors + chunk).slice(-4096)));
    // A write to a worker that has just ended; the end itself is reported by `close`.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => over(`The worker could not be started: ${error.message}`));
    child.on('close', (code, signal) => over(`The worker ended (${signal ?? `exit code ${code}`})`));
    hold(child, false);
  }

  #take(line: string): void {
    try {
      this.#expect?.(JSON.parse(line) as Answer);
    } catch {
      this.#expect?.(new WorkerCrashed('The worker answered with something that is no JSON.'));
      this.#end();
    }
  }

  /** The next line, or what came instead; a worker that failed to answer is ended. */
  #answer(timeoutMs: number, signal: AbortSignal | undefined): Promise<Answer> {
    const child = this.#child;
    if (child) hold(child, true);
    return new Promise<Answer>((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#expect = null;
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        if (child) hold(child, false);
        act();
      };
      const fail = (error: Error) =>
        settle(() => {
          this.#end();
          reject(error);
        });
      const onAbort = () => fail(signal?.reason instanceof Error ? signal.reason : new Error('Aborted'));
      const timer = setTimeout(() => fail(new WorkerTimeout(`No answer within ${timeoutMs} ms.`)), timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#expect = (answer) =>
        answer instanceof WorkerError ? settle(() => reject(answer)) : settle(() => resolve(answer));
    });
  }

  #end(): void {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    kill(child);
    this.#expect?.(new WorkerCrashed('The worker was closed.'));
  }
}

/** What an interpreter needs to start; nothing of the user's. */
function minimalEnvironment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TMPDIR: tmpdir(),
    ...(SystemRoot !== undefined && { SystemRoot }),
  };
}

function kill(child: Child): void {
  live.delete(child);
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether the process and its pipes keep the program running. */
function hold(child: Child, on: boolean): void {
  for (const handle of [child, child.stdin, child.stdout, child.stderr] as { ref?(): void; unref?(): void }[])
    if (on) handle.ref?.();
    else handle.unref?.();
}
