import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { EXIT, SallmError, UsageError } from '../errors.ts';
import { refusalOf } from '../refusal.ts';
import { requireWritable, writeFileAtomic, writeJsonAtomic } from './atomic.ts';
import { readRunFile } from './read-json.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'file'), 'kept');
});
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['folder', 'it is a folder'],
  ['file/x.txt', 'a file'],
  ['file/deeper/x.txt', 'a file'],
])('%s cannot be written, asked before or tried, and nothing is left behind', (name, reason) => {
  const path = join(folder, name);
  expect(() => requireWritable(path)).toThrow(UsageError);
  expect(() => requireWritable(path)).toThrow(reason);
  expect(() => writeFileAtomic(path, 'x')).toThrow(SallmError);
  expect(() => writeFileAtomic(path, 'x')).toThrow(`${path}: `);
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept');
});

it('what can be written may be there or not, and asking makes nothing', () => {
  for (const name of ['file', 'new', 'folder/new', 'a/b/c']) {
    expect(() => requireWritable(join(folder, name))).not.toThrow();
  }
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  writeFileAtomic(join(folder, 'a', 'b', 'c'), 'x');
  expect(readFileSync(join(folder, 'a', 'b', 'c'), 'utf8')).toBe('x');
});

it('a full disk can be mended and the job continued; what is no refusal stays as it is', () => {
  const failed = (code: string) => Object.assign(new Error(code), { code, path: 'runs/x' });
  expect(refusalOf(failed('ENOSPC'))).toMatchObject({
    message: 'runs/x: no space is left.',
    exitCode: EXIT.incomplete,
  });
  expect(refusalOf(failed('EROFS'), 'y')).toMatchObject({
    message: 'y: the file system is read-only.',
    exitCode: EXIT.usage,
  });
  for (const other of [failed('ECONNRESET'), new Error('a bug'), new UsageError('told already'), 'text'])
    expect(refusalOf(other)).toBeNull();
});

it('a file of a run is read by its schema, and told apart from one that is cut off or of another version', () => {
  const path = join(folder, 'x.json');
  const schema = z.object({ n: z.int() });
  writeJsonAtomic(path, { n: 1 });
  expect(readRunFile(path, schema)).toEqual({ n: 1 });
  writeJsonAtomic(path, { n: 'one' });
  expect(() => readRunFile(path, schema)).toThrow(/is not what this version writes: n: /);
  writeFileSync(path, '{"n":');
  expect(() => readRunFile(path, schema)).toThrow(/cannot be read/);
});
