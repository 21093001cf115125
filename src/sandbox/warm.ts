import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { messageOf } from '../core/errors.ts';
import { exitOf, limitSignals } from './bubblewrap.ts';
import { capture } from './capture.ts';
import { scratchPath, startOf, STATUS_FD, type Tools, WRAPPERS } from './command.ts';
import { frame, frameReader } from './frames.ts';
import { isHidden, SCRATCH, writable } from './layout.ts';
import { closed } from './orphans.ts';
import { childByInnerPid, descendant } from './process-tree.ts';
import {
  defaultLimits,
  type SandboxResult,
  type WarmJob,
  type WarmParent,
  type WarmSpec,
} from './sandbox.ts';
import type { Watchdog } from './watch.ts';

const Message = z.discriminatedUnion('event', [
  z.object({ event: z.literal('ready'), parentBytes: z.number() }),
  /** The first process of the job's namespaces, as the parent sees it. */
  z.object({ event: z.literal('started'), id: z.number(), pid: z.number() }),
  z.object({
    event: z.literal('ended'),
    id: z.number(),
    stdout: z.base64(),
    stderr: z.base64(),
    result: z.base64(),
    /** The test process's end, the status word of wait(2), or why it could not start; empty when its cell was killed. */
    status: z.string(),
    truncated: z.boolean(),
    flooded: z.boolean(),
    cpuMs: z.number(),
    wallMs: z.number(),
    /** The parent's own resident memory. */
    parentBytes: z.number(),
  }),
]);
type Ended = Extract<z.infer<typeof Message>, { event: 'ended' }>;

interface Running {
  job: WarmJob;
  watch: ReturnType<Watchdog['watch']> | null;
  finish: (result: SandboxResult) => void;
}

const text = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');

/** What a status word of wait(2) says. */
function endOf(status: number): { exitCode: number | null; signal: string | null } {
  const signal = status & 0x7f;
  return signal === 0 ? { exitCode: (status >> 8) & 0xff, signal: null } : exitOf(128 + signal);
}

/** The first process of a job's namespaces, which adopts its orphans, is ours. */
const JOB_WRAPPERS = 1;

class Parent implements WarmParent {
  served = 0;
  grownBytes = 0;
  readonly #child: ChildProcess;
  readonly #watchdog: Watchdog;
  readonly #running = new Map<number, Running>();
  readonly #ready: Promise<void>;
  readonly #closed: Promise<void>;
  #failure: string | null = null;
  #settleReady: (error: Error | null) => void = () => {};
  /** Of the child of the parent that makes the namespaces of its jobs. */
  #makerPid: number | null = null;
  #readyBytes = 0;

  constructor(child: ChildProcess, inputs: readonly (string | Uint8Array)[], watchdog: Watchdog) {
    this.#child = child;
    this.#watchdog = watchdog;
    this.#ready = new Promise((resolve, reject) => {
      this.#settleReady = (error) => (error ? reject(error) : resolve());
    });
    const errors = capture(child.stderr!, 16 * 1024, () => {});
    (child.stdio[STATUS_FD] as Readable).resume().on('error', () => {});
    inputs.forEach((content, index) => {
      const pipe = child.stdio[STATUS_FD + 1 + index] as Writable;
      pipe.on('error', () => {});
      pipe.end(content);
    });
    child.stdin!.on('error', () => {});
    child.stdout!.on('error', () => {});
    const read = frameReader((message) => this.#receive(Message.parse(message)));
    child.stdout!.on('data', (chunk: Buffer) => {
      try {
        read(chunk);
      } catch (error) {
        this.#fail(`it spoke nonsense: ${messageOf(error)}`);
        child.kill('SIGKILL');
      }
    });
    child.once('error', (error) => this.#fail(error.message));
    this.#closed = closed(child).then(() => this.#fail(errors.text().trim() || 'it has ended'));
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  async run(job: WarmJob): Promise<SandboxResult> {
    job.signal?.throwIfAborted();
    if (this.#failure !== null) return { kind: 'infrastructure-error', message: this.#failure };
    const limits = { ...defaultLimits, ...job.limits };
    const files = Object.fromEntries(
      Object.entries(job.files).map(([path, content]) => [
        scratchPath(path).slice(SCRATCH.length + 1),
        Buffer.from(content as string).toString('base64'),
      ]),
    );
    const id = ++this.served;
    const kill = (): void => this.#kill(id);
    job.signal?.addEventListener('abort', kill, { once: true });
    const result = await new Promise<SandboxResult>((finish) => {
      this.#running.set(id, { job, watch: null, finish });
      this.#child.stdin!.write(frame({ id, files, request: job.request, limits }));
    });
    job.signal?.removeEventListener('abort', kill);
    job.signal?.throwIfAborted();
    return result;
  }

  async close(): Promise<void> {
    this.#child.kill('SIGKILL');
    this.#fail('it was closed');
    if (this.#child.pid !== undefined) await this.#closed;
  }

  #kill(id: number): void {
    if (this.#running.has(id)) this.#child.stdin!.write(frame({ kill: id }));
  }

  #receive(message: z.infer<typeof Message>): void {
    if (message.event === 'ready') {
      this.#makerPid = descendant(this.#child.pid ?? 0, WRAPPERS + 1);
      this.#readyBytes = message.parentBytes;
      this.#settleReady(null);
    } else if (message.event === 'started') this.#watch(message.id, message.pid);
    else void this.#end(message);
  }

  #watch(id: number, innerPid: number): void {
    const running = this.#running.get(id);
    if (!running) return;
    const pid = this.#makerPid === null ? null : childByInnerPid(this.#makerPid, innerPid);
    if (pid === null) return; // it has ended already: the next message says how
    const limits = { ...defaultLimits, ...running.job.limits };
    running.watch = this.#watchdog.watch(
      {
        pid,
        wrappers: JOB_WRAPPERS,
        folders: writable,
        cpuMs: limits.cpuSeconds * 1000,
        wallMs: limits.wallSeconds * 1000,
        memoryBytes: limits.memoryBytes,
        processes: limits.processes,
      },
      () => this.#kill(id),
    );
  }

  async #end(ended: Ended): Promise<void> {
    const running = this.#running.get(ended.id);
    if (!running) return;
    this.#running.delete(ended.id);
    this.grownBytes = ended.parentBytes - this.#readyBytes;
    try {
      const watched = running.watch === null ? null : await running.watch.stop();
      running.finish(this.#resultOf(ended, watched?.limit ?? null));
    } catch (error) {
      running.finish({
        kind: 'infrastructure-error',
        message: `nobody held the limits: ${messageOf(error)}`,
      });
    }
  }

  #resultOf(ended: Ended, watched: Extract<SandboxResult, { kind: 'ended' }>['limit']): SandboxResult {
    const { status } = ended;
    const killed = ended.flooded ? 'output' : watched;
    if (!/^\d+$/.test(status) && killed === null)
      return {
        kind: 'infrastructure-error',
        message: status === '' ? 'a child ended without a status' : status,
      };
    const exit = killed !== null ? { exitCode: null, signal: 'SIGKILL' } : endOf(Number(status));
    return {
      kind: 'ended',
      ...exit,
      limit: killed ?? (exit.signal === null ? null : (limitSignals[exit.signal] ?? null)),
      stdout: text(ended.stdout),
      stderr: text(ended.stderr),
      outputTruncated: ended.truncated,
      result: text(ended.result),
      wallMs: ended.wallMs,
      cpuMs: ended.cpuMs,
    };
  }

  #fail(why: string): void {
    this.#failure ??= `the warm parent is gone: ${why}`;
    this.#settleReady(new Error(this.#failure));
    for (const { watch, finish } of this.#running.values()) {
      watch?.stop().catch(() => {}); // the job is over either way
      finish({ kind: 'infrastructure-error', message: this.#failure });
    }
    this.#running.clear();
  }
}

/** Starts a warm parent in a sandbox of its own. Rejects where it cannot work. */
export async function openWarmParent(
  tools: Tools,
  filter: Uint8Array,
  watchdog: Watchdog,
  spec: WarmSpec,
  signal: AbortSignal,
): Promise<WarmParent> {
  signal.throwIfAborted();
  const hidden = spec.readOnly.find(isHidden);
  if (hidden !== undefined) throw new Error(`${hidden} would be hidden by the scratch folders`);
  const command = spec.command(Buffer.from(filter).toString('base64'));
  const job = { command, readOnly: spec.readOnly, files: {}, ...(spec.env && { env: spec.env }) };
  const start = startOf(tools, job, defaultLimits, { kind: 'warm-parent' });
  const child = spawn(start.program, start.args, {
    env: {},
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe', 'ignore', 'pipe', ...start.inputs.map(() => 'pipe' as const)],
  });
  const parent = new Parent(child, start.inputs, watchdog);
  const close = (): void => void parent.close();
  signal.addEventListener('abort', close, { once: true });
  child.once('close', () => signal.removeEventListener('abort', close));
  await parent.ready();
  return parent;
}
