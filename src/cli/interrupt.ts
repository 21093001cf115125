import { EXIT } from '../core/errors.ts';
import { abandonProgress } from './progress.ts';

/**
 * Does work that Ctrl-C or SIGTERM ends early: they abort the signal, and the exit code is that of an interruption, whatever
 * the work makes of it. A second one ends the process at once.
 *
 * @param word what to tell the user who interrupts
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<void>,
  word = 'Stopping; the same command continues. Once more to stop at once.',
): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const interrupt = () => {
    if (signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write(`\n${word}\n`);
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    await work(signal);
  } catch (error) {
    // What was under way when the user stopped it ends with an error of its own.
    if (!signal.aborted) throw error;
    abandonProgress();
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  if (signal.aborted) process.exitCode = EXIT.interrupted;
}

/** Waits for Ctrl-C, in work that serves a page until then. */
export const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
