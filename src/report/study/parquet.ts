import { parquetWriteBuffer } from 'hyparquet-writer';
import type { StudyTable } from './rows.ts';

/** One table, with all digits: figures as doubles, whatever holds a text as text. */
export function renderParquet({ header, rows }: StudyTable): Uint8Array {
  const columnData = header.map((name, i) => {
    const cells = rows.map((row) => row[i] ?? null);
    const isText = cells.some((cell) => typeof cell === 'string');
    return {
      name,
      nullable: true,
      type: isText ? ('STRING' as const) : ('DOUBLE' as const),
      data: isText ? cells.map((cell) => (cell === null ? null : String(cell))) : cells,
    };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
