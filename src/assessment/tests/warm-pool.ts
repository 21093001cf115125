import { messageOf } from '../../core/errors.ts';
import type { PythonEnvironment } from '../../environments/index.ts';
import type { Sandbox, SandboxResult, WarmJob, WarmParent } from '../../sandbox/index.ts';
import { preloadFor } from './preload.ts';
import { testEnvironment, testHost } from './request.ts';

/** A parent is replaced when it has grown by so much, */
const MOST_GROWN_BYTES = 128 * 1024 ** 2;
/** and after so many tests, so that nothing else can build up in it. A start costs as much as a hundred tests. */
const TESTS_PER_PARENT = 5000;

/**
 * One warm parent per Python environment, started when it is first needed and replaced when it has grown, has
 * served long or has failed. Where none can be had, tests run in fresh processes instead, with the same results.
 */
export class WarmPool {
  readonly #sandbox: Sandbox;
  readonly #onNote: (message: string) => void;
  readonly #parents = new Map<string, Promise<WarmParent | null>>();
  readonly #busy = new Map<WarmParent, number>();
  readonly #retired = new Set<WarmParent>();

  constructor(sandbox: Sandbox, onNote: (message: string) => void) {
    this.#sandbox = sandbox;
    this.#onNote = onNote;
  }

  /** Runs a job in a warm parent; `null` when there is none. */
  async run(python: PythonEnvironment, job: WarmJob): Promise<SandboxResult | null> {
    const parent = await this.#parentFor(python);
    if (parent === null) return null;
    this.#busy.set(parent, (this.#busy.get(parent) ?? 0) + 1);
    try {
      const result = await parent.run(job);
      if (result.kind === 'infrastructure-error') this.#retire(python.fingerprint, parent);
      return result;
    } finally {
      this.#busy.set(parent, (this.#busy.get(parent) ?? 1) - 1);
      if (parent.served >= TESTS_PER_PARENT || parent.grownBytes > MOST_GROWN_BYTES)
        this.#retire(python.fingerprint, parent);
      await this.#closeIfDone(parent);
    }
  }

  async close(): Promise<void> {
    const parents = await Promise.all(this.#parents.values());
    this.#parents.clear();
    const all = [...parents, ...this.#retired].filter((parent) => parent !== null);
    await Promise.all(all.map((parent) => parent.close()));
  }

  #parentFor(python: PythonEnvironment): Promise<WarmParent | null> {
    let parent = this.#parents.get(python.fingerprint);
    if (!parent) {
      // Fresh processes do the same more slowly, so a parent that cannot start is no error.
      parent = this.#open(python).catch((error: unknown) => {
        this.#onNote(
          `Each test starts its own interpreter, which is several times slower: ${messageOf(error)}`,
        );
        return null;
      });
      this.#parents.set(python.fingerprint, parent);
    }
    return parent;
  }

  #open(python: PythonEnvironment): Promise<WarmParent> {
    const preload = preloadFor(python.name);
    return this.#sandbox.openWarm({
      command: (filter) => testHost(python, 'zygote.py', JSON.stringify({ filter, preload })),
      ...testEnvironment(python),
    });
  }

  #retire(key: string, parent: WarmParent): void {
    if (this.#retired.has(parent)) return;
    this.#retired.add(parent);
    this.#parents.delete(key);
  }

  async #closeIfDone(parent: WarmParent): Promise<void> {
    if (!this.#retired.has(parent) || (this.#busy.get(parent) ?? 0) > 0) return;
    this.#retired.delete(parent);
    this.#busy.delete(parent);
    await parent.close();
  }
}
