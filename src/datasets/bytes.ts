import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { messageOf, PrerequisiteError, UsageError } from '../core/errors.ts';
import type { OnProblem } from './problem.ts';
import { isZstd, ZstdFrames } from './zstd-frames.ts';

/** Compressed bytes read at a time: bounds what one step of a hostile archive can expand to (about 1,000 times this). */
const CHUNK = 16 * 1024;
/** The same for Zstandard, where four bytes can stand for 128 KiB. */
const ZSTD_STEP = 4 * 1024;

/**
 * The content of a file, plain, gzip or Zstandard (told by its first bytes, not by its name), chunk by chunk.
 * Compressed data that ends early or is damaged is a problem; everything before that place is still yielded.
 * @throws UsageError when there is no such file, or when it is UTF-16.
 * @throws PrerequisiteError when it is Zstandard and this Node cannot read that (before 22.15).
 */
export async function* readBytes(path: string, onProblem: OnProblem): AsyncGenerator<Buffer> {
  const head = await firstBytes(path);
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    throw new UsageError(`${path} is UTF-16 text.`, {
      hint: 'Convert it to UTF-8: iconv -f UTF-16 -t UTF-8.',
    });
  if (isZstd(head) && typeof zlib.createZstdDecompress !== 'function')
    throw new PrerequisiteError(`${path} is Zstandard, which Node ${process.version} cannot read.`, {
      hint: 'Use Node 22.15 or later, or uncompress the file: zstd -d.',
    });
  const source = createReadStream(path, { highWaterMark: CHUNK });
  if (startsWith(head, 0x1f, 0x8b)) yield* gunzipped(source, path, onProblem);
  else if (isZstd(head)) yield* unzstd(source, path, onProblem);
  else for await (const chunk of source) yield chunk as Buffer;
}

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

async function firstBytes(path: string): Promise<Buffer> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new UsageError(`There is no file ${path}.`);
  if (!info.isFile()) throw new UsageError(`${path} is not a file.`);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Driven write by write instead of piped: a pipe drops what is already inflated when the stream fails later on. */
class Inflater {
  readonly #decoder: Transform;
  readonly #closed: Promise<void>;
  #inflated: Buffer[] = [];
  #written: () => void = () => {};
  failure: unknown;

  constructor(decoder: Transform) {
    this.#decoder = decoder;
    decoder.on('data', (chunk: Buffer) => this.#inflated.push(chunk));
    this.#closed = new Promise<void>((resolve) => decoder.on('close', resolve));
    // A write that fails is never called back.
    decoder.on('close', () => this.#written());
    decoder.on('error', (error) => (this.failure = error));
  }

  async write(chunk: Buffer): Promise<Buffer[]> {
    await new Promise<void>((resolve) => {
      this.#written = resolve;
      this.#decoder.write(chunk, () => resolve());
    });
    return this.#take();
  }

  async end(): Promise<Buffer[]> {
    if (this.failure === undefined) this.#decoder.end();
    else this.#decoder.destroy();
    await this.#closed;
    return this.#take();
  }

  destroy(): void {
    this.#decoder.destroy();
  }

  #take(): Buffer[] {
    const taken = this.#inflated;
    this.#inflated = [];
    return taken;
  }
}

async function* gunzipped(
  source: AsyncIterable<unknown>,
  path: string,
  onProblem: OnProblem,
): AsyncGenerator<Buffer> {
  const inflater = new Inflater(zlib.createGunzip());
  try {
    for await (const chunk of source) {
      yield* await inflater.write(chunk as Buffer);
      if (inflater.failure !== undefined) break;
    }
    yield* await inflater.end();
    if (inflater.failure !== undefined) reportDamage(inflater.failure, path, onProblem);
  } finally {
    inflater.destroy();
  }
}

/** As {@link gunzipped}, frame by frame. */
async function* unzstd(
  source: AsyncIterable<unknown>,
  path: string,
  onProblem: OnProblem,
): AsyncGenerator<Buffer> {
  const frames = new ZstdFrames();
  let inflater: Inflater | undefined;
  try {
    for await (const chunk of source)
      for (const { bytes, last } of frames.split(chunk as Buffer)) {
        inflater ??= new Inflater(zlib.createZstdDecompress());
        for (let at = 0; at < bytes.length && inflater.failure === undefined; at += ZSTD_STEP)
          yield* await inflater.write(bytes.subarray(at, at + ZSTD_STEP));
        if (!last && inflater.failure === undefined) continue;
        yield* await inflater.end();
        if (inflater.failure !== undefined) return reportDamage(inflater.failure, path, onProblem);
        inflater = undefined;
      }
    yield* (await inflater?.end()) ?? [];
    if (inflater?.failure !== undefined) reportDamage(inflater.failure, path, onProblem);
  } finally {
    inflater?.destroy();
  }
}

function reportDamage(failure: unknown, path: string, onProblem: OnProblem): void {
  onProblem({ where: path, what: `The compressed data is cut off or damaged: ${messageOf(failure)}.` });
}
