import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cweEntries, cweName, cweSource, descendants, isDirect, isWithin, related } from './index.ts';
import { ancestors } from './tree.ts';

const pillars = [284, 435, 664, 682, 691, 693, 697, 703, 707, 710];
const anyId = fc.constantFrom(...cweEntries.keys());

describe('the catalogue', () => {
  test('is the complete list of the edition that it names', () => {
    expect(cweSource).toMatch(/^MITRE CWE list 4\.15 of 2024-07-16, from cwe-sdk@/);
    const kinds = [...Map.groupBy(cweEntries.values(), (entry) => entry.abstraction === 'Category')].map(
      ([category, group]) => [category, group.length],
    );
    expect(Object.fromEntries(kinds)).toEqual({ false: 964, true: 409 });
  });

  test('has the ten pillars, each discouraged and without parents, and no other root in use', () => {
    const weaknesses = [...cweEntries.values()].filter(({ abstraction }) => abstraction !== 'Category');
    const roots = weaknesses.filter(({ parents, status }) => parents.length === 0 && status !== 'Deprecated');
    expect(roots.map(({ id }) => id)).toEqual(pillars);
    expect(roots.every(({ usage, abstraction }) => usage === 'Discouraged' && abstraction === 'Pillar')).toBe(
      true,
    );
  });

  test('names only parents that exist, and has no cycle', () => {
    for (const { id, parents } of cweEntries.values()) {
      for (const parent of parents) expect(cweEntries.has(parent)).toBe(true);
      expect(ancestors(id).has(id)).toBe(false);
    }
  });

  test('decodes names', () => {
    expect(cweName(79)).toBe(
      "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')",
    );
    expect([...cweEntries.values()].filter(({ name }) => /&\w+;/.test(name))).toEqual([]);
    expect(cweName(999_999)).toBe('CWE-999999');
  });
});

// What the prompts of SALLM name.
const SALLM = [
  ...[
    20, 22, 74, 78, 79, 89, 91, 94, 95, 99, 113, 116, 117, 176, 200, 208, 209, 215, 250, 252, 295, 306, 319,
    327,
  ],
  ...[
    338, 347, 348, 369, 377, 379, 400, 434, 502, 601, 611, 614, 643, 730, 776, 798, 827, 918, 943, 1204, 1236,
  ],
];

test('the CWEs of SALLM are weaknesses in the tree, but for one obsolete category', () => {
  const outside = SALLM.filter((id) => cweEntries.get(id)?.parents.length === 0);
  expect(outside).toEqual([730]);
  expect(cweEntries.get(730)).toMatchObject({
    abstraction: 'Category',
    status: 'Obsolete',
    usage: 'Prohibited',
  });
});

describe('the tree of view 1000', () => {
  test('knows the way from SQL injection to its pillar', () => {
    expect([...ancestors(89)].sort((a, b) => a - b)).toEqual([74, 707, 943]);
    expect([...descendants(943)].sort((a, b) => a - b)).toEqual([89, 90, 564, 643, 652]);
    expect(descendants(703).has(252)).toBe(true);
    expect(descendants(730).size).toBe(0);
  });

  test('has ancestors and descendants that agree', () => {
    fc.assert(fc.property(anyId, (id) => [...descendants(id)].every((below) => ancestors(below).has(id))));
    fc.assert(fc.property(anyId, (id) => [...ancestors(id)].every((above) => descendants(above).has(id))));
  });
});

describe('related', () => {
  test.each([
    [89, 943, 'child and parent'],
    [74, 89, 'grandparent and grandchild'],
    [78, 77, 'OS command and command'],
    [78, 74, 'a discouraged class still matches'],
    [1333, 400, 'inefficient regular expression and resource consumption'],
    [776, 674, 'entity expansion and recursion'],
    [703, 703, 'a pillar is equal to itself'],
    [730, 730, 'a category is equal to itself'],
    [999_999, 999_999, 'an unknown number is equal to itself'],
  ])('%i and %i: %s', (a, b) => {
    expect(related(a, b)).toBe(true);
  });

  test.each([
    [252, 703, 'a pillar never matches as an ancestor'],
    [79, 707, 'nor does another'],
    [78, 89, 'cousins'],
    [327, 330, 'nothing in common but the pillar'],
    [730, 400, 'a category never matches its members'],
    [22, 999_999, 'an unknown number'],
  ])('not %i and %i: %s', (a, b) => {
    expect(related(a, b)).toBe(false);
  });

  test('is symmetric, and never true through a pillar or a category', () => {
    fc.assert(fc.property(anyId, anyId, (a, b) => related(a, b) === related(b, a)));
    const never = [...cweEntries.values()].filter(({ abstraction }) =>
      ['Pillar', 'Category'].includes(abstraction),
    );
    fc.assert(
      fc.property(fc.constantFrom(...never), anyId, ({ id }, other) => related(id, other) === (id === other)),
      { numRuns: 1000 },
    );
  });
});

test('choosing by weakness goes down the tree, also from a pillar', () => {
  expect(isWithin(89, 707)).toBe(true);
  expect(isWithin(89, 89)).toBe(true);
  expect(isWithin(730, 730)).toBe(true);
  expect(isWithin(943, 89)).toBe(false);
  expect(isWithin(400, 730)).toBe(false);
});

test('a finding is direct when any of its CWEs is related to any of the task', () => {
  expect(isDirect([703, 78], [77, 20])).toBe(true);
  expect(isDirect([703, 79], [77, 20])).toBe(false);
  expect(isDirect([], [78])).toBe(false);
  expect(isDirect([78], [])).toBe(false);
});
