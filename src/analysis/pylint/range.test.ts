import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from './range.ts';

test('counts bytes for nodes, characters for tokens', () => {
  const lines = ['x = "é😀"; f(a)'];
  // `f(a)` begins after 10 characters, 14 bytes, 11 UTF-16 units.
  expect(rangeOf([1, 14, 1, 18], lines, false)).toEqual({ line: 1, column: 12, endLine: 1, endColumn: 16 });
  expect(rangeOf([1, 10, null, null], lines, false)).toEqual({
    line: 1,
    column: 12,
    endLine: 1,
    endColumn: 12,
  });
});

test('a syntax error counts its column from 1', () => {
  expect(rangeOf([1, 3, null, null], ['a b'], true)).toEqual({
    line: 1,
    column: 3,
    endLine: 1,
    endColumn: 3,
  });
});

test('whatever it is given, the range lies in the text and does not end before it begins', () => {
  const number = fc.integer({ min: -1, max: 30 });
  const end = fc.option(number, { nil: null });
  const text = fc.array(
    fc.string({ unit: 'grapheme' }).map((line) => line.replaceAll(/[\r\n]/g, '')),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(
      number,
      number,
      end,
      end,
      text,
      fc.boolean(),
      (line, column, endLine, endColumn, lines, syntax) => {
        const range = rangeOf([line, column, endLine, endColumn], lines, syntax);
        expect(range.line).toBeGreaterThanOrEqual(1);
        expect(range.endLine).toBeLessThanOrEqual(lines.length);
        expect(range.column - 1).toBeLessThanOrEqual(lines[range.line - 1]!.length);
        expect(range.endColumn - 1).toBeLessThanOrEqual(lines[range.endLine - 1]!.length);
        const forward = range.line < range.endLine || range.column <= range.endColumn;
        expect(range.line <= range.endLine && forward).toBe(true);
      },
    ),
  );
});
