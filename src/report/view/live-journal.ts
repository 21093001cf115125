import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ZodType } from 'zod';

/**
 * A journal as another process writes it: only ever read, a piece at a time. A line that is not whole yet is left for the
 * next time, a line that is no record is passed over.
 */
export class LiveJournal<T> {
  readonly records = new Map<string, T>();
  readonly #path: string;
  readonly #schema: ZodType<T>;
  readonly #idOf: (record: T) => string;
  #done = 0;

  constructor(path: string, schema: ZodType<T>, idOf: (record: T) => string) {
    this.#path = path;
    this.#schema = schema;
    this.#idOf = idOf;
  }

  /** Reads what came since the last time. */
  refresh(): void {
    if (!existsSync(this.#path)) return;
    const fd = openSync(this.#path, 'r');
    try {
      const { size } = fstatSync(fd);
      const bytes = Buffer.alloc(Math.max(0, size - this.#done));
      const length = readSync(fd, bytes, 0, bytes.length, this.#done);
      const whole = bytes.subarray(0, length).lastIndexOf('\n') + 1;
      for (const line of bytes.subarray(0, whole).toString('utf8').split('\n')) this.#take(line);
      this.#done += whole;
    } finally {
      closeSync(fd);
    }
  }

  #take(line: string): void {
    if (line === '') return;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      return;
    }
    const { data } = this.#schema.safeParse(value);
    if (data !== undefined) this.records.set(this.#idOf(data), data);
  }
}
