import { CsvError, parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { readBytes } from '../bytes.ts';
import type { OnProblem } from '../problem.ts';
import { decodeOrKeep } from './cells.ts';
import type { Row } from './rows.ts';

/** Longest record that is read, in bytes. */
const MAX_RECORD = 64 * 1024 * 1024;

/**
 * Streams the rows of a table with a header, comma-separated, or tab-separated when its name says so. `row` is the line
 * that a record ends on. A record with too few or too many cells is reported and left out; where quotes do not match,
 * the rest of the file is.
 */
export async function* readCsvRows(path: string, onProblem: OnProblem): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: /\.tsv(\.\w+)?$/i.test(path) ? '\t' : ',',
    // Cells come as bytes, so that what is not UTF-8 can be told.
    encoding: null,
    info: true,
    max_record_size: MAX_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  // The callback is how pipeline hands on a failure of the source; the loop below then throws it.
  pipeline(Readable.from(readBytes(path, onProblem), { objectMode: false }), parser, () => {});
  let columns: string[] | undefined;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: Uint8Array[]; info: { lines: number } };
      if (columns === undefined) columns = record.map((name, i) => headerName(name, i));
      else if (record.length === columns.length)
        yield {
          row: info.lines,
          cells: Object.fromEntries(columns.map((name, i) => [name, decodeOrKeep(record[i]!)])),
        };
      else
        onProblem({
          where: `${path}:${info.lines}`,
          what: `${record.length} cells, but ${columns.length} columns.`,
        });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    onProblem({ where: path, what: `${error.message}; the rest of the file is left out.` });
  }
}

const headerName = (bytes: Uint8Array, position: number): string => {
  const name = Buffer.from(bytes).toString('utf8');
  return position === 0 ? name.replace(/^\uFEFF/, '') : name;
};
