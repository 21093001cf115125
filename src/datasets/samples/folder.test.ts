import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { readAll } from '../../../tests/support/read-samples.ts';

describe('folder', () => {
  it('reads all Python below a folder in one order, byte for byte', async () => {
    const root = await folderOf({
      'b.py': '\uFEFFx = 1\r\n\0',
      'a/z.py': 'y\r',
      'a.py': '',
      'B.py': 'z',
      'a/notes.txt': '',
      '__pycache__/c.py': '',
      '.git/d.py': '',
    });
    const { samples, problems } = await readAll(root);
    expect(samples.map(({ id, code }) => [id, code])).toEqual([
      ['B.py', 'z'],
      ['a/z.py', 'y\r'],
      ['a.py', ''],
      ['b.py', '\uFEFFx = 1\r\n\0'],
    ]);
    expect(samples[1]?.origin).toEqual({ file: 'a/z.py' });
    expect(problems).toEqual([]);
    expect((await readAll(join(root, 'b.py'))).ids).toEqual(['b.py']);
  });

  it('replaces and notes what is not UTF-8', async () => {
    const root = await folderOf({
      'latin.py': Buffer.from('# caf\xe9 \xe9\nx = "\xef\xbf\xbd"\n', 'latin1'),
    });
    const { samples, problems } = await readAll(root);
    expect(samples).toEqual([
      {
        id: 'latin.py',
        code: '# caf\uFFFD \uFFFD\nx = "\uFFFD"\n',
        origin: { file: 'latin.py', replacedBytes: 2 },
      },
    ]);
    expect(problems).toEqual([
      { where: join(root, 'latin.py'), what: '2 bytes are not UTF-8; they are read as U+FFFD.', rows: 0 },
    ]);
  });

  it('follows no link, hangs on no pipe, and says so', async () => {
    const outside = await folderOf({ 'secret.py': 'secret' });
    const root = await folderOf({ 'own.py': 'own' });
    await symlink(join(outside, 'secret.py'), join(root, 'link.py'));
    await symlink(outside, join(root, 'linked'));
    await symlink(root, join(root, 'cycle'));
    await symlink(join(outside, 'none'), join(root, 'dangling'));
    await mkdir(join(root, 'folder.py'));
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe.py')]);
    const { codes, problems } = await readAll(root);
    expect(codes).toEqual(['own']);
    expect(problems.map(({ where }) => where.slice(root.length + 1))).toEqual([
      'cycle',
      'folder.py',
      'link.py',
      'linked',
      'pipe.py',
    ]);
  });
});
