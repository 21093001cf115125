/**
 * Lets many in at once, or one alone. Who wants to be alone waits until the others have left; later ones wait for it,
 * so that it is not put off for ever.
 */
export class Gate {
  #inside = 0;
  #alone: Promise<void> = Promise.resolve();
  #empty: (() => void) | null = null;

  async shared<T>(work: () => Promise<T>): Promise<T> {
    for (let last: Promise<void> | null = null; last !== this.#alone;) {
      last = this.#alone;
      await last;
    }
    this.#inside++;
    try {
      return await work();
    } finally {
      this.#inside--;
      if (this.#inside === 0) this.#empty?.();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    const before = this.#alone;
    let leave = (): void => {};
    this.#alone = new Promise((resolve) => (leave = resolve));
    await before;
    if (this.#inside > 0) await new Promise<void>((resolve) => (this.#empty = resolve));
    this.#empty = null;
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
