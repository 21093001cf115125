import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Lines } from './similar.ts';

const BUFFER = 64 * 1024;

/** Records of two unsigned numbers of 64 bits, divided over files so that each fits in memory. */
export class PairFiles {
  readonly #folder: string;
  readonly #name: string;
  readonly #parts: { bytes: Buffer; used: number }[];

  constructor(folder: string, name: string, parts: number) {
    this.#folder = folder;
    this.#name = name;
    this.#parts = Array.from({ length: parts }, () => ({ bytes: Buffer.alloc(BUFFER), used: 0 }));
  }

  get parts(): number {
    return this.#parts.length;
  }

  add(part: number, first: bigint, second: bigint): void {
    const own = this.#parts[part]!;
    if (own.used === BUFFER) this.#flush(part);
    own.bytes.writeBigUInt64LE(first, own.used);
    own.bytes.writeBigUInt64LE(second, own.used + 8);
    own.used += 16;
  }

  /** The records of a part, by first and second number, each once; its file is removed. */
  take(part: number): { first: bigint; second: bigint }[] {
    this.#flush(part);
    const path = this.#path(part);
    if (!existsSync(path)) return [];
    const bytes = readFileSync(path);
    rmSync(path);
    const records = Array.from({ length: bytes.length / 16 }, (_, i) => ({
      first: bytes.readBigUInt64LE(16 * i),
      second: bytes.readBigUInt64LE(16 * i + 8),
    }));
    const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
    records.sort((a, b) => order(a.first, b.first) || order(a.second, b.second));
    return records.filter(
      ({ first, second }, i) => records[i - 1]?.first !== first || records[i - 1]?.second !== second,
    );
  }

  #flush(part: number): void {
    const own = this.#parts[part]!;
    if (own.used === 0) return;
    const fd = openSync(this.#path(part), 'a');
    writeSync(fd, own.bytes, 0, own.used);
    closeSync(fd);
    own.used = 0;
  }

  #path(part: number): string {
    return join(this.#folder, `${this.#name}-${part}.bin`);
  }
}

/** Bytes of a line: number and content, hash. */
const LINE = 12;

/** The lines of all samples in one file; in memory is where each begins. */
export class LineFile {
  readonly #fd: number;
  readonly #known = new Map<number, Lines>();
  /** Offsets, doubled when full: eight bytes for a sample. */
  #offsets = new Float64Array(1024);
  #samples = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'w+');
  }

  get samples(): number {
    return this.#samples;
  }

  add({ numbers, hashes, content }: Lines): void {
    const bytes = Buffer.alloc(numbers.length * LINE);
    for (const [i, number] of numbers.entries()) {
      bytes.writeUInt32LE(number * 2 + content[i]!, LINE * i);
      bytes.writeBigUInt64LE(hashes[i]!, LINE * i + 4);
    }
    const at = this.#offsets[this.#samples]!;
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done, undefined, at + done);
    this.#samples++;
    if (this.#samples === this.#offsets.length) {
      const more = new Float64Array(2 * this.#samples);
      more.set(this.#offsets);
      this.#offsets = more;
    }
    this.#offsets[this.#samples] = at + bytes.length;
  }

  get(sample: number): Lines {
    const known = this.#known.get(sample);
    if (known) return known;
    const at = this.#offsets[sample]!;
    const bytes = Buffer.alloc(this.#offsets[sample + 1]! - at);
    for (let done = 0; done < bytes.length;)
      done += readSync(this.#fd, bytes, done, bytes.length - done, at + done);
    const count = bytes.length / LINE;
    const lines: Lines = {
      numbers: Uint32Array.from({ length: count }, (_, i) => bytes.readUInt32LE(LINE * i) >>> 1),
      hashes: BigUint64Array.from({ length: count }, (_, i) => bytes.readBigUInt64LE(LINE * i + 4)),
      content: Uint8Array.from({ length: count }, (_, i) => bytes.readUInt32LE(LINE * i) & 1),
    };
    if (this.#known.size >= 256) this.#known.clear();
    this.#known.set(sample, lines);
    return lines;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
