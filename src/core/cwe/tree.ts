import { entries } from './catalogue.ts';

const children = new Map<number, number[]>();
for (const { id, parents } of entries.values()) {
  for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
}

function reach(start: number, next: (id: number) => readonly number[]): Set<number> {
  const seen = new Set<number>();
  const open = [...next(start)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...next(id));
  }
  return seen;
}

/** Everything above `id` in view 1000, pillars included; an entry may have several parents. */
export const ancestors = (id: number): Set<number> => reach(id, (at) => entries.get(at)?.parents ?? []);

/** Everything below `id` in view 1000, without `id` itself; empty for categories and unknown numbers. */
export const descendants = (id: number): Set<number> => reach(id, (at) => children.get(at) ?? []);

/**
 * Whether `id` is `ancestor` or lies below it, pillars included: for choosing tasks by weakness, where `--cwe 707`
 * rightly means everything under it.
 */
export const isWithin = (id: number, ancestor: number): boolean =>
  id === ancestor || ancestors(id).has(ancestor);

/**
 * Pillars are so wide that nearly every weakness lies below one, and CWE discourages them for mapping: sharing one
 * says nothing. Categories have no place in the tree. Classes stay, also those that CWE discourages (20, 74, 200,
 * 400): data sets and tools use them as the honest name of what they look for.
 */
const matchesAsAncestor = (id: number): boolean => {
  const abstraction = entries.get(id)?.abstraction;
  return abstraction !== undefined && abstraction !== 'Pillar' && abstraction !== 'Category';
};

/**
 * Whether two CWE numbers name the same weakness, one more closely than the other: equal, or one an ancestor of the
 * other in view 1000. Pillars match only themselves, categories and unknown numbers too; siblings never match.
 *
 * @example related(89, 943) // true: SQL injection is an injection into data query logic
 * @example related(252, 703) // false: 703 is a pillar
 */
export const related = (a: number, b: number): boolean =>
  a === b || (matchesAsAncestor(a) && ancestors(b).has(a)) || (matchesAsAncestor(b) && ancestors(a).has(b));

/** Whether a finding concerns what the task is about: any of its CWEs is {@link related} to any of the task's. */
export const isDirect = (findingCwes: readonly number[], taskCwes: readonly number[]): boolean =>
  findingCwes.some((finding) => taskCwes.some((task) => related(finding, task)));

/** The official name, or `CWE-n` for a number that the list does not have. */
export const cweName = (id: number): string => entries.get(id)?.name ?? `CWE-${id}`;
