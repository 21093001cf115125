import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, UsageError } from '../../core/errors.ts';
import type { SampleFormat } from '../formats.ts';
import type { OnProblem } from '../problem.ts';
import { decode } from './cells.ts';
import { byCodeUnit } from './data-files.ts';
import { sample } from './row-samples.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** Nothing in them was written by hand. */
const IGNORED = new Set(['.git', '__pycache__']);
/** How many folder entries are looked at to find out whether there is Python at all. */
const LOOK = 20_000;

/** Python files below a folder, or one. Links are reported and never followed, so that nothing outside is read. */
export const folder = {
  name: 'folder',
  summary: 'a Python file, or all *.py files below a folder',
  example: 'package/module.py',
  async detect({ path, isFolder }) {
    if (!isFolder) return path.endsWith('.py');
    let left = LOOK;
    for await (const { entry } of entriesBelow(path)) {
      if (entry.name.endsWith('.py')) return true;
      if (--left === 0) return false;
    }
    return false;
  },
  async *read(path, _options, onProblem) {
    const info = await stat(path).catch(() => undefined);
    if (!info) throw new UsageError(`There is no file or folder ${path}.`);
    for await (const label of info.isDirectory() ? pythonBelow(path, onProblem) : [basename(path)]) {
      const file = info.isDirectory() ? join(path, label) : path;
      const bytes = await readRegular(file, onProblem);
      if (bytes) yield sample(label, decode(bytes), { file: label }, file, onProblem);
    }
  },
} as const satisfies SampleFormat;

async function* pythonBelow(root: string, onProblem: OnProblem): AsyncGenerator<string> {
  for await (const { entry, label } of entriesBelow(root, onProblem)) {
    const isPython = entry.name.endsWith('.py');
    if (entry.isFile() && isPython) yield label;
    else if (entry.isSymbolicLink()) {
      const target = await stat(join(root, label)).catch(() => undefined);
      if (isPython || target?.isDirectory())
        onProblem({ where: join(root, label), what: 'A link; it is not followed.' });
    } else if (isPython) onProblem({ where: join(root, label), what: 'Not a regular file.' });
  }
}

/** Everything below a folder but folders, in an order that is the same everywhere. */
async function* entriesBelow(
  root: string,
  onProblem: OnProblem = () => {},
  within = '',
): AsyncGenerator<{ entry: Dirent; label: string }> {
  const where = join(root, within);
  let entries: Dirent[] = [];
  try {
    entries = await readdir(where, { withFileTypes: true });
  } catch (error) {
    onProblem({ where, what: `The folder cannot be read: ${messageOf(error)}.` });
  }
  for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
    if (IGNORED.has(entry.name)) continue;
    const label = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name.endsWith('.py'))
        onProblem({ where: join(root, label), what: 'A folder, not a file.', rows: 0 });
      yield* entriesBelow(root, onProblem, label);
    } else yield { entry, label };
  }
}

/** The content of a regular file; anything else is reported. Looked at through the open file, so that it cannot change. */
async function readRegular(path: string, onProblem: OnProblem): Promise<Buffer | null> {
  try {
    const handle = await open(path);
    try {
      const info = await handle.stat();
      if (!info.isFile()) throw new Error('not a regular file');
      if (info.size > MAX_BYTES) throw new Error(`larger than ${MAX_BYTES / 1024 / 1024} MiB`);
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    onProblem({ where: path, what: `The file cannot be read: ${messageOf(error)}.` });
    return null;
  }
}
