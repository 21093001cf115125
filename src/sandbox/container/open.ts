import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrerequisiteError } from '../../core/errors.ts';
import { systemLinks } from '../layout.ts';
import type { Sandbox } from '../sandbox.ts';
import { systemProgram } from '../tools.ts';
import { Watchdog } from '../watch.ts';
import { ask, type EngineName } from './engine.ts';
import { ensureImage } from './image.ts';
import { openOwner, sweep } from './owner.ts';
import { seccompProfile } from './profile.ts';
import { runInContainer } from './run.ts';

/** The version of the engine behind the client; throws PrerequisiteError when none answers. */
async function versionOf(engine: EngineName): Promise<string> {
  const format = engine === 'docker' ? '{{.Server.Version}}' : '{{.Client.Version}}';
  const answer = await ask(engine, ['version', '--format', format]);
  if (answer.code === 0 && answer.stdout.trim() !== '') return answer.stdout.trim();
  throw new PrerequisiteError(`${engine} does not answer: ${answer.stderr.split('\n').at(-1) ?? ''}`, {
    hint:
      answer.code === null
        ? `Install ${engine}, or use bubblewrap: sudo apt install bubblewrap`
        : `Start its engine and see that "${engine} info" works for this user.`,
  });
}

/** The sandbox in containers, one per job, without the probe. It has no warm parents. */
export async function openContainers(engine: EngineName, arch: 'x64' | 'arm64'): Promise<Sandbox> {
  const version = await versionOf(engine);
  const prlimit = systemProgram('prlimit');
  if (prlimit === null)
    throw new PrerequisiteError('The sandbox needs the program "prlimit".', {
      hint: 'It is part of the package util-linux.',
    });
  await sweep(engine);
  const image = await ensureImage(engine, systemLinks());
  const owner = openOwner();
  const profile = join(owner.folder, 'seccomp.json');
  writeFileSync(profile, seccompProfile(arch));
  const containers = { engine, image, profile, owner: owner.name, folder: owner.folder, prlimit };
  const watchdog = new Watchdog();
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    backend: engine,
    describe: () => ({
      backend: engine,
      version,
      image,
      user: 'an unprivileged user that owns nothing',
      namespaces: 'mount, pid, network, ipc, uts, cgroup, and those that the engine adds',
      seccomp: 'deny list, as a profile of the engine',
      processes: 'control group and watchdog',
      memory: 'watchdog on the group, control group, address space per process',
    }),
    run: (job) => {
      const signal = job.signal ? AbortSignal.any([job.signal, closing.signal]) : closing.signal;
      const result = runInContainer(containers, watchdog, { ...job, signal });
      const ended = result.catch(() => {}).finally(() => running.delete(ended));
      running.add(ended);
      return result;
    },
    openWarm: () => Promise.reject(new Error(`there are no warm parents in containers of ${engine}`)),
    close: async () => {
      closing.abort(new Error('the sandbox was closed'));
      await Promise.all(running);
      await watchdog.close();
      owner.close();
    },
  };
}
