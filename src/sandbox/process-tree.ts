import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports times in these ticks to every program, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** What one look at a job's processes found. */
export interface TreeSample {
  /** Every process of the tree, the root first. */
  pids: number[];
  /** Threads of the processes that are not wrappers. */
  tasks: number;
  /** CPU time of the tree, with children that have been waited for. */
  cpuMs: number;
  /** How long the process that waited longest was ready to run and had no processor. */
  waitedMs: number;
  /** Resident pages, those shared counted once per process. */
  residentBytes: number;
}

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null; // the process has ended in the meantime
  }
};

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and parentheses: `[0]` is the state. */
function statFields(pid: number): string[] | null {
  const text = read(`/proc/${pid}/stat`);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** When a process started, in ticks since boot: with the pid it names a process for good. */
export const startTime = (pid: number): string | null => statFields(pid)?.[19] ?? null;

function childrenOf(pid: number, tasks: readonly string[]): number[] {
  return tasks.flatMap((task) =>
    (read(`/proc/${pid}/task/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number),
  );
}

/** Looks at `root` and everything below it. The first `wrappers` levels are ours: only their CPU time counts. */
export function sampleTree(root: number, wrappers: number): TreeSample {
  const sample: TreeSample = { pids: [], tasks: 0, cpuMs: 0, waitedMs: 0, residentBytes: 0 };
  let level = [root];
  for (let depth = 0; level.length > 0; depth++) {
    const next: number[] = [];
    for (const pid of level) {
      const stat = statFields(pid);
      if (stat === null) continue;
      sample.pids.push(pid);
      // utime, stime, cutime, cstime
      const ticks = stat.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
      sample.cpuMs += (ticks * 1000) / TICKS_PER_SECOND;
      // Time on a processor, time waiting for one (nanoseconds), slices.
      const waited = Number(read(`/proc/${pid}/schedstat`)?.split(' ')[1] ?? 0) / 1e6;
      sample.waitedMs = Math.max(sample.waitedMs, waited);
      let tasks: string[];
      try {
        tasks = readdirSync(`/proc/${pid}/task`);
      } catch {
        continue;
      }
      if (depth >= wrappers) {
        sample.tasks += tasks.length;
        sample.residentBytes += Number(read(`/proc/${pid}/statm`)?.split(' ')[1] ?? 0) * PAGE_BYTES;
      }
      next.push(...childrenOf(pid, tasks));
    }
    level = next;
  }
  return sample;
}

/** Memory of these processes with shared pages divided among those who share them; slower, exact. */
export function proportionalBytes(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    const pss = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1];
    sum += pss === undefined ? 0 : Number(pss) * 1024;
  }
  return sum;
}

const childPids = (pid: number): number[] => {
  try {
    return childrenOf(pid, readdirSync(`/proc/${pid}/task`));
  } catch {
    return [];
  }
};

/** The process `levels` below `root` along only children; `null` when there is none. */
export function descendant(root: number, levels: number): number | null {
  let pid: number | undefined = root;
  for (let level = 0; level < levels && pid !== undefined; level++) pid = childPids(pid)[0];
  return pid ?? null;
}

/** The child of `parent` that has `innerPid` in the parent's own process namespace; `null` when it has ended. */
export function childByInnerPid(parent: number, innerPid: number): number | null {
  for (const pid of childPids(parent)) {
    // All its numbers, from our namespace inwards; the child is the first of a namespace of its own, the innermost.
    const numbers = /^NSpid:\s+(.+)$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]?.split(/\s+/) ?? [];
    if (Number(numbers.at(-2)) === innerPid) return pid;
  }
  return null;
}
