import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../core/errors.ts';
import { exitOf, limitSignals } from '../bubblewrap.ts';
import { capture } from '../capture.ts';
import { scratchPath } from '../command.ts';
import { SCRATCH, writable } from '../layout.ts';
import { defaultLimits, type LimitName, type SandboxJob, type SandboxResult } from '../sandbox.ts';
import type { Watchdog } from '../watch.ts';
import { CONTAINER_COMPANIONS, CONTAINER_WRAPPERS, createArgs } from './arguments.ts';
import { openChannel } from './channel.ts';
import { ask, type EngineName } from './engine.ts';
import { type ContainerState, stateOf } from './state.ts';
import { tar } from './tar.ts';

/** What the containers of one process have in common. */
export interface Containers {
  engine: EngineName;
  image: string;
  profile: string;
  owner: string;
  /** For named pipes. */
  folder: string;
  prlimit: string;
}

const failed = (message: string): SandboxResult => ({ kind: 'infrastructure-error', message });

/** How long a container may take from its start until it is there. */
const START_MS = 60_000;

/** Whether the process is the first one of that container and can be seen from here: else nobody could hold the limits. */
function isFirst(pid: number, name: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(name);
  } catch {
    return false; // the engine counts processes elsewhere: in a virtual machine, on another computer
  }
}

/** The first process of a container that is being started; `null` when it has ended before. Throws when it cannot be seen. */
async function firstProcess(engine: EngineName, name: string, client: ChildProcess): Promise<number | null> {
  for (const deadline = performance.now() + START_MS; performance.now() < deadline; await sleep(10)) {
    const state = await stateOf(engine, name);
    if (typeof state === 'string') throw new Error(state);
    if (state.Running && state.Pid > 0) {
      // Between its birth and its first breath the process still is the engine's runtime.
      for (let tries = 0; tries < 50; tries++) {
        if (isFirst(state.Pid, name)) return state.Pid;
        await sleep(10);
      }
      throw new Error(`the processes of ${engine} cannot be seen from here: it has to run on this machine`);
    }
    if (client.exitCode !== null) return null;
  }
  throw new Error(`${engine} did not start the container within ${START_MS / 1000} seconds`);
}

/** Runs one job in a container of its own. Rejects only when `job.signal` is aborted or the job itself is malformed. */
export async function runInContainer(
  containers: Containers,
  watchdog: Watchdog,
  job: SandboxJob,
): Promise<SandboxResult> {
  job.signal?.throwIfAborted();
  const { engine, folder } = containers;
  const limits = { ...defaultLimits, ...job.limits };
  const name = `sallm-${process.pid}-${randomUUID()}`;
  const files = tar(
    Object.entries(job.files).map(([path, content]) => ({
      path: scratchPath(path).slice(SCRATCH.length + 1),
      content,
    })),
  );
  const began = performance.now();
  let flooded = false;
  const end = (): void => void ask(engine, ['kill', name]);
  const flood = (): void => {
    flooded = true;
    end();
  };
  const channel = job.resultChannel ? await openChannel(join(folder, name), limits.outputBytes, flood) : null;
  try {
    const container = { ...containers, name, channel: channel?.path ?? null, blocks: files.length / 512 };
    const created = await ask(engine, createArgs(container, job, limits));
    if (created.code !== 0) return failed(`${engine} cannot make the container: ${created.stderr}`);

    const client = spawn(engine, ['start', '--attach', '--interactive', name]);
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
    const clientError = new Promise<never>((_, reject) => client.once('error', reject));
    clientError.catch(() => {}); // told below, or too late to matter
    const stdout = capture(client.stdout, limits.outputBytes, flood);
    const stderr = capture(client.stderr, limits.outputBytes, flood);
    client.stdin.on('error', () => {}); // the job need not read what it is given
    const pid = await Promise.race([firstProcess(engine, name, client), clientError]);
    const watch =
      pid === null
        ? null
        : watchdog.watch(
            {
              pid,
              wrappers: CONTAINER_WRAPPERS,
              folders: writable,
              cpuMs: limits.cpuSeconds * 1000,
              wallMs: limits.wallSeconds * 1000,
              memoryBytes: limits.memoryBytes,
              processes: limits.processes + CONTAINER_COMPANIONS,
            },
            end,
          );
    // Only now is there something foreign to run.
    client.stdin.write(files);
    client.stdin.end(job.stdin ?? '');
    job.signal?.addEventListener('abort', end, { once: true });
    await closed;
    job.signal?.removeEventListener('abort', end);
    const wallMs = performance.now() - began;
    const watched = await watch?.stop();
    await channel?.end();
    job.signal?.throwIfAborted();

    const state = await stateOf(engine, name);
    if (typeof state === 'string') return failed(state);
    if (watched === undefined || state.Status === 'created' || state.Error !== '')
      return failed(state.Error || stderr.text().trim() || `${engine} did not start the container`);
    return {
      kind: 'ended',
      ...endOf(state, flooded ? 'output' : watched.limit),
      stdout: stdout.text(),
      stderr: stderr.text(),
      outputTruncated: stdout.truncated() || stderr.truncated() || (channel?.truncated() ?? false),
      result: channel?.text() ?? '',
      wallMs,
      cpuMs: watched.cpuMs,
    };
  } catch (error) {
    job.signal?.throwIfAborted();
    return failed(messageOf(error));
  } finally {
    await ask(engine, ['rm', '--force', name]);
    await channel?.end();
  }
}

/** Exit code, signal and limit. The kernel's own limit on memory speaks through the engine. */
function endOf(
  state: ContainerState,
  killed: LimitName | null,
): { exitCode: number | null; signal: string | null; limit: LimitName | null } {
  if (killed !== null) return { exitCode: null, signal: 'SIGKILL', limit: killed };
  const exit = exitOf(state.ExitCode);
  if (state.OOMKilled) return { ...exit, limit: 'memory' };
  return { ...exit, limit: exit.signal === null ? null : (limitSignals[exit.signal] ?? null) };
}
