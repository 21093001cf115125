import { setTimeout as sleep } from 'node:timers/promises';

/** Spaces requests evenly under a rate limit, and holds all of them back when the server asks to. */
export class Pace {
  readonly #gapMs: number;
  #next = 0;

  /** @param perMinute requests per minute; unlimited when absent */
  constructor(perMinute?: number) {
    this.#gapMs = perMinute === undefined ? 0 : 60_000 / perMinute;
  }

  /** Nobody's turn comes before `time` (milliseconds since 1970). */
  holdUntil(time: number): void {
    this.#next = Math.max(this.#next, time);
  }

  /** Resolves when it is the caller's turn. Throws the signal's reason when aborted. */
  async turn(signal: AbortSignal): Promise<void> {
    for (;;) {
      const now = Date.now();
      if (this.#next <= now) {
        this.#next = now + this.#gapMs;
        return;
      }
      await wait(this.#next - now, signal);
    }
  }
}

/** Throws the signal's reason when aborted. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
