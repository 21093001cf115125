import type { Readable } from 'node:stream';

/** How many times the captured size a job may write before it is ended as a flood. */
const FLOOD_FACTOR = 20;

/** What a stream wrote, up to a limit. */
export interface Capture {
  text(): string;
  truncated(): boolean;
}

/** Collects the first `limit` bytes of `stream`, drops the rest unseen, and calls `onFlood` once when far more comes. */
export function capture(stream: Readable, limit: number, onFlood: () => void): Capture {
  const chunks: Buffer[] = [];
  let kept = 0;
  let seen = 0;
  stream.on('data', (chunk: Buffer) => {
    if (kept < limit) {
      const part = chunk.subarray(0, limit - kept);
      chunks.push(part);
      kept += part.length;
    }
    const before = seen;
    seen += chunk.length;
    if (before <= limit * FLOOD_FACTOR && seen > limit * FLOOD_FACTOR) onFlood();
  });
  // A killed job breaks its pipes; how it ended is told by its exit.
  stream.on('error', () => {});
  return { text: () => Buffer.concat(chunks).toString('utf8'), truncated: () => seen > kept };
}
