import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../core/errors.ts';
import { Task } from '../core/task.ts';
import { selectTasks } from './select.ts';
import { makeTaskSet } from './task-set.ts';

const task = (id: string, cwes: number[]): Task =>
  Task.parse({
    id,
    set: 'some',
    title: id,
    cwes,
    source: { name: 'here' },
    prompt: {},
    references: { secure: [], insecure: [] },
    tests: null,
    requirements: 'plain',
  });
const some = makeTaskSet(
  'some',
  [task('sql', [89]), task('data', [943]), task('path', [22]), task('none', [])],
  [],
);
const ids = (set: { tasks: Task[] }) => set.tasks.map((each) => each.id);

describe('selectTasks', () => {
  it('keeps tasks of the CWE and of its descendants, not of its ancestors', () => {
    expect(ids(selectTasks(some, { cwes: [943] }))).toEqual(['sql', 'data']);
    expect(ids(selectTasks(some, { cwes: [89, 22] }))).toEqual(['sql', 'path']);
  });

  it('says which CWEs there are when none fits', () => {
    expect(() => selectTasks(some, { cwes: [79] })).toThrow(UsageError);
    expect(() => selectTasks(some, { limit: 0 })).toThrow(UsageError);
  });

  it('chooses by seed alone: any order of the set, and a smaller limit within a larger one', () => {
    const many = Array.from({ length: 40 }, (_, i) => task(`t${i}`, [22]));
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 40 }),
        fc.shuffledSubarray(many, { minLength: 40 }),
        (seed, limit, order) => {
          const chosen = ids(selectTasks(makeTaskSet('many', order, []), { limit, seed }));
          const again = ids(selectTasks(makeTaskSet('many', many, []), { limit, seed }));
          const more = ids(
            selectTasks(makeTaskSet('many', many, []), { limit: Math.min(40, limit + 5), seed }),
          );
          expect(chosen).toHaveLength(limit);
          expect(new Set(chosen)).toEqual(new Set(again));
          expect(more).toEqual(expect.arrayContaining(again));
        },
      ),
    );
    const bySeed = [1, 2, 3, 4].map((seed) =>
      ids(selectTasks(makeTaskSet('many', many, []), { limit: 5, seed })).join(),
    );
    expect(new Set(bySeed).size).toBe(4);
  });

  it('changes the hash with the content of the tasks, not with their order', () => {
    expect(makeTaskSet('some', [...some.tasks].reverse(), []).hash).toBe(some.hash);
    const changed = some.tasks.map((each) => ({ ...each, title: `${each.title}!` }));
    expect(makeTaskSet('some', changed, []).hash).not.toBe(some.hash);
    expect(selectTasks(some, { limit: 2 }).hash).not.toBe(some.hash);
  });
});
