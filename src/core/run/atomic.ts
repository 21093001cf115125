import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { refusalOf } from '../refusal.ts';

/**
 * Writes a whole file so that readers see the old content or the new one, never a part. Makes missing folders.
 * @throws SallmError for what the file system refuses
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    // It cannot be there where its folder is none.
    if (existsSync(temporary)) rmSync(temporary);
    throw refusalOf(error, path) ?? error;
  }
}

/**
 * Whether {@link writeFileAtomic} could write there, to be asked before long work. Makes nothing.
 * @throws UsageError that says why not
 */
export function requireWritable(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${path}: it is a folder.`);
  let parent = dirname(resolve(path));
  while (!existsSync(parent)) parent = dirname(parent);
  try {
    if (!statSync(parent).isDirectory()) throw new UsageError(`${path}: ${parent} is a file and no folder.`);
    accessSync(parent, constants.W_OK);
  } catch (error) {
    throw refusalOf(error, path) ?? error;
  }
}

/** {@link writeFileAtomic} for a JSON value, indented for people. */
export const writeJsonAtomic = (path: string, value: unknown): void =>
  writeFileAtomic(path, JSON.stringify(value, null, 2) + '\n');
