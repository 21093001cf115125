import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../errors.ts';
import { hashOf } from '../hash.ts';
import { writeJsonAtomic } from './atomic.ts';

/** `run.json`: everything needed to repeat the run. */
export const Manifest = z.object({
  job: z.string(),
  name: z.string(),
  /** Hash of {@link Manifest.inputs}: the same command finds its run by it. */
  identity: z.string(),
  /** What determines the results: options, versions, seeds, hashes. */
  inputs: z.record(z.string(), z.unknown()),
  /** What is good to know and changes nothing: command line, start time, machine. Volatile. */
  context: z.record(z.string(), z.unknown()),
  /** `complete`: nothing is left to do. */
  status: z.enum(['running', 'incomplete', 'complete']),
});
export type Manifest = z.infer<typeof Manifest>;

export interface OpenRun {
  /** Parent of all run folders. */
  runs: string;
  job: string;
  name: string;
  inputs: Record<string, unknown>;
  context?: Record<string, unknown>;
  /** Start anew although the same run exists. */
  fresh?: boolean;
}

/** One execution of a job: a folder with a manifest, journals and results. */
export class RunFolder {
  readonly path: string;
  manifest: Manifest;
  /** Whether the folder was there already. */
  readonly resumed: boolean;

  private constructor(path: string, manifest: Manifest, resumed: boolean) {
    this.path = path;
    this.manifest = manifest;
    this.resumed = resumed;
  }

  /**
   * Continues the newest run with the same inputs, or makes a new folder `<time>-<job>-<name>`.
   * @throws UsageError for a name that is none
   */
  static open({ runs, job, name, inputs, context = {}, fresh = false }: OpenRun): RunFolder {
    if (/[/\\\0]/.test(name))
      throw new UsageError(`"${name}" is no name of a run: it has to stand in the name of a folder.`, {
        hint: 'Where runs go is said by --runs.',
      });
    const identity = hashOf({ job, name, inputs });
    if (!fresh) {
      for (const folder of listRuns(runs)) {
        const manifest = readManifest(folder);
        if (manifest?.identity === identity) return new RunFolder(folder, manifest, true);
      }
    }
    const time = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
    let path = join(runs, `${time}-${job}-${name}`);
    for (let i = 2; existsSync(path); i++) path = join(runs, `${time}-${job}-${name}-${i}`);
    mkdirSync(path, { recursive: true });
    const run = new RunFolder(path, { job, name, identity, inputs, context, status: 'running' }, false);
    run.setStatus('running');
    return run;
  }

  file(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  /** Writes a JSON result into the folder, whole or not at all. */
  write(name: string, value: unknown): void {
    writeJsonAtomic(this.file(name), value);
  }

  setStatus(status: Manifest['status']): void {
    this.manifest = { ...this.manifest, status };
    this.write('run.json', this.manifest);
  }
}

/** The manifest of a run folder, or `undefined` when the folder holds none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const parsed = Manifest.safeParse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));
    return parsed.data;
  } catch {
    return undefined;
  }
}

/** Run folders, newest first (their names begin with the time). */
export function listRuns(runs: string): string[] {
  if (!existsSync(runs)) return [];
  return readdirSync(runs, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(runs, entry.name))
    .sort()
    .reverse();
}

/** @throws UsageError unless there is such a folder */
export function requireFolder(path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`There is no folder ${path}.`);
}
