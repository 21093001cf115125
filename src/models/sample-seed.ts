import type { Task } from '../core/task.ts';
import { sha256 } from '../core/hash.ts';

/**
 * The seed of one sample, 31 bits: samples of a task differ, and each is the same whichever others are asked for
 * with it. `null` stays `null`.
 */
export const sampleSeed = (
  seed: number | null,
  task: Pick<Task, 'set' | 'id'>,
  sample: number,
): number | null =>
  seed === null ? null : parseInt(sha256([seed, task.set, task.id, sample].join('\0')).slice(0, 8), 16) >>> 1;
