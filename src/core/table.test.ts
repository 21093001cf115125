import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvLine, markdownTable, textTable } from './table.ts';

it('a CSV line reads back as its cells, and no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
      fc.pre(cells.some((cell) => cell !== ''));
      const [row]: string[][] = parse(csvLine(cells), { relax_column_count: true });
      expect(row!.map((cell, i) => cell === cells[i] || cell === `'${cells[i]}`)).toEqual(
        cells.map(() => true),
      );
      expect(row!.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false);
    }),
  );
});

it('a Markdown cell cannot leave its cell or bring markup in', () => {
  const table = markdownTable(['a'], [['x | y\n<script>']]);
  expect(table.split('\n')).toEqual(['| a |', '|---|', '| x \\| y &lt;script> |', '']);
});

it('text columns are aligned', () => {
  expect(
    textTable(
      ['name', 'n'],
      [
        ['a', '10'],
        ['long one', '7'],
      ],
    ),
  ).toBe('name       n\n--------  --\na         10\nlong one   7\n');
});

it('a table that is too wide is written row by row, within the width', () => {
  const header = ['model', 'secure-pass@1', 'pass@1', ''];
  const rows = [
    ['a/b', '1.000 [0.541, 1.000]', '0.500', 'worse'],
    ['c', '–', '', ''],
  ];
  expect(textTable(header, rows, 50)).toBe(textTable(header, rows));
  expect(textTable(header, rows, 40)).toBe(
    'a/b\n  secure-pass@1 1.000 [0.541, 1.000]\n  pass@1 0.500   worse\nc\n  secure-pass@1 –\n',
  );
});
