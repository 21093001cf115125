import { configurationName } from '../metrics/index.ts';
import type { Compared } from './comparison.ts';
import type { ReadRun, Side } from './read.ts';

/** Names of configurations that no two share: with the run's name, and its number when names are shared too. */
export function labelled(runs: readonly ReadRun[], sides: readonly Side[]): Compared[] {
  const plain = sides.map(configurationName);
  const isUnique = (texts: readonly string[]) => new Set(texts).size === texts.length;
  const named = sides.map((side, i) => `${runs[side.run]!.name}: ${plain[i]}`);
  const numbered = sides.map((side, i) => `${runs[side.run]!.name} #${side.run + 1}: ${plain[i]}`);
  const labels = isUnique(plain) ? plain : isUnique(named) ? named : numbered;
  return sides.map(({ run, model, temperature, style, tasks, samples }, i) => ({
    ...{ label: labels[i]!, run, model, temperature, style, tasks: tasks.size, samples: samples.length },
    infrastructureErrors: samples.filter(({ outcome }) => outcome === 'infrastructure-error').length,
  }));
}
