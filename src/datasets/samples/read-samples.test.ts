import fc from 'fast-check';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { jsonLines, readAll, readFileOf } from '../../../tests/support/read-samples.ts';
import { packagePath } from '../../core/paths.ts';
import { sampleFormatOf, sampleFormats } from './index.ts';
import { UniqueIds } from './unique-ids.ts';

describe('formats', () => {
  it('are recognised by their own example rows', async () => {
    for (const { name, example } of sampleFormats) {
      if (name === 'parquet' || name === 'folder') continue;
      const [file, content] =
        typeof example === 'string' ? ['a.csv', example] : ['a.jsonl', jsonLines(['damaged', example])];
      const path = join(await folderOf({ [file]: content }), file);
      expect((await sampleFormatOf({ path })).name).toBe(name);
    }
  });

  it('are recognised in Parquet by the columns, and in folders by what is there', async () => {
    const fixtures = packagePath('src', 'datasets', 'samples', 'fixtures');
    const nameOf = async (path: string) => (await sampleFormatOf({ path })).name;
    expect(await nameOf(join(fixtures, 'apps.parquet'))).toBe('apps');
    expect(await nameOf(join(fixtures, 'the-stack.parquet'))).toBe('the-stack');
    expect(await nameOf(join(fixtures, 'the-stack-3.parquet'))).toBe('the-stack');
    expect(await nameOf(packagePath('python'))).toBe('folder');
    // A data set with its loading script is the data set.
    const rows = jsonLines([{ problem_id: 1, solutions: '["x"]', difficulty: 'interview' }]);
    expect(await nameOf(await folderOf({ 'apps.py': '', 'train.jsonl': rows }))).toBe('apps');
    expect(await nameOf(await folderOf({ 'a.py': '', 'package.json': '{}' }))).toBe('folder');
  });

  it('are named when none fits, none is known, or nothing is there', async () => {
    await expect(readFileOf('a.jsonl', '{"a": 1}\n')).rejects.toThrow(/in no known format/);
    await expect(readFileOf('a.jsonl', '{"a": 1}\n', { format: 'xml' })).rejects.toThrow(/no format "xml"/);
    await expect(readFileOf('a.jsonl', '', { format: 'jsonl' })).rejects.toThrow(/holds no sample/);
    await expect(readAll('none.jsonl')).rejects.toThrow(/no file or folder/);
    await expect(readAll('parquet:none.parquet')).rejects.toThrow(/no file or folder/);
    await expect(readFileOf('a.txt', 'x', { format: 'parquet' })).rejects.toThrow(
      /cannot be read as Parquet/,
    );
    await expect(readAll(`apps:${await folderOf({})}`)).rejects.toThrow(/no data files/);
  });
});

describe('readSamples', () => {
  it('reads on past damaged rows and files, and accounts for every row', async () => {
    const rows = jsonLines([{ code: 'a' }, { code: 'b' }]);
    const damaged = gzipSync(rows.repeat(3000));
    const folder = await folderOf({
      '0.jsonl': '\uFEFF{"code": "x"}\r\n\n{"code": 1}\n[]\n{"co\n{"code": "\xff"}\n',
      '1.jsonl': Buffer.concat([
        Buffer.from('{"code": "'),
        Buffer.from([0xff]),
        Buffer.from('"}\n{"code": "y"}'),
      ]),
      '2.jsonl': Buffer.from('\uFEFF{}', 'utf16le'),
      '3.jsonl.gz': damaged.subarray(0, damaged.length - 9),
    });
    const { samples, problems } = await readAll(`jsonl:${folder}`);
    expect(samples.slice(0, 3).map(({ id, code }) => [id, code])).toEqual([
      ['0.jsonl:1', 'x'],
      ['0.jsonl:6', 'ÿ'],
      ['1.jsonl:2', 'y'],
    ]);
    expect(samples.length).toBeGreaterThan(1000);
    expect(problems.slice(0, 5).map(({ where }) => where.slice(folder.length + 1))).toEqual([
      ...['0.jsonl:3', '0.jsonl:4', '0.jsonl:5', '1.jsonl:1', '2.jsonl'],
    ]);
    expect(problems.map(({ what }) => what)).toContainEqual(expect.stringContaining('cut off or damaged'));
  });

  it.skipIf(process.getuid?.() === 0)('goes on where a folder cannot be read', async () => {
    const root = await folderOf({ 'a.py': 'a', 'locked/b.py': 'b' });
    await chmod(join(root, 'locked'), 0);
    const { codes, problems } = await readAll(root);
    await chmod(join(root, 'locked'), 0o700);
    expect(codes).toEqual(['a']);
    expect(problems).toHaveLength(1);
  });
});

describe('UniqueIds', () => {
  it('gives no id twice, and leaves new ones as they are', () => {
    const id = fc.constantFrom('a', 'b', 'a#p', 'a#p.2', 'b#q');
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.constantFrom('p', 'q'))), (taken) => {
        const ids = new UniqueIds();
        const given = taken.map(([name, place]) => ids.take(name, place));
        expect(new Set(given).size).toBe(taken.length);
        expect(given[0]).toBe(taken[0]?.[0]);
      }),
    );
  });

  it('tells 300,000 similar ids apart without a suffix', () => {
    const ids = new UniqueIds();
    let suffixed = 0;
    for (let i = 0; i < 300_000; i++) {
      const id = `owner/repo/path${i % 1000}/module_${i}.py`;
      if (ids.take(id, 'x') !== id) suffixed++;
    }
    expect(suffixed).toBe(0);
    expect(ids.take('owner/repo/path1/module_1.py', 'row')).toBe('owner/repo/path1/module_1.py#row');
  });
});
