import { messageOf } from '../core/errors.ts';
import { readBytes } from './bytes.ts';
import type { OnProblem } from './problem.ts';

/** One JSON value of a JSON-lines file; `row` counts lines from 1, blank ones too. */
export interface JsonRow {
  row: number;
  value: unknown;
}

/** Longest line that is read; longer ones are reported and skipped without being held in memory. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

interface Options {
  maxLineBytes?: number;
}

/**
 * Streams the rows of a JSON-lines file, plain or gzip. A byte-order mark and CRLF are accepted, blank lines skipped.
 * What is not UTF-8, not JSON, too long or torn off at the end is reported by row and left out.
 * @throws UsageError when the file is not there or is UTF-16.
 */
export function readJsonLines(
  path: string,
  onProblem: OnProblem,
  options: Options = {},
): AsyncGenerator<JsonRow> {
  return jsonLinesOf(readBytes(path, onProblem), path, onProblem, options);
}

/** {@link readJsonLines} over bytes that are already at hand; `name` is the file's name in problems. */
export async function* jsonLinesOf(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  onProblem: OnProblem,
  options: Options = {},
): AsyncGenerator<JsonRow> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const line of splitLines(chunks, options.maxLineBytes ?? MAX_LINE_BYTES)) {
    const where = `${name}:${line.row}`;
    if (line.bytes === null) {
      onProblem({ where, what: `The line is longer than ${options.maxLineBytes ?? MAX_LINE_BYTES} bytes.` });
      continue;
    }
    let text: string;
    try {
      text = utf8.decode(line.bytes);
    } catch {
      onProblem({ where, what: 'The line is not UTF-8.' });
      continue;
    }
    if (line.row === 1 && text.startsWith('\uFEFF')) text = text.slice(1);
    if (text.trim() === '') continue;
    try {
      yield { row: line.row, value: JSON.parse(text) as unknown };
    } catch (error) {
      const torn = line.last ? 'The last line is cut off or not JSON' : 'Not JSON';
      onProblem({ where, what: `${torn}: ${messageOf(error).slice(0, 200)}.` });
    }
  }
}

/** `bytes: null` is a line over the limit; `last` is a line without a newline after it. */
async function* splitLines(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit: number) {
  let row = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (last: boolean) => {
    const line = { row: row++, bytes: size > limit ? null : Buffer.concat(parts), last };
    parts = [];
    size = 0;
    return line;
  };
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size > limit) parts = [];
    else parts.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      add(chunk.subarray(start, end));
      yield take(false);
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (size > 0) yield take(true);
}
