import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { messageOf, UsageError } from '../core/errors.ts';

/** A folder that is a virtual environment holds this. */
const environmentMark = 'pyvenv.cfg';
const generated = new Set(['__pycache__', 'node_modules', 'site-packages']);
const largest = 16 * 1024 ** 2;

export interface FoundFile {
  /** Relative to where the command runs when inside it, else absolute; forward slashes. */
  path: string;
  /** `null` with a reason where it cannot be read as Python's tools would. */
  code: string | null;
  problem?: string;
  /** The file is there but we could not read it: nothing is known, unlike text that no interpreter would take. */
  unreadable?: boolean;
}

/**
 * The named files, and every `*.py` and `*.pyw` below the named folders, in one order everywhere. Hidden folders, virtual
 * environments and caches are left out; links are not followed.
 *
 * @param exclude names (`tests`), patterns (`*_pb2.py`) or paths (`src/vendor`)
 * @throws UsageError for a path that does not exist
 */
export async function* findFiles(
  paths: readonly string[],
  exclude: readonly string[] = [],
): AsyncGenerator<FoundFile> {
  const excluded = excluder(exclude);
  const seen = new Set<string>();
  for (const path of paths) {
    const info = await lstat(path).catch(() => undefined);
    if (!info) throw new UsageError(`There is no file or folder ${path}.`);
    for await (const file of info.isDirectory() ? below(path, excluded) : [path]) {
      const shown = typeof file === 'string' ? shownPath(file) : file.path;
      if (seen.has(shown)) continue;
      seen.add(shown);
      yield typeof file === 'string' ? await read(file, shown) : file;
    }
  }
}

async function* below(
  folder: string,
  excluded: (path: string) => boolean,
): AsyncGenerator<string | FoundFile> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: shownPath(folder), code: null, problem: messageOf(error), unreadable: true };
    return;
  }
  if (entries.some(({ name }) => name === environmentMark)) return;
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (excluded(shownPath(path))) continue;
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !generated.has(entry.name)) yield* below(path, excluded);
    } else if (entry.isFile() && /\.pyw?$/.test(entry.name)) yield path;
  }
}

function shownPath(path: string): string {
  const inside = relative('', path);
  const shown = inside.startsWith('..') ? path : inside;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

function excluder(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const trimmed = pattern.replace(/^\.\//, '').replace(/\/$/, '');
    const body = trimmed.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
    return new RegExp(trimmed.includes('/') ? `^${body}($|/)` : `(^|/)${body}$`);
  });
  return (path) => expressions.some((expression) => expression.test(path));
}

async function read(file: string, path: string): Promise<FoundFile> {
  try {
    const { size } = await lstat(file);
    if (size > largest)
      return { path, code: null, problem: `larger than ${largest / 1024 ** 2} MiB`, unreadable: true };
    return { path, ...decode(await readFile(file)) };
  } catch (error) {
    return { path, code: null, problem: messageOf(error), unreadable: true };
  }
}

/** By Python's rule: UTF-8, unless one of the first two lines names another encoding. */
export function decode(bytes: Buffer): { code: string } | { code: null; problem: string } {
  const head = bytes
    .subarray(0, 400)
    .toString('latin1')
    .split(/\r\n|\r|\n/, 2);
  const named = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
  const encoding = head.map((line) => named.exec(line)?.[1]).find(Boolean) ?? 'utf-8';
  // Python writes latin-1 and iso-latin-1 where the web's names have no hyphen.
  const label = /^(iso-?)?latin-?1/i.test(encoding) ? 'latin1' : encoding.replaceAll('_', '-');
  try {
    return { code: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { code: null, problem: `not ${encoding} text` };
  }
}
