import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../../core/errors.ts';

/** One file of a data set. */
export interface DataFile {
  path: string;
  /** Relative to the data set, with forward slashes; the name alone when the data set is this file. */
  label: string;
  /** In front of ids that only count within a file: empty for a single file, else `train/part-0/`. */
  prefix: string;
}

const KINDS = [
  /\.parquet$/i,
  /\.(jsonl|ndjson)(\.gz|\.zst)?$/i,
  /\.json(\.gz|\.zst)?$/i,
  /\.(csv|tsv)(\.gz|\.zst)?$/i,
];
const ENDINGS = /(\.(parquet|jsonl|ndjson|json|csv|tsv|gz|zst))+$/i;

/** The name of a file without the endings of data files. */
export const stemOf = (label: string): string => label.replace(ENDINGS, '');

/**
 * The files of a data set: the file itself, or all below a folder, by path. Of a folder only the first kind that is
 * there counts (Parquet, then JSON lines, JSON, CSV), since the others are usually descriptions of it.
 * @throws UsageError when there is nothing to read.
 */
export async function dataFilesOf(path: string): Promise<DataFile[]> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`There is no file or folder ${path}.`);
  if (!info.isDirectory()) return [{ path, label: basename(path), prefix: '' }];
  const labels = (await filesBelow(path)).sort(byCodeUnit);
  const kind = KINDS.find((ending) => labels.some((label) => ending.test(label)));
  if (!kind)
    throw new UsageError(`The folder ${path} holds no data files.`, {
      hint: 'Data files end in .parquet, .jsonl, .json or .csv; all but the first may be compressed (.gz, .zst).',
    });
  return labels
    .filter((label) => kind.test(label))
    .map((label) => ({ path: join(path, label), label, prefix: `${stemOf(label)}/` }));
}

/** An order that does not depend on the language of the machine. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Links to files are followed, for caches of data sets consist of them; links to folders are not. */
async function filesBelow(root: string, folder = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const label = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, label)));
    else if (entry.isFile()) found.push(label);
    else if (entry.isSymbolicLink() && (await stat(join(root, label)).catch(() => undefined))?.isFile())
      found.push(label);
  }
  return found;
}
