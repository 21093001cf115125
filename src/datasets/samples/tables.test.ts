import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { jsonLines, readAll, readFileOf } from '../../../tests/support/read-samples.ts';
import { packagePath } from '../../core/paths.ts';
import type { ReadProblem } from '../problem.ts';
import { jsonRowsOf } from './json-rows.ts';

const fixture = (name: string) => packagePath('src', 'datasets', 'samples', 'fixtures', name);
const text = fc.string({ unit: 'binary' });
const rows = fc.array(fc.record({ id: fc.oneof(fc.string(), fc.integer()), code: text }), { minLength: 1 });

describe('jsonl', () => {
  it('gives back any code, from lines and from a list, with unique ids', async () => {
    const folder = await folderOf({});
    const path = join(folder, 'a.json');
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(0, 1, undefined), async (list, indent) => {
        const content = indent === 0 ? jsonLines(list) : JSON.stringify(list, null, indent);
        await writeFile(path, content);
        const { codes, ids, problems } = await readAll(path);
        expect(problems).toEqual([]);
        expect(codes).toEqual(list.map((row) => row.code));
        expect(new Set(ids).size).toBe(list.length);
      }),
    );
  });

  it('reads a list the same, however it is cut into chunks, and reports a cut-off one', async () => {
    const value = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(value, fc.integer({ min: 1, max: 9 }), fc.nat(), async (list, step, at) => {
        const bytes = Buffer.from(` ${JSON.stringify(list, null, step % 3)}\n`);
        const read = async (data: Buffer) => {
          const problems: ReadProblem[] = [];
          const cells: unknown[] = [];
          const chunks = (async function* () {
            for (let i = 0; i < data.length; i += step) yield data.subarray(i, i + step);
          })();
          for await (const row of jsonRowsOf(chunks, 'a', (problem) => problems.push(problem)))
            cells.push(row.cells);
          return { cells, problems };
        };
        const json = JSON.parse(bytes.toString()) as unknown[];
        expect(await read(bytes)).toEqual({ cells: json, problems: [] });
        const cut = await read(bytes.subarray(0, 2 + (at % (bytes.length - 4))));
        expect(json.slice(0, cut.cells.length)).toEqual(cut.cells);
        expect(cut.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('takes the columns that are named, keeps where code comes from, and reports rows without', async () => {
    const list = [
      { key: 'k', body: 'x = 1', repo_name: 'o/r', file_path: 'a.py', model: 'm', task_id: 7, other: 'no' },
      { key: 'l', body: null },
      ['x'],
      { body: 'y' },
    ];
    const spec = { codeColumn: 'body', idColumn: 'key' };
    const { path, samples, problems } = await readFileOf('a.jsonl', jsonLines(list), spec);
    expect(samples).toEqual([
      {
        id: 'k',
        code: 'x = 1',
        origin: { file: 'a.jsonl', row: 1, repo: 'o/r', path: 'a.py', model: 'm', task: 7 },
      },
      { id: 'a.jsonl:4', code: 'y', origin: { file: 'a.jsonl', row: 4 } },
    ]);
    expect(problems.map(({ where }) => where)).toEqual([`${path}:2`, `${path}:3`]);
    await expect(readFileOf('a.jsonl', jsonLines(list), { codeColumn: 'nope' })).rejects.toThrow(
      /"nope"; columns: key, body, repo_name/,
    );
  });
});

describe('csv', () => {
  it('gives back any code', async () => {
    const path = join(await folderOf({}), 'a.csv');
    const quote = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (list, end) => {
        const lines = list.map(({ id, code }) => `${quote(code)},${quote(id)}${end}`);
        await writeFile(path, `\uFEFFcode,id${end}${lines.join('')}`);
        const { codes, problems } = await readAll(path);
        expect(problems).toEqual([]);
        // What is written is Unicode, so half a surrogate pair cannot survive it.
        expect(codes).toEqual(list.map((row) => row.code.toWellFormed()));
      }),
    );
  });

  it('reports records of another length, bytes that are not UTF-8, and quotes that do not match', async () => {
    const content = Buffer.concat([
      Buffer.from('id\tcode\nA\t"x = 1\ny = 2"\nB\nC\tcaf'),
      Buffer.from([0xe9]),
      Buffer.from('\nD\t"z"z\nE\tlost\n'),
    ]);
    const { path, ids, codes, samples, problems } = await readFileOf('a.tsv.gz', gzipSync(content));
    expect([ids, codes]).toEqual([
      ['A', 'C'],
      ['x = 1\ny = 2', 'caf\uFFFD'],
    ]);
    expect(samples[1]?.origin['replacedBytes']).toBe(1);
    expect(problems).toEqual([
      { where: `${path}:4`, what: '1 cells, but 2 columns.' },
      { where: `${path}:5`, what: '1 bytes are not UTF-8; they are read as U+FFFD.', rows: 0 },
      { where: path, what: expect.stringContaining('the rest of the file is left out') as string },
    ]);
  });
});

describe('parquet', () => {
  it('reads columns of bytes (Brotli), with what is not UTF-8 replaced and noted', async () => {
    const { samples, leftOut } = await readAll(
      `parquet,code-column=body,id-column=key:${fixture('bytes.parquet')}`,
    );
    expect(samples.map(({ id, code }) => [id, code])).toEqual([
      ['a', 'x = 1\n'],
      ['b', '# caf\uFFFD\nx = 2\n'],
      ['c', 'x = 3\n'],
    ]);
    expect(samples[1]?.origin['replacedBytes']).toBe(1);
    expect(leftOut).toBe(0);
  });

  it('leaves out a damaged row group with its rows, and reads the others', async () => {
    const bytes = await readFile(fixture('the-stack.parquet'));
    // The header of the first data page, right behind the mark at the beginning of the file.
    const content = bytes.indexOf('os.system');
    bytes.fill(0xff, content - 60, content);
    const { samples, problems, leftOut } = await readFileOf('a.parquet', bytes);
    expect(problems[0]).toMatchObject({ what: expect.stringContaining('Row group 1') as string, rows: 3 });
    expect(samples.length + leftOut).toBe(7);
    expect(samples.map(({ origin }) => origin['row'])).toEqual([5, 6, 7]);
  });

  it('never ends in anything but a message for people, whatever is damaged', async () => {
    const whole = await readFile(fixture('the-stack.parquet'));
    const path = join(await folderOf({}), 'a.parquet');
    const damage = fc.record({
      at: fc.nat(whole.length - 1),
      with: fc.uint8Array({ minLength: 1, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { maxLength: 3 }), fc.nat(whole.length), async (damages, cut) => {
        const bytes = Buffer.from(whole.subarray(0, damages.length === 0 ? cut : whole.length));
        for (const { at, with: replacement } of damages)
          bytes.set(replacement.subarray(0, whole.length - at), at);
        await writeFile(path, bytes);
        const outcome = await readAll(`the-stack:${path}`).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome.name).toBe('UsageError');
      }),
      { numRuns: 300 },
    );
  });
});
