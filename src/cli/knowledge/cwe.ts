import { cweEntries, cweName, cweSource, descendants, isDirect } from '../../core/cwe/index.ts';
import { UsageError } from '../../core/errors.ts';
import type { Task } from '../../core/task.ts';

/** What there is to say about a weakness: its place in the CWE list, and what we have on it. */
export function cweRecord(number: number, tasks: readonly Task[]) {
  const entry = cweEntries.get(number);
  if (!entry)
    throw new UsageError(`There is no CWE-${number} in ${cweSource}.`, {
      hint: '"sallm list cwes" shows those that the tasks are about.',
    });
  const own = tasks.filter(({ cwes }) => isDirect([number], cwes));
  return {
    kind: 'cwe',
    id: `CWE-${number}`,
    name: entry.name,
    abstraction: entry.abstraction,
    mapping: entry.usage,
    parents: entry.parents.map((id) => `CWE-${id} ${cweName(id)}`),
    below: descendants(number).size,
    url: `https://cwe.mitre.org/data/definitions/${number}.html`,
    source: cweSource,
    tasks: own.map(({ id, title }) => ({ id, title })),
  };
}

/** The weaknesses that the tasks are about, by number, with how many tasks name each. */
export function cwesOf(tasks: readonly Task[]): { id: string; name: string; tasks: number }[] {
  const counts = new Map<number, number>();
  for (const { cwes } of tasks) for (const cwe of cwes) counts.set(cwe, (counts.get(cwe) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([cwe, count]) => ({ id: `CWE-${cwe}`, name: cweName(cwe), tasks: count }));
}
