import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What Git LFS leaves where a large file was not fetched begins like this. */
const POINTER = Buffer.from('version https://git-lfs');

/** Whether a released file is there, and not only a pointer to it. */
export function isReleasedFile(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const start = Buffer.alloc(POINTER.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, start.length, 0);
  } finally {
    closeSync(file);
  }
  return !start.equals(POINTER);
}
