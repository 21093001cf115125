import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { UsageError } from '../core/errors.ts';
import { decode, findFiles, type FoundFile } from './files.ts';

async function gather(paths: string[], exclude: string[] = []): Promise<FoundFile[]> {
  const files = [];
  for await (const file of findFiles(paths, exclude)) files.push(file);
  return files;
}
const found = async (...args: Parameters<typeof gather>): Promise<string[]> =>
  (await gather(...args)).map(({ path }) => path);

test('finds Python files below folders, each once, in one order, and nothing that nobody wrote', async () => {
  const folder = await folderOf({
    'b/main.py': '',
    'b/window.pyw': '',
    'b/stub.pyi': '',
    'a.py': '',
    script: '',
    'venv/pyvenv.cfg': '',
    'venv/lib/site.py': '',
    '.hidden/x.py': '',
    'node_modules/x.py': '',
    '__pycache__/x.py': '',
  });
  symlinkSync(join(folder, 'a.py'), join(folder, 'link.py'));
  const all = ['a.py', 'b/main.py', 'b/window.pyw'].map((file) => join(folder, file));
  expect(await found([folder])).toEqual(all);
  expect(await found([join(folder, 'b'), join(folder, 'script'), folder])).toEqual([
    ...all.slice(1),
    join(folder, 'script'),
    all[0],
  ]);
});

test.each([
  ['a name', ['tests'], ['a.py', 'c/a_test.py']],
  ['a pattern', ['*_test.py'], ['a.py', 'tests/b.py']],
  ['both', ['tests', '*_test.py'], ['a.py']],
])('leaves out by %s', async (_, exclude, left) => {
  const folder = await folderOf({ 'a.py': '', 'c/a_test.py': '', 'tests/b.py': '' });
  expect(await found([folder], exclude)).toEqual(left.map((file) => join(folder, file)));
});

test('leaves out by path', async () => {
  const folder = await folderOf({ 'a.py': '', 'c/a.py': '', 'd/c/a.py': '' });
  expect(await found([folder], [`${folder}/c/`])).toEqual(
    ['a.py', 'd/c/a.py'].map((file) => join(folder, file)),
  );
});

test('says which path is not there', async () => {
  await expect(found(['no/such/path'])).rejects.toThrow(UsageError);
});

test.skipIf(process.getuid?.() === 0)('what cannot be read is told, not left out', async () => {
  const folder = await folderOf({ 'a.py': 'x', 'b/c.py': 'y' });
  chmodSync(join(folder, 'a.py'), 0);
  chmodSync(join(folder, 'b'), 0);
  const files = await gather([folder]);
  chmodSync(join(folder, 'b'), 0o700);
  expect(files.map(({ code, unreadable }) => [code, unreadable])).toEqual([
    [null, true],
    [null, true],
  ]);
});

test.each([
  ['UTF-8', Buffer.from('x = "é"'), 'x = "é"'],
  ['a byte order mark, which stays', Buffer.from('\ufeffx'), '\ufeffx'],
  [
    'latin-1 by its name',
    Buffer.from('# -*- coding: latin-1 -*-\n"é"', 'latin1'),
    '# -*- coding: latin-1 -*-\n"é"',
  ],
  [
    'another by its name in line 2',
    Buffer.from('#!x\n# coding=cp1252\n"\x80"', 'latin1'),
    '#!x\n# coding=cp1252\n"€"',
  ],
  ['a name that is not in a comment', Buffer.from('x = "coding: nonsense"'), 'x = "coding: nonsense"'],
])('reads %s', (_, bytes, code) => {
  expect(decode(bytes)).toEqual({ code });
});

test('tells what is not text in its encoding', () => {
  expect(decode(Buffer.from([0x78, 0xe9]))).toEqual({ code: null, problem: 'not utf-8 text' });
  expect(decode(Buffer.from('# coding: nonsense\n'))).toEqual({ code: null, problem: 'not nonsense text' });
});

test('reads any text as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const code = `x = 1\ny = 2\n${text}`;
      expect(decode(Buffer.from(code))).toEqual({ code });
    }),
  );
});
