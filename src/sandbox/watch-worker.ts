import { statfsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { proportionalBytes, sampleTree, startTime } from './process-tree.ts';
import type { LimitName } from './sandbox.ts';
import type { FromWatchdog, ToWatchdog, Watched } from './watch.ts';

const INTERVAL_MS = 20;
/** How far waiting for a processor can stretch the wall time at most. */
const MOST_STRETCHED = 8;
/** Every how many looks the files are counted. */
const FILES_EVERY = 5;
/** More files than this in a scratch folder is an attack on the kernel's memory. */
const MAX_FILES = 50_000;

interface State {
  job: Watched;
  started: number;
  /** Names the root process for good: its pid may be given away after its end. */
  born: string | null;
  looks: number;
  cpuMs: number;
  /** Time that a busy machine, not the job, took: it does not count. */
  waitedMs: number;
  limit: LimitName | null;
}

const jobs = new Map<number, State>();
let timer: NodeJS.Timeout | null = null;

const tell = (state: State, removed: boolean): void => {
  const message: FromWatchdog = { id: state.job.id, limit: state.limit, cpuMs: state.cpuMs, removed };
  parentPort?.postMessage(message);
};

function filesIn(pid: number, folders: readonly string[]): number {
  let most = 0;
  for (const folder of folders) {
    try {
      const { files, ffree } = statfsSync(`/proc/${pid}/root${folder}`);
      most = Math.max(most, files - ffree);
    } catch {
      // not mounted yet, or the process has just ended
    }
  }
  return most;
}

function look(state: State): LimitName | null {
  const { job } = state;
  const tree = sampleTree(job.pid, job.wrappers);
  state.looks++;
  state.cpuMs = Math.max(state.cpuMs, tree.cpuMs);
  const inside = tree.pids.slice(job.wrappers);
  // Before the time that they take together: it says more.
  if (tree.tasks > job.processes) return 'processes';
  if (state.cpuMs > job.cpuMs) return 'cpu';
  state.waitedMs = Math.max(state.waitedMs, tree.waitedMs);
  const elapsed = performance.now() - state.started;
  if (elapsed - state.waitedMs > job.wallMs || elapsed > job.wallMs * MOST_STRETCHED) return 'wall';
  if (tree.residentBytes > job.memoryBytes && proportionalBytes(inside) > job.memoryBytes) return 'memory';
  const first = inside[0];
  if (first !== undefined && state.looks % FILES_EVERY === 0 && filesIn(first, job.folders) > MAX_FILES)
    return 'file-size';
  return null;
}

/** Ends the whole tree. Its own namespace would die with the root; killing each makes it sooner. */
function kill(state: State): void {
  if (startTime(state.job.pid) !== state.born) return;
  for (const pid of sampleTree(state.job.pid, 0).pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has ended in the meantime
    }
  }
}

function tick(): void {
  for (const state of jobs.values()) {
    if (state.limit !== null || startTime(state.job.pid) !== state.born) continue;
    state.limit = look(state);
    if (state.limit === null) continue;
    kill(state);
    tell(state, false);
  }
}

parentPort?.on('message', (message: ToWatchdog) => {
  if (message.kind === 'add') {
    const { job } = message;
    const state = {
      job,
      started: performance.now(),
      born: startTime(job.pid),
      looks: 0,
      cpuMs: 0,
      waitedMs: 0,
      limit: null,
    };
    jobs.set(job.id, state);
    timer ??= setInterval(tick, INTERVAL_MS);
    return;
  }
  const state = jobs.get(message.id);
  if (!state) return;
  jobs.delete(message.id);
  tell(state, true);
  if (jobs.size === 0 && timer) {
    clearInterval(timer);
    timer = null;
  }
});
