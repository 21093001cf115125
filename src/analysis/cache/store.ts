import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { sha256 } from '../../core/hash.ts';

const shardCount = 64;
/** A shard that has reached this takes nothing more: 2 GiB for all of them. */
const shardBytes = 32 * 1024 ** 2;
const recordBytes = 1024 ** 2;
const keyLength = 32;

/** Key of a text in a {@link Store}: half of its SHA-256. */
export const keyOf = (text: string): string => sha256(text).slice(0, keyLength);

/**
 * Texts by key in a fixed number of append-only files. A record is a line `KEY BASE64` of deflated text; several are
 * one write that begins with a newline, so that processes may append at the same time and a write that was cut off
 * spoils nothing behind it. What cannot be read back is not there.
 */
export class Store {
  readonly #folder: string;
  readonly #shards = new Map<number, Shard>();

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  get(key: string): string | undefined {
    return this.#shardOf(key).get(key);
  }

  /** @throws what the file system throws: no space, read-only */
  putAll(records: ReadonlyMap<string, string>): void {
    const perShard = Map.groupBy(records, ([key]) => numberOf(key));
    for (const own of perShard.values()) this.#shardOf(own[0]![0]).append(own);
  }

  close(): void {
    for (const shard of this.#shards.values()) shard.close();
    this.#shards.clear();
  }

  #shardOf(key: string): Shard {
    const number = numberOf(key);
    let shard = this.#shards.get(number);
    if (!shard) {
      shard = new Shard(join(this.#folder, `${String(number).padStart(2, '0')}.txt`));
      this.#shards.set(number, shard);
    }
    return shard;
  }
}

const numberOf = (key: string): number => parseInt(key.slice(0, 4), 16) % shardCount;

class Shard {
  readonly #fd: number;
  /** Where the value of a key lies: offset x {@link recordBytes} + length. */
  readonly #places = new Map<string, number>();
  /** Up to here the file is in the index; it ends after a newline. */
  #read = 0;

  constructor(path: string) {
    this.#fd = openSync(path, 'a+');
  }

  get(key: string): string | undefined {
    if (!this.#places.has(key)) this.#readOn();
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const value = Buffer.alloc(place % recordBytes);
    readSync(this.#fd, value, 0, value.length, Math.floor(place / recordBytes));
    try {
      return inflateSync(Buffer.from(value.toString('latin1'), 'base64')).toString();
    } catch {
      // A write that was cut off; the next result for this key is appended again and holds.
      this.#places.delete(key);
      return undefined;
    }
  }

  append(records: readonly (readonly [key: string, value: string])[]): void {
    if (fstatSync(this.#fd).size >= shardBytes) return;
    const lines = records
      .map(([key, value]) => `${key} ${deflateSync(value).toString('base64')}\n`)
      .filter((line) => line.length < recordBytes);
    if (lines.length > 0) writeSync(this.#fd, '\n' + lines.join(''));
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** Takes up what this and other processes have appended. */
  #readOn(): void {
    const { size } = fstatSync(this.#fd);
    if (size <= this.#read) return;
    const bytes = Buffer.alloc(size - this.#read);
    readSync(this.#fd, bytes, 0, bytes.length, this.#read);
    let from = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
      const length = end - from - keyLength - 1;
      if (length > 0) {
        const key = bytes.toString('latin1', from, from + keyLength);
        this.#places.set(key, (this.#read + from + keyLength + 1) * recordBytes + length);
      }
      from = end + 1;
    }
    this.#read += from;
  }
}
