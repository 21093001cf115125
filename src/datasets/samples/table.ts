import type { Sample } from '../../core/sample.ts';
import type { SampleLook, SampleOptions } from '../formats.ts';
import type { OnProblem } from '../problem.ts';
import { scalarIn, textIn } from './cells.ts';
import { readRowSamples } from './row-samples.ts';
import type { TableKind } from './rows.ts';

const CODE = ['code', 'content'];
const ID = 'id';
/** Columns that say where code comes from, under their usual names; each is kept under the first of them. */
const PROVENANCE: readonly (readonly [key: string, ...columns: string[]])[] = [
  ['repo', 'repo', 'repo_name', 'repository'],
  ['path', 'path', 'file_path', 'file_name'],
  ['task', 'task', 'task_id'],
  ['problem', 'problem', 'problem_id'],
  ['model', 'model'],
  ['url', 'url'],
  ['license', 'license'],
  ['language', 'language', 'lang'],
  ['split', 'split', 'partition'],
];

/** Whether a data set is a table of this kind that has code in a column with a usual name. */
export const looksLikeTable = ({ table, rows }: SampleLook, kind: TableKind): boolean =>
  table === kind && rows.some((row) => CODE.some((column) => typeof row[column] === 'string'));

/** Streams the samples of any table: one per row, out of the column that is named. */
export function readTable(
  path: string,
  kind: TableKind,
  { codeColumn, idColumn = ID }: SampleOptions,
  onProblem: OnProblem,
): AsyncGenerator<Sample> {
  const code = codeColumn === undefined ? CODE : [codeColumn];
  return readRowSamples(path, onProblem, {
    kind,
    columns: [...code, idColumn, ...PROVENANCE.flatMap(([, ...columns]) => columns)],
    *samplesOf(cells, { prefix, malformed }) {
      const text = textIn(cells, ...code);
      const id = scalarIn(cells, idColumn);
      if (text === null)
        malformed(
          `There is no text in ${quoted(code)}; columns: ${Object.keys(cells).slice(0, 20).join(', ')}.`,
        );
      else
        yield {
          id: id === null ? null : `${prefix}${id}`,
          code: text,
          origin: Object.fromEntries(
            PROVENANCE.map(([key, ...columns]) => [key, scalarIn(cells, ...columns)]),
          ),
        };
    },
  });
}

const quoted = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(' or ');
