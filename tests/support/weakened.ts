import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostFolder } from '../../src/assessment/tests/host-folder.ts';
import { runJob } from '../../src/sandbox/bubblewrap.ts';
import type { Start, Tools } from '../../src/sandbox/command.ts';
import type { Limits, Sandbox, SandboxJob, SandboxResult } from '../../src/sandbox/index.ts';
import { seccompFilter } from '../../src/sandbox/seccomp.ts';
import { findTools } from '../../src/sandbox/tools.ts';
import { openWarmParent } from '../../src/sandbox/warm.ts';
import { Watchdog, type Watched } from '../../src/sandbox/watch.ts';

/** One protection taken away. Only tests can do that, only for programs that aim at what the test itself has made. */
export interface Weakening {
  tools?: (tools: Tools) => Tools;
  start?: (start: Start) => Start;
  /** What the watchdog is told to hold. */
  watched?: (job: Omit<Watched, 'id'>) => Omit<Watched, 'id'>;
  limits?: Partial<Limits>;
  /** Edits of the test host: file, what has to stand there, what it becomes. */
  host?: readonly (readonly [file: string, found: string | RegExp, becomes: string])[];
  job?: (job: SandboxJob) => SandboxJob;
  result?: (result: SandboxResult, job: SandboxJob) => SandboxResult;
}

class WeakWatchdog extends Watchdog {
  readonly #change: NonNullable<Weakening['watched']>;
  constructor(change: NonNullable<Weakening['watched']>) {
    super();
    this.#change = change;
  }
  override watch(job: Omit<Watched, 'id'>, onFailure: () => void) {
    return super.watch(this.#change(job), onFailure);
  }
}

/** A copy of the test host with the edits made; throws when one no longer finds its place. */
function editedHost(edits: NonNullable<Weakening['host']>): string {
  const folder = mkdtempSync('/var/tmp/sallm-host-');
  chmodSync(folder, 0o755);
  cpSync(hostFolder(), folder, { recursive: true, filter: (path) => !path.includes('__pycache__') });
  for (const [file, found, becomes] of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const edited = text.replace(found, () => becomes);
    if (edited === text)
      throw new Error(`${file} of the test host has changed: ${String(found)} is not there`);
    writeFileSync(path, edited);
  }
  return folder;
}

/** The sandbox of this machine without one of its protections, and without the probe that would refuse it. */
export async function openWeakened(weakening: Weakening): Promise<Sandbox> {
  const arch = process.arch as 'x64' | 'arm64';
  const found = await findTools(arch);
  const tools = weakening.tools?.(found) ?? found;
  const filter = seccompFilter(arch);
  const watchdog = new WeakWatchdog(weakening.watched ?? ((job) => job));
  const host = weakening.host ? editedHost(weakening.host) : null;
  const moved = (text: string): string => (host === null ? text : text.replace(hostFolder(), host));
  const closing = new AbortController();
  return {
    backend: 'bubblewrap',
    describe: () => ({}),
    run: async (given) => {
      const job = weakening.job?.(given) ?? given;
      const result = await runJob(
        tools,
        filter,
        watchdog,
        {
          ...job,
          command: job.command.map(moved),
          readOnly: job.readOnly.map(moved),
          limits: { ...job.limits, ...weakening.limits },
        },
        weakening.start,
      );
      return weakening.result?.(result, job) ?? result;
    },
    openWarm: async (given) => {
      const spec = {
        ...given,
        command: (program: string) => given.command(program).map(moved),
        readOnly: given.readOnly.map(moved),
      };
      const parent = await openWarmParent(tools, filter, watchdog, spec, closing.signal);
      return {
        run: (job) => parent.run({ ...job, limits: { ...job.limits, ...weakening.limits } }),
        get served() {
          return parent.served;
        },
        get grownBytes() {
          return parent.grownBytes;
        },
        close: () => parent.close(),
      };
    },
    close: async () => {
      closing.abort(new Error('the sandbox was closed'));
      await watchdog.close();
      if (host !== null) rmSync(host, { recursive: true, force: true });
    },
  };
}

/** Takes a flag and the values after it out of the arguments, or puts others in its place. */
export const replaced =
  (flag: readonly string[], ...others: string[]) =>
  (start: Start): Start => {
    const at = start.args.findIndex((_, index) =>
      flag.every((part, offset) => start.args[index + offset] === part),
    );
    if (at < 0) throw new Error(`the start has no ${flag.join(' ')}`);
    return { ...start, args: start.args.toSpliced(at, flag.length, ...others) };
  };
