import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf } from './chunks.ts';
import { scan, splitLines } from './scan.ts';

const shape = (text: string) =>
  scan(splitLines(text)).map(({ from, to, indent, kind }) => [from, to, indent, kind]);

describe('scan', () => {
  test.each([
    [
      'a statement over brackets',
      'x = [\n  1,\n]\ny\n',
      [
        [0, 3, 0, 'code'],
        [3, 4, 0, 'code'],
      ],
    ],
    [
      'a triple-quoted string',
      "x = '''\ndef f():\n'''\ny\n",
      [
        [0, 3, 0, 'code'],
        [3, 4, 0, 'code'],
      ],
    ],
    [
      'quotes inside other quotes',
      `x = "'''"\ny = '"'\nz\n`,
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
        [2, 3, 0, 'code'],
      ],
    ],
    [
      'an empty string is no open one',
      `x = ''\ny = ""\n`,
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
      ],
    ],
    [
      'a backslash at the end',
      'x = 1 + \\\n    2\ny\n',
      [
        [0, 2, 0, 'code'],
        [2, 3, 0, 'code'],
      ],
    ],
    [
      'an escaped quote',
      `x = 'it\\'s ('\ny\n`,
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
      ],
    ],
    [
      'comments with brackets and quotes',
      `# it's (\nx\n`,
      [
        [0, 1, 0, 'comment'],
        [1, 2, 0, 'code'],
      ],
    ],
    [
      'tabs reach the next multiple of eight',
      '\tx\n  \ty\n',
      [
        [0, 1, 8, 'code'],
        [1, 2, 8, 'code'],
      ],
    ],
    [
      'an open bracket ends at a definition',
      'x = (1,\ndef f():\n',
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
      ],
    ],
    [
      'an open one-line string ends with its line',
      `x = 'abc\ny\n`,
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
      ],
    ],
    [
      'carriage returns',
      'x\r\ny\rz',
      [
        [0, 1, 0, 'code'],
        [1, 2, 0, 'code'],
        [2, 3, 0, 'code'],
      ],
    ],
  ])('%s', (_, text, lines) => {
    expect(shape(text)).toEqual(lines);
  });

  test('says which lines begin inside a string', () => {
    const [line] = scan(splitLines("x = f('''\na\n''', [\n1])\n"));
    expect(line).toMatchObject({ from: 0, to: 4, inString: [1, 2], open: false });
  });

  test('any text is covered without gaps', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom("'''", '"', "'", '\\\n', '\n', '(', ')', '\t', 'def f():\n', '#', '\r'),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const lines = splitLines(given);
        expect(lines.join('')).toBe(given);
        let next = 0;
        for (const { from, to } of scan(lines)) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          next = to;
        }
        expect(next).toBe(lines.length);
        expect(
          chunksOf(given)
            .map((chunk) => chunk.text)
            .join(''),
        ).toBe(given);
      }),
    );
  });
});

describe('chunks', () => {
  test('decorators, branches and remarks belong to their statement', () => {
    const text =
      '    x\n\n# remark\n@a\n@b(1)\ndef f():\n    y\n    # inside\n\nif z:\n    a\nelse:\n    b\n# end\n';
    expect(chunksOf(text).map((chunk) => chunk.text)).toEqual([
      '    x\n',
      '\n# remark\n@a\n@b(1)\ndef f():\n    y\n    # inside\n',
      '\nif z:\n    a\nelse:\n    b\n# end\n',
    ]);
  });
});
