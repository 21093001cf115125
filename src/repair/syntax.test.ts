import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WorkerCrashed } from '../environments/index.ts';
import { maxLength, openSyntax, type Syntax } from './syntax.ts';

let syntax: Syntax;
beforeAll(async () => {
  syntax = await openSyntax();
});
afterAll(() => syntax.close());

describe('syntax', () => {
  test('outlines what a module has, binds and needs', async () => {
    const { compiles, statements } = await syntax.parse(
      [
        'import os.path as p, sys',
        '@route("/")',
        'def f(a, b=LIMIT) -> Answer:',
        '    """Doc."""',
        '    c = helper(a)',
        '    return [g(x) for x in c]',
        'class A(Base):',
        '    def empty(self):',
        '        """Doc."""',
        '        ...',
        '    def full(self):',
        '        return other(self)',
        'if f(1): y = 2',
      ].join('\n'),
    );
    expect(compiles).toBe(true);
    expect(statements).toMatchObject([
      { kind: 'import', line: 1, binds: ['p', 'sys'], uses: [] },
      {
        kind: 'function',
        line: 2,
        endLine: 6,
        binds: ['f'],
        uses: ['Answer', 'LIMIT', 'g', 'helper', 'route'],
      },
      { kind: 'class', binds: ['A'], uses: ['Base', 'other'] },
      { kind: 'if', line: 13, binds: ['y'], uses: ['f'] },
    ]);
    expect(statements[1]!.definition).toMatchObject({
      name: 'f',
      kind: 'function',
      statements: 2,
      members: [],
    });
    expect(statements[2]!.definition!.members).toMatchObject([
      { name: 'empty', line: 8, endLine: 10, statements: 0 },
      { name: 'full', statements: 1 },
    ]);
  });

  test('says where it fails', async () => {
    expect(await syntax.parse('x = 1\ny = = 2\n')).toMatchObject({
      compiles: false,
      error: { line: 2, column: 5, message: 'invalid syntax' },
    });
  });

  test('what parses and does not compile keeps its outline', async () => {
    const parsed = await syntax.parse('x = 1\nreturn x\n');
    expect(parsed).toMatchObject({
      compiles: false,
      error: { line: 2, message: "'return' outside function" },
    });
    expect(parsed.statements).toHaveLength(2);
  });

  test('nothing of the text is run', async () => {
    const { compiles } = await syntax.parse('import os\nos._exit(1)\n');
    expect(compiles).toBe(true);
    expect((await syntax.parse('still = "here"')).compiles).toBe(true);
  });

  test.each([
    ['a null byte', 'x = 1\0', /null bytes/],
    ['brackets, nested', '('.repeat(100_000), /too many nested parentheses/],
    ['signs, nested', `${'-'.repeat(400_000)}1`, /MemoryError/],
    ['attributes, nested', `a${'.b'.repeat(100_000)}`, /recursion/],
    ['a lone surrogate', '"\ud800"', /surrogates/],
    ['a number of half a million digits', '9'.repeat(maxLength), /integer string/],
    ['five megabytes', 'x = 1\n'.repeat(900_000), /longer than/],
  ])('%s does not compile', async (_, code, message) => {
    const { compiles, error } = await syntax.parse(code);
    expect(compiles).toBe(false);
    expect(error!.message).toMatch(message);
  });

  test('many texts at once keep their order', async () => {
    const codes = Array.from({ length: 500 }, (_, i) => (i % 3 === 0 ? `x${i} = (` : `x${i} = 1`));
    const parsed = await Promise.all(codes.map((code) => syntax.parse(code)));
    expect(parsed.map(({ compiles }) => compiles)).toEqual(codes.map((_, i) => i % 3 !== 0));
    expect(parsed[1]!.statements[0]!.binds).toEqual(['x1']);
  });
});

describe('a text that takes the parser down', () => {
  test('does not compile, its neighbours do', async () => {
    // No text is known that crashes the interpreter; one that takes many times as long as it may has its process ended too.
    const short = await openSyntax({ timeoutMs: 2_000 });
    const texts = ['x = 1', 'def f():0\n'.repeat(49_000), 'z = 3'];
    const parsed = await Promise.all(texts.map((code) => short.parse(code)));
    expect(parsed.map(({ compiles }) => compiles)).toEqual([true, false, true]);
    expect(parsed[1]!.error!.message).toMatch(/did not survive/);
    await short.close();
  });

  test.skipIf(process.platform !== 'linux')(
    'a parser that cannot run at all is no fault of the text',
    async () => {
      const broken = await openSyntax({ memoryBytes: 1024 ** 2 });
      await expect(broken.parse('x = 1')).rejects.toThrow();
      await broken.close();
    },
  );

  test('nothing is blamed on a text when the parser was closed', async () => {
    const closed = await openSyntax();
    await closed.close();
    await expect(closed.parse('x = 1')).rejects.toThrow(WorkerCrashed);
  });
});
