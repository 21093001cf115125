import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { renderParquet } from './parquet.ts';

const cell = fc.oneof(fc.constant(null), fc.double({ noNaN: true }), fc.integer());
const rowsOf = fc.array(
  fc.record({ figure: cell, text: fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme' })) }),
  {
    minLength: 1,
    maxLength: 50,
  },
);

test('a table comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, async (rows) => {
      // One row whose text is none would make the column one of figures.
      const all = [{ figure: 0.1, text: 'always' }, ...rows];
      const table = {
        name: 't',
        title: 'T',
        header: ['text', 'figure'],
        rows: all.map(({ figure, text }) => [text, figure]),
      };
      const bytes = renderParquet(table);
      const read = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
      expect(read).toEqual(all.map(({ figure, text }) => ({ text, figure })));
    }),
    { numRuns: 30 },
  );
});

test('a table without rows has its columns', async () => {
  const bytes = renderParquet({ name: 't', title: 'T', header: ['a', 'b'], rows: [] });
  expect(await parquetReadObjects({ file: bytes.buffer as ArrayBuffer })).toEqual([]);
});
