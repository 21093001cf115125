/**
 * Turns work that emits items as they get ready into a stream of them. The stream fails when the work fails, after the
 * items that were there before. A consumer that leaves early aborts the work.
 */
export async function* streamOf<T>(
  work: (emit: (item: T) => void, signal: AbortSignal) => Promise<unknown>,
  outer?: AbortSignal,
): AsyncGenerator<T> {
  const left = new AbortController();
  const ready: T[] = [];
  let over = false;
  let wake = (): void => {};
  const emit = (item: T): void => {
    ready.push(item);
    wake();
  };
  const running = work(emit, outer ? AbortSignal.any([outer, left.signal]) : left.signal).finally(() => {
    over = true;
    wake();
  });
  // Its failure is thrown below; without this it would count as unhandled until then.
  running.catch(() => {});
  try {
    for (;;) {
      while (ready.length > 0) yield ready.shift() as T;
      if (over) break;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    await running;
  } finally {
    left.abort();
  }
}
