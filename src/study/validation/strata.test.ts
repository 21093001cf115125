import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type RuleCount, stratify } from './strata.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 40 });
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('sharing a sample among strata', () => {
  test('gives away all of it, one to each where there is enough, and to none more than it has', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 600 }), (strata, size) => {
        const given = allocate(strata, size);
        expect(sum(given)).toBe(Math.min(size, sum(strata)));
        given.forEach((n, i) => expect(n).toBeLessThanOrEqual(strata[i]!));
        if (size >= strata.length) expect(Math.min(...given)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('is in proportion where no stratum is too small for a share', () => {
    expect(allocate([600, 300, 100], 50)).toEqual([30, 15, 5]);
    expect(allocate([990, 9, 1], 100)).toEqual([98, 1, 1]);
  });
});

describe('strata', () => {
  const counts = fc
    .uniqueArray(
      fc.record({
        set: fc.constantFrom('a', 'b', 'c'),
        tool: fc.constant('lint'),
        rule: fc.integer({ min: 1, max: 60 }).map((n) => `R${n}`),
        findings: fc.integer({ min: 1, max: 2000 }),
      }),
      { selector: ({ set, rule }) => `${set} ${rule}`, minLength: 1, maxLength: 120 },
    )
    .map((rows): RuleCount[] => rows);

  test('hold every rule of every data set once, never two data sets together', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 4, max: 400 }), (rows, size) => {
        const strata = stratify(rows, size);
        const held = strata.flatMap(({ set, rules }) =>
          rules.map(({ rule, findings }) => `${set} ${rule} ${findings}`),
        );
        expect(held.sort()).toEqual(
          rows.map(({ set, rule, findings }) => `${set} ${rule} ${findings}`).sort(),
        );
        for (const { rules, findings } of strata)
          expect(findings).toBe(sum(rules.map((one) => one.findings)));
        expect(sum(strata.map(({ drawn }) => drawn))).toBe(
          Math.min(size, sum(rows.map(({ findings }) => findings))),
        );
      }),
    );
  });

  test('join the rarest rules of a data set where there are many', () => {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      set: 'a',
      tool: 'lint',
      rule: `R${i}`,
      findings: 1000 - 30 * i,
    }));
    const strata = stratify(rows, 20);
    expect(strata.map(({ rules }) => rules.length)).toEqual([...Array<number>(9).fill(1), 21]);
    expect(strata[0]!.rules[0]!.rule).toBe('R0');
  });
});
