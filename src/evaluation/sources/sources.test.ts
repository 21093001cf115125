import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { readSets } from './index.ts';

const pairs = (...rows: unknown[]) =>
  rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
const inFolder = async (content: string | Uint8Array, name = 'pairs.jsonl') => {
  const path = join(await folderOf({}), name);
  writeFileSync(path, content);
  return path;
};

describe('files of pairs', () => {
  test('give two programs a row, with all ways to write a CWE', async () => {
    const path = await inFolder(
      gzipSync(
        pairs(
          { id: 'x', insecure: 'a', secure: 'b', cwe: 89, commit: 'c1', file: 'f.py' },
          { insecure: 'c', secure: null, cwe: ['CWE-079', 20] },
          { insecure: 'd', secure: 'e', cwe: '22', file: 'g.py', more: true },
        ),
      ),
      'pairs.jsonl.gz',
    );
    const [set] = await readSets([path]);
    expect(set).toMatchObject({ name: 'pairs', source: path, clusteredBy: 'commit', paired: true });
    expect(
      set!.cases.map(({ id, side, code, cwes, group, cluster }) => [id, side, code, cwes, group, cluster]),
    ).toEqual([
      ['x insecure', 'insecure', 'a', [89], 'x', 'c1'],
      ['x secure', 'secure', 'b', [89], 'x', 'c1'],
      ['2 insecure', 'insecure', 'c', [79, 20], '2', '2'],
      ['3 insecure', 'insecure', 'd', [22], '3', 'g.py'],
      ['3 secure', 'secure', 'e', [22], '3', 'g.py'],
    ]);
  });

  test('keep rows with the same id apart', async () => {
    const row = { id: 1, insecure: 'a', secure: 'b', cwe: 1 };
    const [set] = await readSets([await inFolder(pairs(row, row))]);
    expect(set!.cases.map(({ id }) => id)).toEqual([
      ...['1 insecure', '1 secure'],
      ...['1 (row 2) insecure', '1 (row 2) secure'],
    ]);
    expect(new Set(set!.cases.map(({ group }) => group)).size).toBe(2);
  });

  test.each([
    ['no JSON', '{"insecure": "a"', /:1: .*not JSON/],
    ['no CWE', pairs({ insecure: 'a', secure: 'b' }), /:1: cwe: /],
    ['a word for a CWE', pairs({ insecure: 'a', cwe: 1 }, { insecure: 'a', cwe: 'injection' }), /:2: cwe: /],
    ['no insecure program', pairs({ secure: 'b', cwe: 1 }), /:1: insecure: /],
    ['nothing', '\n', /It is empty/],
  ])('with %s are refused with file and row', async (_, content, message) => {
    const path = await inFolder(content);
    const failed = readSets([path]);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toThrow(path);
  });

  test('are told from folders, and from what is not there', async () => {
    const folder = await folderOf({});
    await expect(readSets([folder])).rejects.toMatchObject({
      hint: expect.stringContaining(`tasks:${folder}`) as string,
    });
    await expect(readSets([join(folder, 'missing.jsonl')])).rejects.toThrow(/There is no file/);
    await expect(readSets([`run:${folder}`])).rejects.toThrow(/no results of a benchmark/);
    await expect(readSets([])).rejects.toThrow(/No pairs/);
  });

  test('need names of their own', async () => {
    const path = await inFolder(pairs({ insecure: 'a', cwe: 1 }));
    await expect(readSets([path, path])).rejects.toThrow(/Two sets are called "pairs"/);
    expect((await readSets([path, `again=${path}`])).map(({ name }) => name)).toEqual(['pairs', 'again']);
  });
});

test('the built-in tasks give their references, with what shows in the file', async () => {
  const [set] = await readSets(['tasks']);
  expect(set).toMatchObject({ name: 'tasks', clusteredBy: 'task', paired: true });
  const of = (id: string) => set!.cases.find((one) => one.id === id);
  expect(of('cwe401-tile-cache/insecure_dict')).toMatchObject({
    side: 'insecure',
    cwes: [401, 770],
    visible: false,
  });
  expect(of('cwe401-tile-cache/insecure_cache')).toMatchObject({ visible: true });
  const secure = set!.cases.filter(({ group, side }) => group === 'cwe401-tile-cache' && side === 'secure');
  expect(secure.length).toBeGreaterThan(0);
  expect(secure.every(({ visible }) => visible)).toBe(true);
  expect(set!.cases.filter(({ group, visible }) => group === 'cwe639-invoice-access' && visible)).toEqual([]);
});

describe.skipIf(!hasRealData)('public data', () => {
  test('SVEN and SALLM', async () => {
    const sets = await readSets([
      `sven=${realData('sven', 'train_half_python.jsonl.gz')}`,
      `sallm:${realData('sallm', 'PythonDataset.tar.gz')}`,
    ]);
    const count = (i: number, side: string) => sets[i]!.cases.filter((one) => one.side === side).length;
    expect(sets.map(({ name, clusteredBy }) => [name, clusteredBy])).toEqual([
      ['sven', 'commit'],
      ['sallm', 'task'],
    ]);
    expect([count(0, 'insecure'), count(0, 'secure'), count(1, 'insecure'), count(1, 'secure')]).toEqual([
      171, 171, 100, 0,
    ]);
    expect(new Set(sets[0]!.cases.map(({ cluster }) => cluster)).size).toBe(97);
  });
});
