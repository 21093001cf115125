import type { ScoredSample } from './scored-sample.ts';
import type { Configuration, GroupBy } from './rows.ts';

/** Samples that share a configuration, in the order of first appearance. */
export function byConfiguration(samples: readonly ScoredSample[]): [Configuration, ScoredSample[]][] {
  const groups = new Map<string, [Configuration, ScoredSample[]]>();
  for (const sample of samples) {
    const { model, temperature, style = null } = sample;
    const key = JSON.stringify([model, temperature, style]);
    const group = groups.get(key) ?? [{ model, temperature, style }, []];
    group[1].push(sample);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The samples of each task, by sample number. */
export function byTask(samples: readonly ScoredSample[]): ScoredSample[][] {
  const tasks = Map.groupBy(samples, ({ task }) => task);
  return [...tasks.values()].map((some) => some.toSorted((a, b) => a.sample - b.sample));
}

const keysOf: Record<GroupBy, (sample: ScoredSample) => string[]> = {
  all: () => [],
  cwe: ({ cwes }) => cwes.map(String),
  source: ({ source }) => (source === undefined ? [] : [source]),
  technique: ({ technique }) => (technique === undefined ? [] : [technique]),
};

/** Samples by what they are grouped by, keys in order; one with several CWEs is in each of their groups. */
export function byKey(
  samples: readonly ScoredSample[],
  group: GroupBy,
): [string | null, readonly ScoredSample[]][] {
  if (group === 'all') return [[null, samples]];
  const groups = new Map<string, ScoredSample[]>();
  for (const sample of samples) {
    for (const key of new Set(keysOf[group](sample))) {
      const group = groups.get(key);
      if (group) group.push(sample);
      else groups.set(key, [sample]);
    }
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
