import { sha256 } from '../core/hash.ts';

interface Identified {
  readonly id: string;
}

/**
 * At most `n` samples of a stream, in its order: those whose ids come first in an order that the seed gives. So the choice
 * depends on seed and ids alone, not on order, sharding or how many there are before, and a smaller `n` keeps a part of what
 * a larger one keeps. Holds `n` samples in memory.
 */
export async function sampleStream<T extends Identified>(
  samples: AsyncIterable<T>,
  n: number,
  seed: number,
): Promise<T[]> {
  const heap = new RankHeap<{ rank: string; position: number; sample: T }>();
  let position = 0;
  for await (const sample of samples) {
    const entry = { rank: sha256(`${seed} ${sample.id}`), position: position++, sample };
    if (heap.size < n) heap.push(entry);
    else if (n > 0 && entry.rank < heap.top.rank) heap.replaceTop(entry);
  }
  return heap.entries.sort((a, b) => a.position - b.position).map((entry) => entry.sample);
}

/** Which of `n` shards, 0-based, a sample belongs to: by its id alone, evenly spread. */
export const shardOf = (id: string, n: number): number => Number.parseInt(sha256(id).slice(0, 12), 16) % n;

/** A binary heap with the highest rank on top. */
class RankHeap<T extends { rank: string }> {
  readonly entries: T[] = [];

  get size(): number {
    return this.entries.length;
  }

  get top(): T {
    return this.entries[0]!;
  }

  push(entry: T): void {
    let at = this.entries.push(entry) - 1;
    for (let up = (at - 1) >> 1; at > 0 && this.entries[up]!.rank < entry.rank; up = (at - 1) >> 1) {
      this.entries[at] = this.entries[up]!;
      at = up;
    }
    this.entries[at] = entry;
  }

  replaceTop(entry: T): void {
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= this.entries.length) break;
      if (down + 1 < this.entries.length && this.entries[down + 1]!.rank > this.entries[down]!.rank) down++;
      if (this.entries[down]!.rank <= entry.rank) break;
      this.entries[at] = this.entries[down]!;
      at = down;
    }
    this.entries[at] = entry;
  }
}
