/** Cuts a byte stream into lines, joining each line's chunks once. */
export class LineReader {
  #parts: Buffer[] = [];
  #length = 0;
  readonly #limit: number;
  readonly #onLine: (line: string) => void;
  readonly #onTooLong: () => void;

  constructor(options: { limit: number; onLine: (line: string) => void; onTooLong: () => void }) {
    this.#limit = options.limit;
    this.#onLine = options.onLine;
    this.#onTooLong = options.onTooLong;
  }

  push(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      this.#parts.push(rest.subarray(0, end));
      const line = Buffer.concat(this.#parts).toString('utf8');
      this.#parts = [];
      this.#length = 0;
      rest = rest.subarray(end + 1);
      this.#onLine(line);
    }
    this.#parts.push(rest);
    this.#length += rest.length;
    if (this.#length > this.#limit) this.#onTooLong();
  }
}
