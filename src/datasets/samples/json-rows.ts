import { readBytes } from '../bytes.ts';
import { jsonLinesOf } from '../lines.ts';
import type { OnProblem } from '../problem.ts';
import { isCells, type Row } from './cells.ts';

/**
 * Streams the rows of a file with one JSON object per line, or with one list of objects; the first character tells.
 * `row` counts lines, or the elements of the list, from 1.
 */
export async function* readJsonRows(path: string, onProblem: OnProblem): AsyncGenerator<Row> {
  yield* jsonRowsOf(readBytes(path, onProblem), path, onProblem);
}

/** {@link readJsonRows} over bytes that are already at hand; `name` is the file's name in problems. */
export async function* jsonRowsOf(
  chunks: AsyncIterable<Buffer>,
  name: string,
  onProblem: OnProblem,
): AsyncGenerator<Row> {
  for await (const { row, value } of jsonLinesOf(elementPerLine(chunks, name, onProblem), name, onProblem)) {
    if (isCells(value)) yield { row, cells: value };
    else onProblem({ where: `${name}:${row}`, what: 'Not a JSON object.' });
  }
}

const BLANK = new Set([...' \t\r\n\uFEFF'].flatMap((character) => [...Buffer.from(character)]));

/** Passes JSON lines through, and turns a list into JSON lines. */
async function* elementPerLine(
  chunks: AsyncIterable<Buffer>,
  name: string,
  onProblem: OnProblem,
): AsyncGenerator<Buffer> {
  let list: ListLines | null | undefined;
  for await (const chunk of chunks) {
    if (list === undefined) {
      const first = chunk.find((byte) => !BLANK.has(byte));
      if (first !== undefined) list = first === CODE.open ? new ListLines() : null;
    }
    yield list ? list.toLines(chunk) : chunk;
  }
  if (list?.isOpen) onProblem({ where: name, what: 'The list is not closed: the file is cut off.', rows: 0 });
}

const codeOf = (character: string) => character.charCodeAt(0);
const CODE = {
  open: codeOf('['),
  close: codeOf(']'),
  brace: codeOf('{'),
  endBrace: codeOf('}'),
  comma: codeOf(','),
  quote: codeOf('"'),
  backslash: codeOf('\\'),
  newline: codeOf('\n'),
  space: codeOf(' '),
};

/**
 * Byte for byte: the commas between the elements of the outermost list become line ends, its brackets and the line ends
 * within elements become spaces. Text in quotes stays.
 */
class ListLines {
  #depth = 0;
  #quoted = false;
  #escaped = false;
  #closed = false;

  get isOpen(): boolean {
    return !this.#closed;
  }

  toLines(chunk: Buffer): Buffer {
    const lines = Buffer.from(chunk);
    if (this.#closed) return lines;
    for (let i = 0; i < lines.length && !this.#closed; i++) {
      const byte = lines[i];
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === CODE.backslash) this.#escaped = true;
        else if (byte === CODE.quote) this.#quoted = false;
      } else if (byte === CODE.quote) this.#quoted = true;
      else if (byte === CODE.open || byte === CODE.brace) {
        if (this.#depth++ === 0) lines[i] = CODE.space;
      } else if (byte === CODE.close || byte === CODE.endBrace) {
        if (--this.#depth === 0) {
          lines[i] = CODE.newline;
          this.#closed = true;
        }
      } else if (byte === CODE.comma && this.#depth === 1) lines[i] = CODE.newline;
      else if (byte === CODE.newline) lines[i] = CODE.space;
    }
    return lines;
  }
}
