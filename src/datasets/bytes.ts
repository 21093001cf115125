import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { messageOf, UsageError } from '../core/errors.ts';
import type { OnProblem } from './problem.ts';

/** Compressed bytes read at a time: bounds what one step of a hostile archive can expand to (about 1,000 times this). */
const CHUNK = 16 * 1024;

/**
 * The content of a file, plain or gzip (told by its first bytes, not by its name), chunk by chunk.
 * Compressed data that ends early or is damaged is a problem; everything before that place is still yielded.
 * @throws UsageError when there is no such file, or when it is UTF-16.
 */
export async function* readBytes(path: string, onProblem: OnProblem): AsyncGenerator<Buffer> {
  const head = await firstBytes(path);
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    throw new UsageError(`${path} is UTF-16 text.`, {
      hint: 'Convert it to UTF-8: iconv -f UTF-16 -t UTF-8.',
    });
  const source = createReadStream(path, { highWaterMark: CHUNK });
  if (startsWith(head, 0x1f, 0x8b)) yield* gunzipped(source, path, onProblem);
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
async function* gunzipped(
  source: AsyncIterable<unknown>,
  path: string,
  onProblem: OnProblem,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  let inflated: Buffer[] = [];
  let failure: unknown;
  gunzip.on('data', (chunk: Buffer) => inflated.push(chunk));
  const closed = new Promise<void>((resolve) => gunzip.on('close', resolve));
  gunzip.on('error', (error) => (failure = error));
  try {
    for await (const chunk of source) {
      await new Promise<void>((resolve) => gunzip.write(chunk, () => resolve()));
      yield* inflated;
      inflated = [];
      if (failure !== undefined) break;
    }
    if (failure === undefined) gunzip.end();
    else gunzip.destroy();
    await closed;
    yield* inflated;
    if (failure !== undefined)
      onProblem({ where: path, what: `The compressed data is cut off or damaged: ${messageOf(failure)}.` });
  } finally {
    gunzip.destroy();
  }
}
