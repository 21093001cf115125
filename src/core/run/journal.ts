import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { ZodType } from 'zod';
import { SallmError } from '../errors.ts';

const NEWLINE = 10;

/**
 * An append-only JSONL file of records with an id. Each record is one write of one line, so a kill at any byte loses
 * at most the record in flight: a torn last line is cut off on opening. When an id occurs twice the later record holds
 * (a retry after an infrastructure error).
 */
export class Journal<T> {
  readonly path: string;
  readonly #schema: ZodType<T>;
  readonly #idOf: (record: T) => string;
  readonly #records = new Map<string, T>();
  readonly #fd: number;

  private constructor(path: string, schema: ZodType<T>, idOf: (record: T) => string) {
    this.path = path;
    this.#schema = schema;
    this.#idOf = idOf;
    this.#fd = openSync(path, 'a+');
  }

  /** Opens or creates the file and reads what is there. Throws SallmError when a complete line is not a record. */
  static open<T>(path: string, schema: ZodType<T>, idOf: (record: T) => string): Journal<T> {
    const journal = new Journal(path, schema, idOf);
    try {
      journal.#load();
    } catch (error) {
      journal.close();
      throw error;
    }
    return journal;
  }

  #load(): void {
    const { size } = fstatSync(this.#fd);
    const chunk = Buffer.alloc(1 << 20);
    let line: Buffer[] = [];
    let row = 0;
    let complete = 0;
    for (let at = 0; at < size;) {
      const count = readSync(this.#fd, chunk, 0, chunk.length, at);
      if (count === 0) break;
      let from = 0;
      for (let i = chunk.indexOf(NEWLINE); i !== -1 && i < count; i = chunk.indexOf(NEWLINE, from)) {
        line.push(Buffer.from(chunk.subarray(from, i)));
        this.#remember(Buffer.concat(line).toString('utf8'), ++row);
        line = [];
        from = i + 1;
        complete = at + from;
      }
      if (from < count) line.push(Buffer.from(chunk.subarray(from, count)));
      at += count;
    }
    if (complete < size) ftruncateSync(this.#fd, complete);
  }

  #remember(text: string, row: number): void {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    const parsed = this.#schema.safeParse(value);
    if (!parsed.success) {
      throw new SallmError(`${this.path}:${row} is not a record of this journal.`, {
        hint: 'The file was changed by something else, or comes from another version. Start anew with --fresh.',
      });
    }
    this.#records.set(this.#idOf(parsed.data), parsed.data);
  }

  append(record: T): void {
    this.appendAll([record]);
  }

  /** Several records in one write. */
  appendAll(records: readonly T[]): void {
    if (records.length === 0) return;
    const bytes = Buffer.from(records.map((record) => JSON.stringify(record) + '\n').join(''));
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done);
    for (const record of records) this.#records.set(this.#idOf(record), record);
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  /** The record that holds for each id, in order of first appearance. */
  values(): IterableIterator<T> {
    return this.#records.values();
  }

  get size(): number {
    return this.#records.size;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
