import type { Sample } from '../core/sample.ts';

/**
 * The cluster of a sample: what a pattern finds in its id, else its repository, its task or its problem, else the sample itself.
 * Names of different data sets are the same on purpose: answers to one problem are compared with each other.
 */
export function clusterOf({ id, origin }: Sample, pattern?: RegExp): string {
  const found = pattern?.exec(id);
  if (found) return found[1] ?? found[0];
  const { repo, task, problem } = origin;
  return String(repo ?? task ?? problem ?? id);
}
