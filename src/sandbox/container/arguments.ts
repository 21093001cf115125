import { availableParallelism } from 'node:os';
import { limitArgs, OPEN_FILES, PROCESS_SLACK } from '../command.ts';
import { SCRATCH, systemFolders, visibleFiles } from '../layout.ts';
import type { Limits, SandboxJob } from '../sandbox.ts';
import type { EngineName } from './engine.ts';
import { CHANNEL } from './image.ts';

/** Owns nothing on any machine. The engine's own users, and whoever sits at this machine, have smaller numbers. */
export const CONTAINER_USER = 61_375;
/** More processors than this no job gets. */
const PROCESSORS = 2;
/** Kept from running away by the kernel; the watchdog ends a job long before. */
const MOST_FILES = 200_000;
/** Processes of the one user that all containers share. */
const USER_PROCESSES = 4096;
/** How long a job may be there when nobody watches it any more, as a multiple of its wall time, and in seconds besides. */
const [ABANDONED_FACTOR, ABANDONED_SECONDS] = [8, 60];
/** The job's part of the process tree begins below the shell, and has these beside it. */
export const [CONTAINER_WRAPPERS, CONTAINER_COMPANIONS] = [1, 2];

/**
 * The first process of a container. Takes the files of the job from its input, as many blocks as it is told, and then
 * waits for the job. Its own messages go nowhere: those of the job are the job's. Beside the job something sleeps that
 * ends this one process, and so the container, when nobody is there any more to do it. It must never signal more than
 * that: with an engine that does not isolate, it would reach the machine.
 */
const launcher = `
dd bs=512 count="$1" iflag=fullblock 2>/dev/null | tar -x -f - -C ${SCRATCH} || exit 71
exec 5<&0 </dev/null 4>&2 2>/dev/null 3>"$2"
patience=$3
shift 3
"$@" <&5 2>&4 4>&- 5<&- &
job=$!
exec 5<&- 4>&-
{ sleep "$patience"; kill -KILL "$job"; } >/dev/null 3>&- &
exec >/dev/null 3>&-
wait "$job"
exit $?
`;

/** Everything about a job but what goes to its input. */
export interface Container {
  engine: EngineName;
  name: string;
  /** Who started it, for the sweep of what was left behind. */
  owner: string;
  image: string;
  /** The file with the system-call filter. */
  profile: string;
  /** A named pipe of this machine for descriptor 3; `null` for none. */
  channel: string | null;
  /** The archive with the files of the job, in blocks of 512 bytes. */
  blocks: number;
  prlimit: string;
}

/** A mount in the engines' syntax, which is a line of CSV. */
function mount(source: string, target: string, readOnly: boolean): string[] {
  if (/[,"\n]/.test(source + target))
    throw new RangeError(`a container cannot show a path with a comma or a quote: ${JSON.stringify(source)}`);
  return ['--mount', `type=bind,source=${source},target=${target}${readOnly ? ',readonly' : ''}`];
}

/**
 * The arguments of `docker create` and `podman create`, by their published references. What the kernel does not hold for
 * a group of processes the watchdog holds, as for bubblewrap; the limits here stand behind it.
 */
export function createArgs(container: Container, job: SandboxJob, limits: Limits): string[] {
  const { engine, name, owner, image, profile, channel, blocks, prlimit } = container;
  const files = engine === 'docker' ? `,nr_inodes=${MOST_FILES}` : '';
  const scratch = `rw,exec,nosuid,nodev,mode=1777,size=${limits.scratchBytes}${files}`;
  // Files in the scratch folders are memory too, to the engine.
  const memory = String(limits.memoryBytes + 3 * limits.scratchBytes);
  const environment = Object.entries(job.env ?? {}).map(([key, value]) => `${key}=${value}`);
  const abandoned = Math.ceil(limits.wallSeconds * ABANDONED_FACTOR) + ABANDONED_SECONDS;
  return [
    'create',
    ...['--name', name, '--label', `sallm.owner=${owner}`],
    '--interactive',
    ...['--pull', 'never'],
    ...['--network', 'none'],
    ...['--ipc', 'private'],
    ...['--hostname', 'sandbox'],
    '--read-only',
    ...(engine === 'podman' ? ['--read-only-tmpfs=false', '--image-volume=ignore', '--no-hosts'] : []),
    ...['--user', `${CONTAINER_USER}:${CONTAINER_USER}`],
    ...['--cap-drop', 'ALL'],
    ...['--security-opt', 'no-new-privileges'],
    ...['--security-opt', `seccomp=${profile}`],
    ...['--pids-limit', String(limits.processes + PROCESS_SLACK)],
    // As much memory with swap as without: no swap.
    ...['--memory', memory, '--memory-swap', memory],
    ...['--cpus', String(Math.min(PROCESSORS, availableParallelism()))],
    ...['--ulimit', `nofile=${OPEN_FILES}:${OPEN_FILES}`],
    // Podman would raise it, which it may not where it is limited itself. `--pids-limit` is what holds the job.
    ...(engine === 'podman' ? ['--ulimit', `nproc=${USER_PROCESSES}:${USER_PROCESSES}`] : []),
    ...['--log-driver', 'none'],
    ...['--restart', 'no'],
    ...['--shm-size', String(limits.scratchBytes)],
    ...[SCRATCH, '/tmp'].flatMap((folder) => ['--tmpfs', `${folder}:${scratch}`]),
    // The machine's devices and modules are nobody's business. Podman puts things there and into /run afterwards.
    ...['--tmpfs', '/sys:ro,size=4096'],
    ...(engine === 'podman' ? ['--security-opt', 'mask=/sys:/run'] : []),
    ...systemFolders().flatMap((folder) => mount(folder, folder, true)),
    ...visibleFiles().flatMap((file) => mount(file, file, true)),
    ...job.readOnly.flatMap((folder) => mount(folder, folder, true)),
    ...(channel === null ? [] : mount(channel, CHANNEL, false)),
    ...['--workdir', SCRATCH],
    ...['--entrypoint', '/usr/bin/env'],
    image,
    ...['-i', '/bin/sh', '-c', launcher, name],
    ...[String(blocks), channel === null ? '/dev/null' : CHANNEL, String(abandoned)],
    // What a shell starts in the background ignores interrupts.
    ...['/usr/bin/env', '-i', '--default-signal=INT,QUIT', ...environment],
    ...limitArgs({ prlimit, countsProcesses: false }, limits),
    ...job.command,
  ];
}
