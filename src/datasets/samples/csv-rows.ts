import { parse } from 'csv-parse';
import { messageOf } from '../../core/errors.ts';
import { readBytes } from '../bytes.ts';
import type { OnProblem } from '../problem.ts';
import { decodeOrKeep, type Row } from './cells.ts';

/** Longest record that is read, in bytes. */
const MAX_RECORD = 64 * 1024 * 1024;

interface CsvRecord {
  cells: Uint8Array[];
  /** The line that it ends on. */
  line: number;
}

/**
 * Streams the rows of a table with a header, comma-separated, or tab-separated when its name says so. `row` is the line
 * that a record ends on. A record with too few or too many cells is reported and left out; where quotes do not match,
 * the rest of the file is.
 */
export async function* readCsvRows(path: string, onProblem: OnProblem): AsyncGenerator<Row> {
  let columns: string[] | undefined;
  for await (const { cells, line } of recordsOf(path, onProblem)) {
    if (columns === undefined) columns = cells.map(headerName);
    else if (cells.length !== columns.length)
      onProblem({ where: `${path}:${line}`, what: `${cells.length} cells, but ${columns.length} columns.` });
    else
      yield {
        row: line,
        cells: Object.fromEntries(columns.map((name, i) => [name, decodeOrKeep(cells[i]!)])),
      };
  }
}

const headerName = (bytes: Uint8Array, position: number): string => {
  const name = Buffer.from(bytes).toString('utf8');
  return position === 0 ? name.replace(/^\uFEFF/, '') : name;
};

/** Driven write by write, for a stream that fails drops the records before. */
async function* recordsOf(path: string, onProblem: OnProblem): AsyncGenerator<CsvRecord> {
  let records: CsvRecord[] = [];
  let failure: Error | undefined;
  let wake = () => {};
  const parser = parse({
    delimiter: /\.tsv(\.\w+)?$/i.test(path) ? '\t' : ',',
    // Cells come as bytes, so that what is not UTF-8 can be told.
    encoding: null,
    max_record_size: MAX_RECORD,
    on_record: (cells, { lines }) => {
      records.push({ cells: cells as unknown as Uint8Array[], line: lines });
      return null;
    },
    relax_column_count: true,
    skip_empty_lines: true,
  });
  parser.on('error', (error) => (failure = error));
  parser.on('close', () => wake());
  parser.resume();
  const step = async (act: (done: () => void) => void): Promise<CsvRecord[]> => {
    await new Promise<void>((resolve) => {
      wake = resolve;
      act(resolve);
    });
    const taken = records;
    records = [];
    return taken;
  };
  try {
    for await (const chunk of readBytes(path, onProblem)) {
      yield* await step((done) => parser.write(chunk, done));
      if (failure) break;
    }
    if (!failure) yield* await step(() => parser.end());
    if (failure) onProblem({ where: path, what: `${messageOf(failure)}; the rest of the file is left out.` });
  } finally {
    parser.destroy();
  }
}
