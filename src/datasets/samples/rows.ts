import type { OnProblem } from '../problem.ts';
import { beginning } from '../sniff.ts';
import type { Cells, Row } from './cells.ts';
import { readCsvRows } from './csv-rows.ts';
import { jsonRowsOf, readJsonRows } from './json-rows.ts';
import { isParquet, parquetShape, readParquetRows } from './parquet-rows.ts';

export type TableKind = 'json' | 'csv' | 'parquet';

/** Parquet is told by its first bytes, CSV by its name (nothing else tells it), and all else is JSON. */
export async function tableKindOf(path: string): Promise<TableKind> {
  if (await isParquet(path)) return 'parquet';
  return /\.(csv|tsv)(\.gz|\.zst)?$/i.test(path) ? 'csv' : 'json';
}

/**
 * Streams the rows of a table in any kind of file: JSON lines, a JSON list, CSV, TSV (each plain, gzip or Zstandard) or
 * Parquet.
 * @param columns the ones that are needed, for Parquet to read no others
 */
export async function* readRows(
  path: string,
  onProblem: OnProblem,
  options: { kind?: TableKind; columns?: readonly string[] } = {},
): AsyncGenerator<Row> {
  const kind = options.kind ?? (await tableKindOf(path));
  if (kind === 'parquet') yield* readParquetRows(path, onProblem, options.columns);
  else if (kind === 'csv') yield* readCsvRows(path, onProblem);
  else yield* readJsonRows(path, onProblem);
}

/** The first rows, to recognise a format by; of Parquet the columns alone. Problems are left to the later reading. */
export async function firstRows(path: string, count = 20): Promise<Cells[]> {
  const kind = await tableKindOf(path);
  if (kind === 'parquet') return [await parquetShape(path)];
  const ignore = () => {};
  const rows = kind === 'csv' ? readCsvRows(path, ignore) : jsonRowsOf(beginning(path), path, ignore);
  const first: Cells[] = [];
  for await (const { row, cells } of rows) {
    first.push(cells);
    if (first.length >= count || row >= 10 * count) break;
  }
  return first;
}
