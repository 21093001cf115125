import { describe, expect, it } from 'vitest';
import type { ScoredSample } from './scored-sample.ts';
import { computeSettingGap } from './setting-gap.ts';

const sample = (model: string, task: string, functional: boolean, secure: boolean | null): ScoredSample => {
  const tests = secure === null ? null : secure ? 'secure' : 'vulnerable';
  return {
    ...{ model, temperature: 0, style: 'code', task, cwes: [], sample: 0, outcome: 'ok', functional },
    verdicts: { tests, static: null, combined: tests },
  };
};
const tasks = (set: string, count: number) => Array.from({ length: count }, (_, i) => `${set}${i}`);

describe('computeSettingGap', () => {
  it('sets function on one task set against function on another, with security beside it and the ranks', () => {
    // Model a works on 4 of 8 here (2 of them secure) and on 9 of 10 there; b on 6 (1 secure) and 8; c on 1 (1) and 10.
    const works = { a: [4, 2, 9], b: [6, 1, 8], c: [1, 1, 10] } as const;
    const own = Object.entries(works).flatMap(([model, [pass, secure]]) =>
      tasks('s', 8).map((task, i) => sample(model, task, i < pass, i < secure)),
    );
    const other = Object.entries(works).flatMap(([model, [, , pass]]) =>
      tasks('h', 10).map((task, i) => sample(model, task, i < pass, null)),
    );
    const { rows, ranks } = computeSettingGap(own, other, { ks: [1, 3] });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ model: 'a', k: 1, pass: { value: 0.5 }, other: { value: 0.9 } });
    expect(rows[0]!.gap.value).toBeCloseTo(-0.4);
    expect(rows[0]!.gap.low!).toBeLessThan(-0.4);
    expect(rows[0]!.gap.high!).toBeGreaterThan(-0.4);
    expect(rows[0]!.securePass.value).toBe(0.25);
    expect(ranks[0]!.models).toEqual([
      { model: 'a', rank: 2, other: 2, securePass: 1 },
      { model: 'b', rank: 1, other: 3, securePass: 2.5 },
      { model: 'c', rank: 3, other: 1, securePass: 2.5 },
    ]);
    expect(ranks[0]!.correlation).toBeCloseTo(-1);
  });

  it('leaves out what answered only one of the sets', () => {
    const own = [sample('a', 's0', true, true)];
    expect(computeSettingGap(own, [sample('b', 'h0', true, null)], { ks: [1] })).toEqual({
      rows: [],
      ranks: [],
    });
  });
});
