import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { readJsonLines, readTaskSet } from '../../datasets/index.ts';
import { checkTasks, type CheckOptions } from '../check/check-tasks.ts';
import type { TaskCheck } from '../check/task-check.ts';
import { Seed } from '../mine/index.ts';
import { taskFiles, taskId, TODO } from './template.ts';

/**
 * The seed of an id (or of its end: `S2076`, `89`) in a file of seeds.
 *
 * @throws UsageError when there is none, or more than one
 */
export async function findSeed(path: string, id: string): Promise<Seed> {
  const found: Seed[] = [];
  for await (const { value } of readJsonLines(path, () => undefined)) {
    const parsed = Seed.safeParse(value);
    if (!parsed.success) continue;
    if (parsed.data.id === id) return parsed.data;
    if (parsed.data.id.endsWith(`/${id}`)) found.push(parsed.data);
  }
  if (found.length === 1) return found[0]!;
  const ids = found.slice(0, 8).map((seed) => seed.id);
  throw new UsageError(`${path} has ${found.length === 0 ? 'no seed' : 'more than one seed'} "${id}".`, {
    hint:
      ids.length > 0
        ? `Give one of ${ids.join(', ')}.`
        : 'Mine seeds first: sallm mine cwe --from cwec.xml.zip',
  });
}

/** Writes the files of a new task folder. @throws UsageError when there is one of that name */
export function writeTaskFolder(parent: string, id: string, files: Readonly<Record<string, string>>): string {
  const folder = join(parent, id);
  if (existsSync(folder))
    throw new UsageError(`There is ${folder} already.`, { hint: 'Give another name with --id.' });
  for (const [name, text] of Object.entries(files)) writeFileAtomic(join(folder, name), text);
  return folder;
}

/** Name and files of a new task for a seed. @throws UsageError for a name that cannot be one */
export function openTask(seed: Seed, wanted?: string): { id: string; files: Record<string, string> } {
  const id = wanted ?? taskId(seed);
  if (!/^[a-z0-9][a-z0-9_-]*$/.test(id))
    throw new UsageError(`"${id}" cannot name a task.`, { hint: 'Lower case letters, digits, - and _.' });
  return { id, files: taskFiles(seed, id) };
}

/** Copies a task folder and the helper modules of a set into a folder of their own, and gives it to `work`. */
async function besideKit<T>(folder: string, set: string, work: (tasks: string) => Promise<T>): Promise<T> {
  const temporary = await mkdtemp(join(tmpdir(), 'sallm-draft-'));
  try {
    const kit = join(set, '_kit');
    if (existsSync(kit)) await cp(kit, join(temporary, '_kit'), { recursive: true });
    await cp(folder, join(temporary, basename(resolve(folder))), { recursive: true });
    return await work(temporary);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/**
 * Proves the task in a folder as if it were one of a set.
 *
 * @throws UsageError when it is not a task yet
 */
export const proveFolder = (folder: string, set: string, options: CheckOptions): Promise<TaskCheck | null> =>
  besideKit(folder, set, async (tasks) => {
    const { tasks: read, problems } = await readTaskSet(tasks);
    const task = read.find(({ id }) => id === basename(resolve(folder)));
    if (!task)
      throw new UsageError(
        problems.map(({ where, what }) => `${basename(where)}: ${what}`).join('\n') ||
          `${folder} is no task.`,
      );
    return (await checkTasks([task], options))[0] ?? null;
  });

/** Where TODO still stands in a task folder, as `file:line`. README.md does not count. */
export async function leftToDo(folder: string): Promise<string[]> {
  const places: string[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (name === 'README.md' || !/\.(py|yaml)$/.test(name)) continue;
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    lines.forEach((line, i) => {
      if (line.includes(TODO)) places.push(`${name}:${i + 1}`);
    });
  }
  return places;
}

/**
 * Copies a proven task folder into a set, without README.md, which is about the source.
 *
 * @throws UsageError when the set has a task of that name
 */
export async function admit(folder: string, set: string = packagePath('tasks')): Promise<string> {
  const target = join(set, basename(resolve(folder)));
  if (existsSync(target)) throw new UsageError(`${set} has a task ${basename(target)} already.`);
  await cp(folder, target, { recursive: true, filter: (path) => !/(README\.md|__pycache__)$/.test(path) });
  return target;
}
