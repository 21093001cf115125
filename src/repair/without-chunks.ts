import type { Chunk } from './chunks.ts';
import type { Draft } from './rule.ts';

/** Takes chunks of the program out of the answer; they must not be part of the head. */
export function withoutChunks(draft: Draft, chunks: readonly Chunk[], dropped: ReadonlySet<Chunk>): Draft {
  const kept = chunks
    .filter((chunk) => !dropped.has(chunk))
    .map(({ text }) => text)
    .join('');
  return { ...draft, answer: kept.slice(draft.head.length) };
}
