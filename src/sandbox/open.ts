import { execFile } from 'node:child_process';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import { PrerequisiteError, UsageError } from '../core/errors.ts';
import { runJob } from './bubblewrap.ts';
import { openContainers } from './container/open.ts';
import { endOrphans } from './orphans.ts';
import { kernelSetting, probe } from './probe.ts';
import type { Sandbox } from './sandbox.ts';
import { seccompFilter, supported } from './seccomp.ts';
import { findTools } from './tools.ts';
import { openWarmParent } from './warm.ts';
import { Watchdog } from './watch.ts';

export interface SandboxOptions {
  /** Default: what the variable SALLM_SANDBOX says, else `auto`, the first that works. */
  backend?: SandboxName | undefined;
  /** Told before work that takes long, such as a download. */
  onNote?: (message: string) => void;
}

const VARIABLE = 'SALLM_SANDBOX';

/** What the environment asks for. Throws UsageError. */
function fromEnvironment(): SandboxName {
  const name = process.env[VARIABLE] || 'auto';
  const found = sandboxNames.find((known) => known === name);
  if (found !== undefined) return found;
  throw new UsageError(`${VARIABLE}: "${name}" is not one of ${sandboxNames.join(', ')}.`);
}

/** Where to go when this machine itself cannot isolate a program. */
const elsewhere =
  'Run sallm on Linux: in a virtual machine, in WSL 2, or in a container started with the flags below.';
const containerFlags =
  'docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...';

/** What to do about a machine on which `bwrap` cannot make its namespaces. */
function hintFor(failure: string): string {
  if (kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1')
    return (
      'Ubuntu 24.04 and later restrict user namespaces by AppArmor. Allow them for bubblewrap: ' +
      'sudo apt install bubblewrap apparmor-profiles && sudo ln -s /usr/share/apparmor/extra-profiles/bwrap-userns-restrict /etc/apparmor.d/ && ' +
      'sudo systemctl reload apparmor; or for everything: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
    );
  if (kernelSetting('kernel/unprivileged_userns_clone') === '0')
    return 'User namespaces are switched off: sudo sysctl -w kernel.unprivileged_userns_clone=1';
  if (kernelSetting('user/max_user_namespaces') === '0')
    return 'User namespaces are switched off: sudo sysctl -w user.max_user_namespaces=15000';
  if (/permission|not permitted|proc/i.test(failure))
    return `In a container, start it so that namespaces can be made: ${containerFlags}`;
  return `Check that "bwrap --unshare-all --ro-bind / / true" works here. ${elsewhere}`;
}

/** Proven once per process and kind of sandbox: the machine does not change while we run. */
const proven = new Map<string, Promise<void>>();

async function prove(sandbox: Sandbox): Promise<void> {
  const { backend } = sandbox;
  const outcome = await probe((job) => sandbox.run(job));
  if ('failure' in outcome)
    throw new PrerequisiteError(
      `The sandbox (${backend}) does not work on this machine: ${outcome.failure}`,
      {
        hint: backend === 'bubblewrap' ? hintFor(outcome.failure) : `See what "${backend} info" says.`,
      },
    );
  if (outcome.escapes.length > 0)
    throw new PrerequisiteError(
      `The sandbox (${backend}) does not hold on this machine; a program inside could: ${outcome.escapes.join('; ')}.`,
      { hint: `Nothing is run. ${elsewhere} ${containerFlags}` },
    );
}

/** Bubblewrap, or a container engine of this machine. */
const backends = ['bubblewrap', 'podman', 'docker'] as const;
type BackendName = (typeof backends)[number];

/** What can be asked for: a backend, or the first that works. */
export const sandboxNames = ['auto', ...backends] as const;
export type SandboxName = (typeof sandboxNames)[number];

/** The sandbox that bubblewrap makes, without the probe. */
async function openBubblewrap(arch: 'x64' | 'arm64', onNote: SandboxOptions['onNote']): Promise<Sandbox> {
  endOrphans();
  const tools = await findTools(arch, onNote);
  const { stdout } = await promisify(execFile)(tools.bwrap, ['--version'], { env: {} });
  const filter = seccompFilter(arch);
  const watchdog = new Watchdog();
  const closing = new AbortController();
  return {
    backend: 'bubblewrap',
    describe: () => ({
      backend: 'bubblewrap',
      version: stdout.trim().replace(/^bubblewrap /, ''),
      program: tools.bwrapFolder === null ? 'system' : 'packaged',
      user: tools.rootTools === null ? 'own user namespace' : 'root drops to an unprivileged user',
      namespaces: 'user, mount, pid, network, ipc, uts, cgroup',
      seccomp: `deny list, ${filter.length / 8} instructions`,
      processes: tools.countsProcesses ? 'kernel and watchdog' : 'watchdog',
      memory: 'watchdog on the group, address space per process',
    }),
    run: (job) => {
      const signal = job.signal ? AbortSignal.any([job.signal, closing.signal]) : closing.signal;
      return runJob(tools, filter, watchdog, { ...job, signal });
    },
    openWarm: (spec) => openWarmParent(tools, filter, watchdog, spec, closing.signal),
    close: async () => {
      closing.abort(new Error('the sandbox was closed'));
      await watchdog.close();
    },
  };
}

/** Opens a backend and proves it. */
async function openProven(
  backend: BackendName,
  arch: 'x64' | 'arm64',
  options: SandboxOptions,
): Promise<Sandbox> {
  const sandbox =
    backend === 'bubblewrap'
      ? await openBubblewrap(arch, options.onNote)
      : await openContainers(backend, arch);
  const key = JSON.stringify(sandbox.describe());
  let proof = proven.get(key);
  if (!proof) {
    proof = prove(sandbox);
    proven.set(key, proof);
  }
  try {
    await proof;
    return sandbox;
  } catch (error) {
    proven.delete(key);
    await sandbox.close();
    throw error;
  }
}

/**
 * Opens the sandbox of this machine, after a probe has shown once per process that known escapes fail in it. Foreign
 * code is never run without it. By itself it takes bubblewrap (the system's or a pinned build), else Podman or Docker
 * where an engine answers.
 *
 * @throws PrerequisiteError with the fix where none can work
 */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const wanted = options.backend ?? fromEnvironment();
  if (platform() !== 'linux')
    throw new PrerequisiteError(`There is no sandbox for ${platform()}.`, {
      hint: `${elsewhere} ${containerFlags}`,
    });
  const { arch } = process;
  if (!supported(arch))
    throw new PrerequisiteError(`There is no system-call filter for the processor ${arch}.`, {
      hint: 'Supported are x64 and arm64.',
    });
  if (wanted !== 'auto') return openProven(wanted, arch, options);
  let first: unknown;
  for (const backend of backends) {
    try {
      return await openProven(backend, arch, options);
    } catch (error) {
      if (!(error instanceof PrerequisiteError)) throw error;
      first ??= error;
    }
  }
  throw first;
}
