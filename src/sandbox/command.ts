import { dirname, isAbsolute, join, normalize } from 'node:path';
import { madeUpFiles, SCRATCH, systemBinds, writable } from './layout.ts';
import { dropRoot, type RootTools } from './root.ts';
import type { Limits, SandboxJob } from './sandbox.ts';
import { closing } from './strays.ts';

/** The programs that a job is started with; absolute paths. */
export interface Tools {
  bwrap: string;
  /** Where `bwrap` and its libraries lie, when it is not the system's own. */
  bwrapFolder: string | null;
  prlimit: string;
  /** What dropping root takes; `null` for an ordinary user. */
  rootTools: RootTools | null;
  /** Descriptors that must not reach a job, and the shell that closes them when there are any. */
  strays: readonly number[];
  bash: string | null;
  /** Whether the kernel counts processes per user namespace (5.14 and later); before, the limit would count the user's own. */
  countsProcesses: boolean;
}

/** The user that a job sees itself as. */
export const INSIDE_USER = 1000;
export const OPEN_FILES = 512;
/** Address space beyond the memory limit: mapped, never touched. The watchdog holds the limit itself. */
const ADDRESS_SPACE_SLACK = 1024 ** 3;

/** The watchdog ends a job that has more processes than it may; the kernel only keeps it from running away until then. */
export const PROCESS_SLACK = 16;

/** A start of `bwrap`: its arguments and what it has to read on which descriptor. */
export interface Start {
  program: string;
  args: string[];
  /** Contents by descriptor, from {@link FIRST_FREE_FD} on. */
  inputs: (string | Uint8Array)[];
}

/** Levels of the process tree that are ours: `bwrap` outside, and as the first process of the new namespace. */
export const WRAPPERS = 2;
/** Descriptor 3 belongs to the job. */
export const STATUS_FD = 4;
export const FIRST_FREE_FD = 5;

/** Where a file of a job goes. Throws for a path that leaves the scratch folder. */
export function scratchPath(path: string): string {
  const clean = normalize(path);
  if (
    clean === '' ||
    clean === '.' ||
    isAbsolute(clean) ||
    clean.split('/').includes('..') ||
    clean.includes('\0')
  )
    throw new RangeError(`file outside the scratch folder: ${JSON.stringify(path)}`);
  return join(SCRATCH, clean);
}

/** The limits that the kernel holds per process, as the beginning of a command line. */
export function limitArgs(tools: Pick<Tools, 'prlimit' | 'countsProcesses'>, limits: Limits): string[] {
  const cpu = Math.ceil(limits.cpuSeconds) + 1;
  return [
    tools.prlimit,
    `--as=${limits.memoryBytes + ADDRESS_SPACE_SLACK}`,
    `--cpu=${cpu}:${cpu + 1}`,
    `--fsize=${limits.fileBytes}`,
    `--nofile=${OPEN_FILES}`,
    '--core=0',
    '--msgqueue=0',
    ...(tools.countsProcesses ? [`--nproc=${limits.processes + PROCESS_SLACK}`] : []),
    '--',
  ];
}

/** A job, with its system-call filter, or a warm parent, which makes sandboxes of its own inside and runs no foreign code itself. */
export type Role = { kind: 'job'; seccomp: Uint8Array } | { kind: 'warm-parent' };

/**
 * Makes the command line of a job. Root becomes an unprivileged user first (see `root.ts`), so that root and an
 * ordinary user get the same sandbox and no process of the job is root for the kernel.
 */
export function startOf(tools: Tools, job: SandboxJob, limits: Limits, role: Role): Start {
  const inputs: (string | Uint8Array)[] = [];
  const fd = (content: string | Uint8Array): number => FIRST_FREE_FD + inputs.push(content) - 1;
  const { rootTools } = tools;
  const dropped = rootTools === null ? null : dropRoot(rootTools, tools, job.readOnly);

  const files = Object.entries(job.files).map(([path, content]) => [scratchPath(path), content] as const);
  const folders = new Set(files.map(([path]) => dirname(path)).filter((folder) => folder !== SCRATCH));

  const args = [
    '--unshare-user',
    ...['--uid', String(INSIDE_USER), '--gid', String(INSIDE_USER)],
    ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
    ...(role.kind === 'job' ? ['--disable-userns'] : []),
    '--new-session',
    '--die-with-parent',
    ...['--cap-drop', 'ALL'],
    ...['--hostname', 'sandbox'],
    ...['--proc', '/proc'],
    // Some settings are the namespace's own and would be writable.
    ...(role.kind === 'job' ? ['--ro-bind', '/proc/sys', '/proc/sys'] : []),
    ...['--dev', '/dev'],
    ...writable.flatMap((path) => [
      '--perms',
      '0700',
      '--size',
      String(limits.scratchBytes),
      '--tmpfs',
      path,
    ]),
    ...systemBinds(),
    ...job.readOnly.flatMap((folder) => ['--ro-bind', dropped?.visible(folder) ?? folder, folder]),
    ...madeUpFiles(fd),
    ...[...folders].flatMap((folder) => ['--dir', folder]),
    ...files.flatMap(([path, content]) => ['--file', String(fd(content)), path]),
    ...['--remount-ro', '/dev', '--remount-ro', '/'],
    ...(role.kind === 'job' ? ['--seccomp', String(fd(role.seccomp))] : []),
    ...['--json-status-fd', String(STATUS_FD)],
    ...Object.entries(job.env ?? {}).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--chdir', SCRATCH],
    '--',
    ...(role.kind === 'job' ? limitArgs(tools, limits) : []),
    ...job.command,
  ];
  // Ours take the lowest numbers, whatever was there before.
  const strays = tools.strays.filter((stray) => stray >= FIRST_FREE_FD + inputs.length);
  const close = tools.bash !== null && strays.length > 0 ? closing(tools.bash, strays) : [];
  const [program = '', ...rest] = [...close, ...(dropped?.command ?? [tools.bwrap]), ...args];
  return { program, args: rest, inputs };
}
