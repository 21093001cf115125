import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a report goes, written as it comes. */
export interface Sink {
  write(text: string): void;
}

/** A file that appears whole under its name, or not at all. */
export class OutputFile implements Sink {
  readonly #path: string;
  readonly #temporary: string;
  readonly #fd: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#temporary = `${path}.${process.pid}.tmp`;
    this.#fd = openSync(this.#temporary, 'w');
  }

  write(text: string): void {
    writeAll(this.#fd, text);
  }

  commit(): void {
    closeSync(this.#fd);
    renameSync(this.#temporary, this.#path);
  }

  discard(): void {
    closeSync(this.#fd);
    rmSync(this.#temporary, { force: true });
  }
}

/** Text that is needed later, kept out of memory. */
export class Spool implements Sink {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sallm-spool-'));
  readonly #fd = openSync(join(this.#folder, 'text'), 'w+');

  write(text: string): void {
    writeAll(this.#fd, text);
  }

  copyTo(sink: Sink): void {
    const decoder = new TextDecoder();
    const chunk = Buffer.alloc(1 << 20);
    let at = 0;
    for (let count = 1; count > 0; at += count) {
      count = readSync(this.#fd, chunk, 0, chunk.length, at);
      sink.write(decoder.decode(chunk.subarray(0, count), { stream: true }));
    }
  }

  remove(): void {
    closeSync(this.#fd);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done);
}
