import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { messageOf, UsageError } from '../core/errors.ts';
import type { OnProblem } from './problem.ts';
import { readTar } from './tar.ts';

/** Relative path with forward slashes -> content, sorted by path. */
export type FileTree = ReadonlyMap<string, Buffer>;

const MAX_BYTES = 512 * 1024 * 1024;
const IGNORED = new Set(['__pycache__', '.git', '.DS_Store', 'node_modules']);

export const isArchive = (path: string): boolean => /\.(tar|tar\.gz|tgz)$/.test(path);

/**
 * Reads a folder, or a `.tar`, `.tar.gz` or `.tgz` archive, into memory. Links are reported and never followed.
 * @throws UsageError when there is nothing readable, or more than 512 MiB of it.
 */
export async function readTree(path: string, onProblem: OnProblem): Promise<FileTree> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`There is no file or folder ${path}.`);
  if (info.isFile() && info.size > MAX_BYTES) throw tooLarge(path);
  const files = info.isDirectory() ? await readFolder(path, onProblem) : await readArchive(path, onProblem);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readArchive(path: string, onProblem: OnProblem): Promise<Map<string, Buffer>> {
  const bytes = await readFile(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return readTar(bytes, path, onProblem);
  let plain: Buffer;
  try {
    plain = gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (cause) {
    throw new UsageError(`${path} cannot be uncompressed: ${messageOf(cause)}.`, { cause });
  }
  return readTar(plain, path, onProblem);
}

async function readFolder(root: string, onProblem: OnProblem): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  let total = 0;
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      if (IGNORED.has(entry.name)) continue;
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(relative);
      else if (!entry.isFile())
        onProblem({
          where: join(root, relative),
          what: 'Not a regular file (a link or a device); left out.',
        });
      else {
        total += (await stat(join(root, relative))).size;
        if (total > MAX_BYTES) throw tooLarge(root);
        files.set(relative, await readFile(join(root, relative)));
      }
    }
  };
  await walk('');
  return files;
}

const tooLarge = (path: string) =>
  new UsageError(`${path} holds more than ${MAX_BYTES / 1024 / 1024} MiB.`, {
    hint: 'Point to the folder of the task set itself.',
  });

/** Text where the content is UTF-8, else base64: the form in which test files travel (see `TaskTests.files`). */
export function asFileContent(bytes: Buffer): string | { base64: string } {
  return asText(bytes) ?? { base64: bytes.toString('base64') };
}

/** The content as text, or `null` when it is not UTF-8. */
export function asText(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
