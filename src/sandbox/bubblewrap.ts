import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { messageOf } from '../core/errors.ts';
import { capture } from './capture.ts';
import { type Start, STATUS_FD, startOf, type Tools, WRAPPERS } from './command.ts';
import { writable } from './layout.ts';
import { closed } from './orphans.ts';
import { defaultLimits, type LimitName, type SandboxJob, type SandboxResult } from './sandbox.ts';
import type { Watchdog } from './watch.ts';

const STATUS_BYTES = 64 * 1024;

const signalNames = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));
/** Signals by which the kernel tells that a limit was hit. */
export const limitSignals: Readonly<Record<string, LimitName>> = { SIGXCPU: 'cpu', SIGXFSZ: 'file-size' };

/** `bwrap` passes a death by signal on as 128 + its number, as a shell does. */
export function exitOf(code: number): { exitCode: number | null; signal: string | null } {
  const signal = code > 128 ? signalNames.get(code - 128) : undefined;
  return signal === undefined ? { exitCode: code, signal: null } : { exitCode: null, signal };
}

/** The exit code that `bwrap` reported; `null` when it never came as far as starting the program. */
function reportedExit(status: string): number | null {
  const code = /"exit-code"\s*:\s*(\d+)/.exec(status)?.[1];
  return code === undefined ? null : Number(code);
}

/**
 * Runs one job in a fresh sandbox. Rejects only when `job.signal` is aborted or the job itself is malformed.
 *
 * @param alter changes the start; only the proof that each protection is needed takes one away by it
 */
export async function runJob(
  tools: Tools,
  seccomp: Uint8Array,
  watchdog: Watchdog,
  job: SandboxJob,
  alter: (start: Start) => Start = (start) => start,
): Promise<SandboxResult> {
  job.signal?.throwIfAborted();
  const limits = { ...defaultLimits, ...job.limits };
  const start = alter(startOf(tools, job, limits, { kind: 'job', seccomp }));
  const began = performance.now();
  const child = spawn(start.program, start.args, {
    env: {},
    cwd: '/',
    stdio: [
      'pipe',
      'pipe',
      'pipe',
      job.resultChannel ? 'pipe' : 'ignore',
      'pipe',
      ...start.inputs.map(() => 'pipe' as const),
    ],
  });
  const spawnError = new Promise<Error | null>((resolve) => {
    child.once('error', resolve);
    child.once('spawn', () => resolve(null));
  });
  const end = closed(child);
  const failed = await spawnError;
  if (failed)
    return { kind: 'infrastructure-error', message: `cannot start ${start.program}: ${failed.message}` };

  let flooded = false;
  const kill = (): void => void child.kill('SIGKILL');
  const flood = (): void => {
    flooded = true;
    kill();
  };
  const stream = (fd: number): Readable => child.stdio[fd] as Readable;
  const stdout = capture(stream(1), limits.outputBytes, flood);
  const stderr = capture(stream(2), limits.outputBytes, flood);
  const result = job.resultChannel ? capture(stream(3), limits.outputBytes, flood) : null;
  const status = capture(stream(STATUS_FD), STATUS_BYTES, () => {});
  [job.stdin ?? '', ...start.inputs].forEach((content, index) => {
    const pipe = child.stdio[index === 0 ? 0 : STATUS_FD + index] as Writable;
    pipe.on('error', () => {}); // the job need not read what it is given
    pipe.end(content);
  });

  const watch = watchdog.watch(
    {
      pid: child.pid ?? 0,
      wrappers: WRAPPERS,
      folders: writable,
      cpuMs: limits.cpuSeconds * 1000,
      wallMs: limits.wallSeconds * 1000,
      memoryBytes: limits.memoryBytes,
      processes: limits.processes,
    },
    kill,
  );
  job.signal?.addEventListener('abort', kill, { once: true });
  await end;
  job.signal?.removeEventListener('abort', kill);
  const wallMs = performance.now() - began;
  const watched = await watch.stop().catch((error: unknown) => messageOf(error));
  job.signal?.throwIfAborted();
  if (typeof watched === 'string')
    return { kind: 'infrastructure-error', message: `nobody held the limits: ${watched}` };

  const code = reportedExit(status.text());
  const killed = flooded ? 'output' : watched.limit;
  if (code === null && killed === null) {
    const why = stderr.text().trim() || `${start.program} ended without a status`;
    return { kind: 'infrastructure-error', message: why };
  }
  const exit = code === null ? { exitCode: null, signal: 'SIGKILL' } : exitOf(code);
  return {
    kind: 'ended',
    ...exit,
    limit: killed ?? (exit.signal === null ? null : (limitSignals[exit.signal] ?? null)),
    stdout: stdout.text(),
    stderr: stderr.text(),
    outputTruncated: stdout.truncated() || stderr.truncated() || (result?.truncated() ?? false),
    result: result?.text() ?? '',
    wallMs,
    cpuMs: watched.cpuMs,
  };
}
