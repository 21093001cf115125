import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../core/errors.ts';

const MAX_BYTES = 8 * 1024 ** 2;
const PASSED_OVER = new Set(['.git', 'node_modules', 'target', 'build']);

/**
 * Paths of files below `root` that `wanted` accepts, relative with `/`, in the order of their names. Links are not followed.
 *
 * @throws UsageError when there is no such folder
 */
export async function* filesBelow(root: string, wanted: (path: string) => boolean): AsyncGenerator<string> {
  if (!(await stat(root).catch(() => undefined))?.isDirectory())
    throw new UsageError(`There is no folder ${root}.`);
  const walk = async function* (folder: string): AsyncGenerator<string> {
    const entries = await readdir(join(root, folder), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) yield* walk(path);
      else if (entry.isFile() && wanted(path)) yield path;
    }
  };
  yield* walk('');
}

/** Text of a file below `root`; `null` where there is none, it lies outside, or is larger than any description. */
export async function textBelow(root: string, path: string): Promise<string | null> {
  const full = resolve(root, path);
  if (!full.startsWith(resolve(root) + sep)) return null;
  const info = await stat(full).catch(() => undefined);
  if (!info?.isFile() || info.size > MAX_BYTES) return null;
  return (await readFile(full, 'utf8')).replace(/^\uFEFF/, '');
}

/** A path that a file names relative to itself, relative to the root. */
export const besides = (root: string, file: string, path: string): string =>
  relative(resolve(root), resolve(root, dirname(file), path))
    .split(sep)
    .join('/');

/** First line of a checkout's licence file that says something: sources change their licence, a checkout knows its own. */
export async function licenceOf(root: string, fallback: string): Promise<string> {
  for (const name of ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'COPYING']) {
    const text = await textBelow(root, name);
    const line = text
      ?.split('\n')
      .map((each) => each.replace(/^[#\s]+/, '').trim())
      .find((each) => each !== '');
    if (line !== undefined) return line.slice(0, 120);
  }
  return fallback;
}
