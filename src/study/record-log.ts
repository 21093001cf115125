import { closeSync, existsSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { ZodType } from 'zod';
import { SallmError } from '../core/errors.ts';

const NEWLINE = 10;

/**
 * The records of a JSONL file in order, one at a time, whatever its size; a torn last line is passed over. A file that is not there
 * has none. `Journal` keeps all records in memory; a corpus has too many.
 *
 * @throws SallmError when a complete line is not a record
 */
export function* readLog<T>(path: string, schema: ZodType<T>): Generator<T> {
  let row = 0;
  for (const { text } of linesOf(path)) {
    row++;
    yield parse(text, schema, `${path}:${row}`);
  }
}

/** Appends records; each call is one write. A torn last line is cut off on opening. */
export class LogWriter<T> {
  readonly #fd: number;

  constructor(path: string) {
    let end = 0;
    for (const line of linesOf(path)) end = line.end;
    this.#fd = openSync(path, 'a+');
    ftruncateSync(this.#fd, end);
  }

  append(records: readonly T[]): void {
    const bytes = Buffer.from(records.map((record) => JSON.stringify(record) + '\n').join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done);
  }

  close(): void {
    closeSync(this.#fd);
  }
}

function parse<T>(text: string, schema: ZodType<T>, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new SallmError(`${where} is not a record of this run.`, {
    hint: 'The file was changed by something else, or comes from another version. Start anew with --fresh.',
  });
}

/** Complete lines, with the place in the file where each ends. */
function* linesOf(path: string): Generator<{ text: string; end: number }> {
  if (!existsSync(path)) return;
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(1 << 18);
    let pending: Buffer[] = [];
    let at = 0;
    for (;;) {
      const count = readSync(fd, chunk, 0, chunk.length, at);
      if (count === 0) return;
      let from = 0;
      for (let i = chunk.indexOf(NEWLINE); i !== -1 && i < count; i = chunk.indexOf(NEWLINE, from)) {
        const text = Buffer.concat([...pending, chunk.subarray(from, i)]).toString('utf8');
        pending = [];
        from = i + 1;
        yield { text, end: at + from };
      }
      if (from < count) pending.push(Buffer.from(chunk.subarray(from, count)));
      at += count;
    }
  } finally {
    closeSync(fd);
  }
}
