import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { type FileHandle, open } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.ts';
import type { OnProblem } from '../problem.ts';
import { type Cells, decodeOrKeep, type Row } from './cells.ts';

/** A row group is read whole; one that holds more than this, uncompressed and in the columns asked for, is left out. */
const MAX_GROUP_BYTES = 1024 * 1024 * 1024;
const MAX_GROUP_ROWS = 10_000_000;

/** Whether a file begins as Parquet does. */
export async function isParquet(path: string): Promise<boolean> {
  return withFile(path, async (file) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  });
}

/** A row with the file's columns and a value of each one's kind, without reading any data. */
export async function parquetShape(path: string): Promise<Cells> {
  return withFile(path, async (file) => {
    const columns = parquetSchema(await metadataOf(await rangesOf(file), path)).children;
    return Object.fromEntries(
      columns.map(({ element, children }) => [
        element.name,
        children.length > 0 ? [] : element.type === 'BYTE_ARRAY' ? '' : 0,
      ]),
    );
  });
}

/**
 * Streams the rows of a Parquet file, one row group at a time, the named columns only (all when none are named), by
 * ranges of the file. A row group that is damaged or too large is reported with the number of its rows and left out.
 * @throws UsageError when it is no Parquet file.
 */
export async function* readParquetRows(
  path: string,
  onProblem: OnProblem,
  wanted?: readonly string[],
): AsyncGenerator<Row> {
  const handle = await open(path);
  try {
    const file = await rangesOf(handle);
    const metadata = await metadataOf(file, path);
    const schema = parquetSchema(metadata);
    const leaves = leavesOf(schema);
    const there = schema.children.map((child) => child.element.name);
    const columns = wanted ? there.filter((name) => wanted.includes(name)) : there;
    let rowStart = 0;
    for (const [index, group] of metadata.row_groups.entries()) {
      const rows = Number(group.num_rows);
      const rowEnd = rowStart + rows;
      let objects: Cells[] = [];
      try {
        checkGroup(group, columns, leaves);
        // Without columns hyparquet would read them all; the rows still count.
        if (columns.length === 0) objects = Array.from({ length: rows }, () => ({}));
        else
          objects = await parquetReadObjects({
            ...{ file, metadata, columns, rowStart, rowEnd, compressors, geoparquet: false },
            parsers: { stringFromBytes: keepNull, jsonFromBytes: keepNull },
          });
      } catch (error) {
        onProblem({ where: path, what: `Row group ${index + 1}: ${messageOf(error)}.`, rows });
      }
      for (const [i, cells] of objects.entries()) yield { row: rowStart + i + 1, cells };
      rowStart = rowEnd;
    }
  } finally {
    await handle.close();
  }
}

const keepNull = (bytes: Uint8Array | undefined) => bytes && decodeOrKeep(bytes);

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function rangesOf(file: FileHandle): Promise<AsyncBuffer> {
  const { size } = await file.stat();
  return {
    byteLength: size,
    // Offsets come out of the file, so they are held to its size before anything is allocated.
    slice: (from, to = size) => {
      const range = readRange(file, Math.min(Math.max(from, 0), size), Math.min(to, size));
      // Ranges are asked for ahead, and one may be given up before anybody waits for it.
      range.catch(() => {});
      return range;
    },
  };
}

async function readRange(file: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const length = Math.max(end - start, 0);
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, start);
  return bytesRead === length ? buffer.buffer : buffer.buffer.slice(0, bytesRead);
}

async function metadataOf(file: AsyncBuffer, path: string): Promise<FileMetaData> {
  try {
    return await parquetMetadataAsync(file);
  } catch (cause) {
    throw new UsageError(`${path} cannot be read as Parquet: ${messageOf(cause)}.`, { cause });
  }
}

/**
 * @throws Error when a row group is too large, or names columns in a way that the schema does not: the library would then
 * read some that nobody waits for.
 */
function checkGroup(group: RowGroup, columns: readonly string[], leaves: readonly string[]): void {
  const chunks = group.columns.flatMap(({ meta_data }) =>
    meta_data && columns.includes(meta_data.path_in_schema[0] ?? '') ? [meta_data] : [],
  );
  const paths = new Set(chunks.map((chunk) => keyOf(chunk.path_in_schema)));
  const known = leaves.filter((leaf) => paths.has(leaf));
  if (paths.size !== chunks.length || known.length !== paths.size)
    throw new Error('its columns are not those of the schema');
  const bytes = chunks.reduce((sum, chunk) => sum + Number(chunk.total_uncompressed_size), 0);
  if (bytes > MAX_GROUP_BYTES || Number(group.num_rows) > MAX_GROUP_ROWS)
    throw new Error(
      `${group.num_rows} rows with ${Math.round(bytes / 1024 / 1024)} MiB are too much at once; write the file with smaller row groups`,
    );
}

const keyOf = (path: readonly string[]) => path.join('\0');

const leavesOf = ({ path, children }: SchemaTree): string[] =>
  children.length === 0 ? [keyOf(path)] : children.flatMap(leavesOf);
