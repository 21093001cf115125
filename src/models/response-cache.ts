import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../core/errors.ts';
import { Generation } from '../core/generation.ts';
import { hashOf } from '../core/hash.ts';
import { cachePath } from '../core/paths.ts';
import { writeFileAtomic } from '../core/run/atomic.ts';
import type { Completion, ModelOptions } from './model.ts';

/** Raised when the meaning of an entry changes: old entries are then not found. */
const version = 1;

const Entry = Generation.pick({
  outcome: true,
  raw: true,
  reasoning: true,
  finishReason: true,
  usage: true,
  notes: true,
});

/**
 * Answers by content of the request and sample number: one small JSON file each, written whole or not at all, so that
 * several processes may share the folder. Failures are never kept.
 */
export class ResponseCache {
  readonly #folder: string;
  readonly #onNote: (message: string) => void;
  #broken = false;

  constructor(folder: string, onNote: (message: string) => void = () => {}) {
    this.#folder = folder;
    this.#onNote = onNote;
  }

  /** `null` when it is switched off. */
  static open({ cacheDir, onNote }: ModelOptions): ResponseCache | null {
    return cacheDir === null ? null : new ResponseCache(cacheDir ?? cachePath('responses'), onNote);
  }

  get(request: unknown, sample: number): Completion | null {
    let content: string;
    try {
      content = readFileSync(this.#pathOf(request, sample), 'utf8');
    } catch {
      return null;
    }
    const { success, data } = Entry.safeParse(parseJson(content));
    if (!success) return null;
    const { reasoning, ...rest } = data;
    return { ...rest, ...(reasoning !== undefined && { reasoning }), sample, cached: true, latencyMs: 0 };
  }

  put(request: unknown, completion: Completion): void {
    if (completion.outcome === 'infrastructure-error' || this.#broken) return;
    try {
      const path = this.#pathOf(request, completion.sample);
      writeFileAtomic(path, JSON.stringify(Entry.parse(completion)));
    } catch (error) {
      // A full or read-only disk must not lose answers that were paid for.
      this.#broken = true;
      this.#onNote(`Answers are not cached: ${messageOf(error)}`);
    }
  }

  #pathOf(request: unknown, sample: number): string {
    const key = hashOf({ version, request, sample });
    return join(this.#folder, key.slice(0, 2), `${key}.json`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Yields what the cache has and has the rest produced, keeping each answer as it comes.
 *
 * @param requestOf what determines the answer of a sample, without anything secret
 */
export async function* throughCache(
  cache: ResponseCache | null,
  requestOf: (sample: number) => unknown,
  samples: readonly number[],
  produce: (missing: number[]) => AsyncIterable<Completion>,
): AsyncGenerator<Completion> {
  const missing: number[] = [];
  for (const sample of samples) {
    const known = cache?.get(requestOf(sample), sample);
    if (known) yield known;
    else missing.push(sample);
  }
  if (missing.length === 0) return;
  for await (const completion of produce(missing)) {
    cache?.put(requestOf(completion.sample), completion);
    yield completion;
  }
}
