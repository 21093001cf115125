import type { Validity } from '../authoring/check/validity.ts';
import type { Summary } from '../benchmark/summary.ts';

/**
 * What is recorded of how far the tests of a run's tasks were proven; empty for task sets that are not ours.
 * @param recorded the proof of the built-in set (`docs/tasks/validity.json`)
 */
export function validityText(
  { name, hash }: Pick<Summary['taskSet'], 'name' | 'hash'>,
  recorded: Pick<Validity, 'set' | 'runs' | 'counts'> | null,
): string {
  if (recorded === null || recorded.set.name !== name) return '';
  if (recorded.set.hash !== hash)
    return 'Validity of the tasks: not recorded for this version of the set (sallm dataset check proves it).';
  const { valid, tasks } = recorded.counts;
  return `Validity of the tasks: ${valid} of ${tasks} proven (${((100 * valid) / tasks).toFixed(1)} %); every reference behaved as promised on each of ${recorded.runs} runs.`;
}
