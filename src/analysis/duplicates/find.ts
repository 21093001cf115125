import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Groups } from './groups.ts';
import { type Chunk, commonChunks, type Lines, windowsOf } from './similar.ts';
import { LineFile, PairFiles } from './spool.ts';

const PARTS = 256;
/** Of more samples with the same five lines than this, each is compared with the first {@link REPRESENTATIVES} alone. */
const MOST_ALIKE = 32;
const REPRESENTATIVES = 4;

/** Two samples with something in common, by their numbers in order, `a` before `b`. */
export interface SimilarPair {
  a: number;
  b: number;
  chunks: Chunk[];
}

/** What Pylint would report: one message per chunk that neither of its sides is in a message of as many lines yet. */
export interface Message {
  a: number;
  b: number;
  chunk: Chunk;
}

export interface DuplicateCounts {
  /** Samples with lines to compare. */
  samples: number;
  /** Of these, samples that share a chunk with another. */
  duplicated: number;
  pairs: number;
  messages: number;
  /** Places where samples were too many to compare each with each: pairs and messages are then at least so many. */
  capped: number;
  groups: number;
  /** The largest groups of samples that are connected by pairs. */
  top: { size: number; longest: SimilarPair }[];
}

/**
 * Duplicates as Pylint's `duplicate-code` (R0801) defines them, over any number of samples: what may be alike is found by sorting hashes
 * of five lines on disk, and each such pair is compared in Pylint's own way. In memory are some twenty bytes for a sample, one part of
 * the hashes, and the chunks that messages were made of.
 */
export class DuplicateFinder {
  readonly #folder: string;
  readonly #lines: LineFile;
  readonly #keys: PairFiles;
  readonly #top: number;

  /**
   * @param folder made anew, removed by {@link close}
   * @param top how many of the largest groups are described
   */
  constructor(folder: string, { top = 10 }: { top?: number } = {}) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.#top = top;
    this.#lines = new LineFile(join(folder, 'lines.bin'));
    this.#keys = new PairFiles(folder, 'keys', PARTS);
  }

  /** Samples are numbered from 0 in the order in which they come. One without lines has a number too. */
  add(lines: Lines): void {
    const sample = BigInt(this.#lines.samples);
    this.#lines.add(lines);
    const windows = windowsOf(lines);
    // Whatever is reported has more than four lines in common, so two windows in a row.
    const keys = new Set<bigint>();
    for (let i = 0; i + 1 < windows.length; i++)
      keys.add(
        BigInt.asUintN(64, windows[i]! * 0x9e3779b97f4a7c15n + (windows[i + 1]! ^ (windows[i + 1]! >> 29n))),
      );
    for (const key of keys) this.#keys.add(Number((key >> 32n) % BigInt(PARTS)), key, sample);
  }

  /** Compares what may be alike; `onPair` is told each pair with something in common, by `a`, then `b`. */
  find(
    onPair: (pair: SimilarPair) => void = () => undefined,
    onMessage: (message: Message) => void = () => undefined,
  ): DuplicateCounts {
    const { samples } = this.#lines;
    const { candidates, capped } = this.#candidates(samples);
    const groups = new Groups(samples);
    const has = new Uint8Array(samples);
    const longest = new Map<number, SimilarPair>();
    const said = new Said();
    let pairs = 0;
    for (let part = 0; part < candidates.parts; part++)
      for (const { first, second } of candidates.take(part)) {
        const [a, b] = [Number(first), Number(second)];
        const chunks = commonChunks(this.#lines.get(a), this.#lines.get(b));
        if (chunks.length === 0) continue;
        pairs++;
        onPair({ a, b, chunks });
        for (const chunk of chunks) if (said.isNew(a, b, chunk)) onMessage({ a, b, chunk });
        has[a] = has[b] = 1;
        const roots = [groups.rootOf(a), groups.rootOf(b)];
        groups.join(a, b);
        keepLongest(longest, roots, groups.rootOf(a), { a, b, chunks });
      }
    const top = [...longest]
      .map(([root, pair]) => ({ size: groups.sizeOf(root), longest: pair }))
      .sort((x, y) => y.size - x.size || x.longest.a - y.longest.a);
    return {
      samples,
      duplicated: has.reduce((sum, one) => sum + one, 0),
      pairs,
      messages: said.count,
      capped,
      groups: top.length,
      top: top.slice(0, this.#top),
    };
  }

  close(): void {
    this.#lines.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Pairs of samples with five lines alike, by their first sample, so that they come in Pylint's order. */
  #candidates(samples: number): { candidates: PairFiles; capped: number } {
    const candidates = new PairFiles(this.#folder, 'pairs', PARTS);
    const perPart = Math.max(1, Math.ceil(samples / PARTS));
    let capped = 0;
    for (let part = 0; part < PARTS; part++) {
      const records = this.#keys.take(part);
      for (let from = 0, to = 0; from < records.length; from = to) {
        while (to < records.length && records[to]!.first === records[from]!.first) to++;
        const alike = records.slice(from, to).map(({ second }) => second);
        if (alike.length > MOST_ALIKE) capped++;
        for (const [i, a] of alike
          .slice(0, alike.length > MOST_ALIKE ? REPRESENTATIVES : undefined)
          .entries())
          for (const b of alike.slice(i + 1)) candidates.add(Math.floor(Number(a) / perPart), a, b);
      }
    }
    return { candidates, capped };
  }
}

/** The longest chunk of each group, kept under its root. */
function keepLongest(
  longest: Map<number, SimilarPair>,
  roots: readonly number[],
  root: number,
  pair: SimilarPair,
): void {
  const length = ({ chunks }: SimilarPair) => Math.max(...chunks.map(({ lines }) => lines));
  const all = roots.flatMap((one) => longest.get(one) ?? []);
  for (const one of roots) longest.delete(one);
  longest.set(
    root,
    [...all, pair].reduce((best, one) => (length(one) > length(best) ? one : best)),
  );
}

/** Chunks that messages were made of, by their lengths. */
class Said {
  readonly #chunks = new Map<number, Set<string>>();
  count = 0;

  isNew(a: number, b: number, chunk: Chunk): boolean {
    const keys = [`${a} ${chunk.a.start} ${chunk.a.end}`, `${b} ${chunk.b.start} ${chunk.b.end}`];
    let own = this.#chunks.get(chunk.lines);
    if (!own) this.#chunks.set(chunk.lines, (own = new Set()));
    if (keys.some((key) => own.has(key))) return false;
    for (const key of keys) own.add(key);
    this.count++;
    return true;
  }
}
