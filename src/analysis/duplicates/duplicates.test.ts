import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureEnvironment, type PythonEnvironment } from '../../environments/index.ts';
import { runProgram } from '../../environments/run-program.ts';
import { DuplicateFinder } from './find.ts';
import { LineReader } from './line-reader.ts';
import { commonChunks, type Lines } from './similar.ts';

let environment: PythonEnvironment;
let reader: LineReader;
let folder = '';
beforeAll(async () => {
  environment = await ensureEnvironment('analyzers');
  reader = await LineReader.open({});
});
afterAll(() => reader.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sallm-duplicates-test-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const nameOf = (sample: number): string => `s${String(sample).padStart(3, '0')}`;

/** `R0801` of one run of Pylint over these programs: `[lines, "s000:[3:9]", "s004:[1:7]"]`. */
async function pylints(programs: readonly string[]): Promise<string[]> {
  const files = programs.map((code, i) => {
    const file = join(folder, `${nameOf(i)}.py`);
    writeFileSync(file, code);
    return file;
  });
  const options = ['--rcfile=', '--persistent=n', '--disable=all', '--enable=duplicate-code', '-f', 'json'];
  const { stdout, stderr } = await runProgram(environment.python, ['-m', 'pylint', ...options, ...files], {});
  try {
    const messages = JSON.parse(stdout) as { message: string; 'message-id': string }[];
    return messages
      .filter((message) => message['message-id'] === 'R0801')
      .map(({ message }) => (message.match(/^==s\d+:\[\d+:\d+\]$/gm) ?? []).sort().join(' '))
      .sort();
  } catch {
    throw new Error(`Pylint printed no JSON: ${stdout.slice(0, 200)} ${stderr.slice(0, 500)}`);
  }
}

async function ours(programs: readonly string[]) {
  const finder = new DuplicateFinder(join(folder, 'spool'));
  const signal = new AbortController().signal;
  const none: Lines = {
    numbers: new Uint32Array(),
    hashes: new BigUint64Array(),
    content: new Uint8Array(),
  };
  const messages: string[] = [];
  const pairs: [number, number][] = [];
  try {
    for (const [i, code] of programs.entries())
      finder.add((await reader.linesOf({ id: nameOf(i), code, origin: {} }, signal)) ?? none);
    const counts = finder.find(
      ({ a, b }) => pairs.push([a, b]),
      ({ a, b, chunk }) =>
        messages.push(
          [
            `==${nameOf(a)}:[${chunk.a.start}:${chunk.a.end}]`,
            `==${nameOf(b)}:[${chunk.b.start}:${chunk.b.end}]`,
          ]
            .sort()
            .join(' '),
        ),
    );
    return { counts, pairs, messages: messages.sort() };
  } finally {
    finder.close();
  }
}

describe('duplicates', () => {
  test('of real files are those of one run of Pylint over them, message by message', async () => {
    const names = ['asyncio', 'multiprocessing', 'json', 'email'];
    const ask = `import ${names.join(', ')}\nfor m in (${names.join(', ')}): print(m.__path__[0])`;
    const { stdout } = await runProgram(environment.python, ['-c', ask], {});
    const programs = stdout
      .trim()
      .split('\n')
      .flatMap((path) =>
        readdirSync(path)
          .filter((name) => name.endsWith('.py'))
          .sort()
          .map((name) => readFileSync(join(path, name), 'utf8')),
      );
    expect(programs.length).toBeGreaterThan(50);
    const { counts, messages, pairs } = await ours(programs);
    expect(messages).toEqual(await pylints(programs));
    expect(messages.length).toBeGreaterThan(10);
    expect(counts).toMatchObject({ messages: messages.length, pairs: pairs.length, capped: 0 });
    expect(counts.duplicated).toBe(new Set(pairs.flat()).size);
    expect(counts.top.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(counts.duplicated);
  });

  test('of programs made of few different lines, which repeat and change places, are too', async () => {
    const blocks = [
      'a = 1',
      'b = 2',
      'c = [',
      'd = 3  # x',
      'import os',
      'def f(\n    x,\n):\n    """doc"""\n    return x',
    ];
    const block = fc.constantFrom(...blocks).map((text) => (text === 'c = [' ? 'c = [\n    1,\n]' : text));
    const seeds = [1, 2, 3];
    for (const seed of seeds) {
      const programs = fc
        .sample(fc.array(block, { minLength: 1, maxLength: 40 }), { seed, numRuns: 25 })
        .map((lines) => lines.join('\n') + '\n');
      const { messages } = await ours(programs);
      expect(messages).toEqual(await pylints(programs));
    }
  });

  test('skip what the comments of a file switch off, and what does not parse', async () => {
    const code = Array.from({ length: 8 }, (_, i) => `x${i} = ${i}\n`).join('');
    const programs = [code, `# pylint: disable=duplicate-code\n${code}`, `${code}def broken(:\n`, code];
    const { counts, messages } = await ours(programs);
    expect(messages).toEqual(['==s000:[0:8] ==s003:[0:8]']);
    expect(counts).toMatchObject({ duplicated: 2, pairs: 1, groups: 1 });
    expect(await pylints(programs)).toEqual(messages);
  });

  test('are found between every two samples, whatever stands between them', () => {
    const shared = [1n, 2n, 3n, 4n, 5n];
    const linesOf = (hashes: readonly bigint[]): Lines => ({
      numbers: Uint32Array.from(hashes.keys()),
      hashes: BigUint64Array.from(hashes),
      content: new Uint8Array(hashes.length).fill(1),
    });
    const other = fc.array(fc.bigInt({ min: 100n, max: 1n << 40n }), { maxLength: 6 });
    fc.assert(
      fc.property(other, other, other, (x, y, z) => {
        const [a, b] = [linesOf([...x, ...shared, ...y]), linesOf([...z, ...shared])];
        const found = commonChunks(a, b);
        expect(found.some((chunk) => chunk.a.start <= x.length && chunk.lines >= 5)).toBe(true);
        expect(commonChunks(a, linesOf(shared.slice(1)))).toEqual([]);
      }),
    );
  });

  test('of very many samples alike are groups all the same', () => {
    const finder = new DuplicateFinder(join(folder, 'spool'));
    const lines: Lines = {
      numbers: Uint32Array.from([0, 1, 2, 3, 4]),
      hashes: BigUint64Array.from([1n, 2n, 3n, 4n, 5n]),
      content: new Uint8Array(5).fill(1),
    };
    for (let i = 0; i < 3000; i++) finder.add(lines);
    const counts = finder.find();
    finder.close();
    expect(counts).toMatchObject({ duplicated: 3000, groups: 1, capped: 1, messages: 2 });
    expect(counts.top[0]!.size).toBe(3000);
    expect(counts.pairs).toBeLessThan(4 * 3000);
  });
});
