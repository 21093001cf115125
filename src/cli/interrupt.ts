import { EXIT } from '../core/errors.ts';

/**
 * For work that the same command continues: a signal that Ctrl-C or SIGTERM aborts, with a word to the user; a second one
 * ends the process at once. `release` takes the handlers off.
 */
export function stopOnInterrupt(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nStopping; the same command continues. Once more to stop at once.\n');
    controller.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    release: () => process.off('SIGINT', interrupt).off('SIGTERM', interrupt),
  };
}
