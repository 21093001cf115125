import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byLetter, equalMessages, messageDifferences, totalOf } from './compare.ts';
import { publishedCounts } from './published-counts.ts';

const counts = fc.dictionary(
  fc.constantFrom('E0602', 'W0613', 'C0301', 'R1705'),
  fc.integer({ min: 1, max: 9 }),
);

describe('messageDifferences', () => {
  it('finds nothing where the counts are the published ones, and every message that was changed', () => {
    fc.assert(
      fc.property(counts, counts, (published, released) => {
        const same = { published, released: published, prepared: released, older: null };
        expect(messageDifferences('c', 'pylint', same)).toEqual([]);
        const found = messageDifferences('c', 'pylint', { ...same, released });
        const rules = [...new Set([...Object.keys(published), ...Object.keys(released)])];
        expect(found.map(({ rule }) => rule).sort()).toEqual(
          rules.filter((rule) => published[rule] !== released[rule]).sort(),
        );
      }),
    );
  });

  it('says why, as far as the other counts show it', () => {
    const found = messageDifferences('c', 'pylint', {
      published: { W0613: 5, C0301: 5, E0602: 5, R0801: 5, W0703: 5, R1705: 5 },
      released: { W0613: 6, C0301: 6, E0602: 6, W0718: 5, R1705: 6 },
      prepared: { W0613: 6, C0301: 5, E0602: 6, W0718: 5, R1705: 6 },
      older: { W0613: 5, C0301: 7, E0602: 7, W0703: 5, R1705: 6 },
    });
    const causes = Object.fromEntries(found.map(({ rule, cause }) => [rule, cause]));
    expect(causes['W0613']).toMatch(/^another version: Pylint 2\.13\.9 counts 5 too$/);
    expect(causes['C0301']).toMatch(/parser\.py/);
    expect(causes['E0602']).toBe('not explained (Pylint 2.13.9 counts 7)');
    expect(causes['R0801']).toMatch(/several files/);
    expect(causes['W0703']).toMatch(/counts 5 too; called W0718/);
    expect(causes['W0718']).toMatch(/called W0703/);
  });
});

it('counts the messages that are as often as published, each way', () => {
  expect(
    equalMessages({
      published: { W0613: 5, C0301: 5, R0801: 1 },
      released: { W0613: 5, C0301: 6 },
      prepared: { W0613: 4, C0301: 6, E0602: 1 },
      older: { W0613: 5, C0301: 5 },
    }),
  ).toEqual({ messages: 3, released: 2, prepared: 0, older: 3 });
});

// Totals of docs/study.md.
it.each([
  ['gpt-code-clippy-125M-1024-f', 895, 11],
  ['gpt-neo-125M', 835, 9],
  ['gpt-neo-125M-apps', 976, 2],
  ['gpt-neo-125M-code-clippy', 848, 0],
  ['gpt-neo-125M-code-clippy-code-search-all', 400, 10],
  ['gpt-neo-125M-code-clippy-code-search-py', 436, 10],
  ['gpt-neo-125M-code-clippy-dedup-2048', 430, 5],
  ['gpt-neo-125M-code-clippy-dedup-filtered-no-resize-2048bs', 938, 21],
  ['gpt-neo-125M-code-search-all', 2987, 73],
  ['gpt-neo-125M-code-search-py', 3078, 43],
])('the published counts of %s sum up to the published totals', (name, pylint, bandit) => {
  const published = publishedCounts[name]!;
  expect([totalOf(published.pylint), totalOf(published.bandit)]).toEqual([pylint, bandit]);
  expect(totalOf(byLetter(published.pylint))).toBe(pylint);
});
