import { availableParallelism } from 'node:os';

/**
 * How many tests run at once: one more than there are processors. While one starts or ends, it waits for other processes,
 * and its processor for the next (docs/judging-speed.md).
 */
export const testsAtOnce = (): number => availableParallelism() + 1;
