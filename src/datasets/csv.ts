import { CsvError, parse } from 'csv-parse/sync';
import { UsageError } from '../core/errors.ts';
import { readBytes } from './bytes.ts';
import type { OnProblem } from './problem.ts';
import { asText } from './tree.ts';

/** One record of a table, by column; `row` is the line in the file that it ends on, counted from 1. */
export interface CsvRow {
  row: number;
  value: Record<string, string>;
}

/**
 * Reads a table with a header, plain or gzip, whole into memory. A record with too few or too many cells is reported
 * and left out.
 * @throws UsageError when the file is not there, not UTF-8, or not CSV.
 */
export async function readCsv(path: string, onProblem: OnProblem): Promise<CsvRow[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(path, onProblem)) chunks.push(chunk);
  const text = asText(Buffer.concat(chunks));
  if (text === null) throw new UsageError(`${path} is not UTF-8.`);
  let records: { record: Record<string, string>; info: { lines: number; error?: CsvError } }[];
  try {
    records = parse(text, {
      bom: true,
      columns: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new UsageError(`${path}: ${error.message}.`, { cause: error });
    throw error;
  }
  return records.flatMap(({ record, info }) => {
    if (info.error === undefined) return [{ row: info.lines, value: record }];
    onProblem({ where: `${path}:${info.lines}`, what: info.error.message });
    return [];
  });
}
