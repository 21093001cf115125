import { UsageError } from '../../core/errors.ts';
import type { Sample } from '../../core/sample.ts';
import type { OnProblem } from '../problem.ts';
import type { Cells, Decoded, Scalar } from './cells.ts';
import { dataFilesOf } from './data-files.ts';
import { LeftOut } from './left-out.ts';
import { readRows, type TableKind } from './rows.ts';

/** A sample as a format finds it in a row. */
interface RowSample {
  /** `null` when the row has nothing to name it by: file and row take its place. */
  id: string | null;
  code: Decoded;
  origin: Record<string, Scalar>;
}

/** What goes with a row while it is turned into samples. */
interface RowContext {
  /** In front of ids that only count within a file: see `DataFile`. */
  prefix: string;
  /** Reports the row, or a part of it, as malformed and left out. */
  malformed: (what: string) => void;
  /** Counts the row, or a part of it, as left out for what it is. */
  leaveOut: (reason: string) => void;
}

interface RowReader {
  /** The columns that `samplesOf` looks at. */
  columns: readonly string[];
  kind?: TableKind;
  samplesOf: (cells: Cells, context: RowContext) => Iterable<RowSample>;
}

/** Streams the samples of all rows of a data set: the reading that all formats of rows share. */
export async function* readRowSamples(
  path: string,
  onProblem: OnProblem,
  { columns, kind, samplesOf }: RowReader,
): AsyncGenerator<Sample> {
  const leftOut = new LeftOut();
  const files = await dataFilesOf(path);
  for (const { path: file, label, prefix } of files) {
    try {
      for await (const { row, cells } of readRows(file, onProblem, { columns, ...(kind && { kind }) })) {
        const where = `${file}:${row}`;
        const context: RowContext = {
          prefix,
          malformed: (what) => onProblem({ where, what }),
          leaveOut: (reason) => leftOut.add(reason),
        };
        for (const { id, code, origin } of samplesOf(cells, context))
          yield sample(id ?? `${label}:${row}`, code, { file: label, row, ...origin }, where, onProblem);
      }
    } catch (error) {
      // One file that cannot be read does not cost the others.
      if (files.length === 1 || !(error instanceof UsageError)) throw error;
      onProblem({ where: file, what: error.message });
    }
  }
  leftOut.report(path, onProblem);
}

/** A sample whose origin holds what is known only, and a note where its text is not what the bytes were. */
export function sample(
  id: string,
  { text, replaced }: Decoded,
  origin: Record<string, Scalar>,
  where: string,
  onProblem: OnProblem,
): Sample {
  const known = Object.entries(origin).filter(([, value]) => value !== null);
  if (replaced > 0) {
    onProblem({ where, what: `${replaced} bytes are not UTF-8; they are read as U+FFFD.`, rows: 0 });
    known.push(['replacedBytes', replaced]);
  }
  return { id, code: text, origin: Object.fromEntries(known) };
}
