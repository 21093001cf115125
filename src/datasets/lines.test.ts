import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { UsageError } from '../core/errors.ts';
import { jsonLinesOf, type JsonRow, readJsonLines } from './lines.ts';
import type { OnProblem, ReadProblem } from './problem.ts';

async function collect(read: (onProblem: OnProblem) => AsyncIterable<JsonRow>) {
  const rows: JsonRow[] = [];
  const problems: ReadProblem[] = [];
  for await (const row of read((problem) => problems.push(problem))) rows.push(row);
  return { rows, problems };
}

async function collectFile(content: string | Uint8Array, name = 'rows.jsonl') {
  const path = join(await folderOf({ [name]: content }), name);
  const { rows, problems } = await collect((onProblem) => readJsonLines(path, onProblem));
  return { rows, problems: problems.map(({ where, what }) => ({ where: where.slice(path.length), what })) };
}

const chunked = (bytes: Buffer, cuts: readonly number[]) => {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((start, i) => bytes.subarray(start, places[i] ?? bytes.length));
};

describe('readJsonLines', () => {
  it('gives back any rows, however the bytes are cut into chunks, with LF or CRLF', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.array(fc.nat()),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        async (values, cuts, newline, closed) => {
          const lines = values.map((value) => JSON.stringify(value));
          const text = lines.join(newline) + (closed ? newline : '');
          const { rows, problems } = await collect((onProblem) =>
            jsonLinesOf(chunked(Buffer.from(text), cuts), 'rows', onProblem),
          );
          expect(problems).toEqual([]);
          expect(rows.map((row) => JSON.stringify(row.value))).toEqual(lines);
        },
      ),
    );
  });

  it('reads plain and gzip alike, whatever the name says', async () => {
    const text = '{"a":1}\n\n{"a":"ü"}\n';
    const expected = [
      { row: 1, value: { a: 1 } },
      { row: 3, value: { a: 'ü' } },
    ];
    for (const content of [Buffer.from(text), gzipSync(text), Buffer.from(`\uFEFF${text}`)])
      expect(await collectFile(content)).toEqual({ rows: expected, problems: [] });
  });

  it('reports damaged rows and goes on behind them', async () => {
    const { rows, problems } = await collectFile(
      Buffer.concat([Buffer.from('1\n{"a":\n"'), Buffer.from([0xe9]), Buffer.from('"\n4\n{"cut": "of')]),
    );
    expect(rows.map((row) => row.row)).toEqual([1, 4]);
    expect(problems.map((problem) => problem.where)).toEqual([':2', ':3', ':5']);
    expect(problems[1]?.what).toBe('The line is not UTF-8.');
    expect(problems[2]?.what).toMatch(/^The last line is cut off/);
  });

  it('skips a line over the limit and keeps the next', async () => {
    const bytes = chunked(Buffer.from(`1\n"${'x'.repeat(100)}"\n2\n`), [5, 20, 60]);
    const { rows, problems } = await collect((onProblem) =>
      jsonLinesOf(bytes, 'rows', onProblem, { maxLineBytes: 50 }),
    );
    expect(rows.map((row) => row.value)).toEqual([1, 2]);
    expect(problems).toEqual([{ where: 'rows:2', what: 'The line is longer than 50 bytes.' }]);
  });

  it('keeps every whole row in front of the place where a gzip file is cut off, and says that it is', async () => {
    const values = Array.from({ length: 3000 }, (_, i) => ({ i, noise: Math.sin(i) }));
    const whole = gzipSync(values.map((value) => JSON.stringify(value)).join('\n') + '\n');
    const { rows, problems } = await collectFile(whole.subarray(0, whole.length / 2));
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.map((row) => row.value)).toEqual(values.slice(0, rows.length));
    expect(problems[0]?.what).toMatch(/cut off or damaged/);
  });

  it('refuses UTF-16, folders and files that are not there', async () => {
    await expect(collectFile(Buffer.from('\uFEFF{"a":1}\n', 'utf16le'))).rejects.toThrow(UsageError);
    const folder = await folderOf({});
    for (const path of [folder, join(folder, 'none.jsonl')])
      await expect(collect((onProblem) => readJsonLines(path, onProblem))).rejects.toThrow(UsageError);
  });
});
