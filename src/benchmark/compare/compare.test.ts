import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRun, type MadeRun, type MadeSample } from '../../../tests/support/made-run.ts';
import { compareRuns, type CompareOptions } from './compare.ts';
import { findRun } from './find-run.ts';
import { mcnemarExact } from './mcnemar.ts';

let runs = '';
beforeEach(() => (runs = mkdtempSync(join(tmpdir(), 'sallm-compare-'))));
afterEach(() => rmSync(runs, { recursive: true, force: true }));

let made = 0;
const compared = (all: MadeRun[], options: CompareOptions = {}) =>
  compareRuns(
    all.map((run) => makeRun(runs, `run-${made++}`, run)),
    options,
  );
const verdicts = (texts: string, more: Partial<MadeSample> = {}): MadeSample[] =>
  [...texts].map((text, i) => ({
    task: `t${i}`,
    tests: text === 's' ? 'secure' : text === 'v' ? 'vulnerable' : 'inconclusive',
    ...more,
  }));

describe('one sample per task', () => {
  it("uses McNemar's exact test on the tasks that differ", async () => {
    const { pairs } = await compared([
      { samples: verdicts('ssssssssvv') },
      { samples: verdicts('vvvvvvvssv') },
    ]);
    const [row] = pairs[0]!.rows;
    expect(row).toMatchObject({ metric: 'secure-pass', k: 1, source: 'tests', primary: true, a: 0.8 });
    expect(row!.b).toBeCloseTo(0.2, 12);
    expect(row!.difference.value).toBeCloseTo(-0.6, 12);
    expect(row!.test).toBe('McNemar exact');
    expect(row!.p).toBeCloseTo(mcnemarExact(7, 1), 12);
    expect(pairs[0]!.notes).toEqual(['inconclusive by tests: 0.000 of a, 0.000 of b']);
    // One primary test: nothing to correct.
    expect(row!.adjusted).toBe(row!.p);
  });

  it('names the flips with direction and evidence', async () => {
    const { pairs } = await compared([
      { samples: verdicts('sv') },
      { samples: verdicts('vs', { message: 'the table was dropped' }) },
    ]);
    expect(pairs[0]!.flips.map(({ task, direction }) => [task, direction])).toEqual([
      ['t0', 'worse'],
      ['t1', 'better'],
    ]);
    expect(pairs[0]!.flips[0]!.b).toMatchObject({
      verdict: 'vulnerable',
      value: 0,
      message: 'security test failed: the table was dropped',
    });
  });

  it('finds no difference of a run from itself, whatever it holds', async () => {
    const run = fc.array(fc.constantFrom('s', 'v', 'i'), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(run, async (texts) => {
        const samples = verdicts(texts.join(''));
        const { pairs } = await compared([{ samples }, { samples }]);
        for (const row of pairs[0]!.rows) expect(row).toMatchObject({ p: 1, shown: null });
        expect(pairs[0]!.flips).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('the other way round every difference changes its sign and keeps its p', async () => {
    const left = { samples: verdicts('ssvvisv') };
    const right = { samples: verdicts('vvvsiss') };
    const there = await compared([left, right]);
    const back = await compared([right, left]);
    there.pairs[0]!.rows.forEach((row, i) => {
      const other = back.pairs[0]!.rows[i]!;
      expect(other.difference.value).toBeCloseTo(-row.difference.value!, 12);
      expect(other.p).toBe(row.p);
    });
  });
});

it('several samples per task are compared by permutation, and a clear change is shown as worse', async () => {
  const many = (task: number, texts: string): MadeSample[] =>
    verdicts(texts).map((sample, i) => ({ ...sample, task: `t${task}`, sample: i }));
  const tasks = Array.from({ length: 12 }, (_, i) => i);
  const { pairs } = await compared([
    { samples: tasks.flatMap((task) => many(task, 'ssss')) },
    { samples: tasks.flatMap((task) => many(task, 'svvv')) },
  ]);
  const { rows, flips } = pairs[0]!;
  expect(rows[0]).toMatchObject({ test: 'paired permutation', shown: 'worse' });
  expect(rows[0]!.difference.value).toBeCloseTo(-0.75, 12);
  const at3 = rows.find(({ metric, k }) => metric === 'secure' && k === 3);
  expect(at3).toMatchObject({ a: 1, b: 0, shown: 'worse' });
  expect(flips).toHaveLength(12);
});

describe('what cannot be compared', () => {
  it('leaves out tasks that were changed, and names those of one run only', async () => {
    const { pairs } = await compared([
      { samples: verdicts('sss') },
      { samples: verdicts('vvvv'), prompts: { t0: 'another prompt' } },
    ]);
    expect(pairs[0]).toMatchObject({ common: 2, changed: ['t0'], onlyA: [], onlyB: ['t3'] });
    expect(pairs[0]!.notes.join()).toContain('the task sets differ');
  });

  it('refuses runs without a common task', async () => {
    const other = [{ task: 'other', tests: 'secure' as const }];
    await expect(compared([{ samples: verdicts('s') }, { samples: other }])).rejects.toThrow(
      'no task in common',
    );
  });

  it('refuses a k that no task has samples for', async () => {
    await expect(
      compared([{ samples: verdicts('ss') }, { samples: verdicts('sv') }], {
        metric: { metric: 'secure-pass', k: 5, source: null },
      }),
    ).rejects.toThrow('no task has 5 scored samples');
  });

  it('keeps static verdicts apart when the analyzers were not the same, unless forced', async () => {
    const samples = verdicts('sv', { static: 'secure' });
    const both: MadeRun[] = [{ samples }, { samples, judging: { bandit: '1.8.0' } }];
    const { pairs } = await compared(both);
    expect(pairs[0]!.rows.some(({ source }) => source === 'static')).toBe(false);
    expect(pairs[0]!.notes.join()).toContain('analyzer bandit differs: 1.9.4 and 1.8.0');
    const byStatic = { metric: { metric: 'vulnerable', k: 1, source: 'static' } } as const;
    await expect(compared(both, byStatic)).rejects.toThrow('cannot be compared by static');
    const forced = await compared(both, { ...byStatic, force: true });
    expect(forced.pairs[0]!.rows.some(({ source }) => source === 'static')).toBe(true);
  });

  it('keeps infrastructure errors apart', async () => {
    const broken = { task: 't2', tests: null, outcome: 'infrastructure-error' as const };
    const { pairs, configurations } = await compared([
      { samples: verdicts('sss') },
      { samples: [...verdicts('vv'), broken], status: 'incomplete' },
    ]);
    expect(pairs[0]!.infrastructure).toEqual(['t2']);
    expect(pairs[0]!.rows[0]!.difference.tasks).toBe(2);
    expect(configurations[1]!.infrastructureErrors).toBe(1);
    expect(pairs[0]!.notes.join()).toContain('is incomplete');
  });

  it('says what a single configuration lacks', async () => {
    await expect(compared([{ samples: verdicts('s') }])).rejects.toThrow('one configuration only');
  });
});

describe('several configurations', () => {
  const at = (temperature: number, texts: string) => verdicts(texts, { temperature });

  it('two runs with the same settings are compared setting by setting', async () => {
    const { pairs, configurations, warnings, ranking } = await compared([
      { name: 'before', samples: [...at(0, 'sss'), ...at(0.8, 'vvv'), ...at(1, 'v')] },
      { name: 'after', samples: [...at(0, 'svs'), ...at(0.8, 'sss')] },
    ]);
    expect(pairs.map(({ a, b }) => [configurations[a]!.temperature, configurations[b]!.temperature])).toEqual(
      [
        [0, 0],
        [0.8, 0.8],
      ],
    );
    expect(configurations.map(({ label }) => label)).toContain('before: m at 0.8');
    expect(warnings.join()).toContain('m at 1');
    expect(ranking).toEqual([]);
  });

  it('three are ranked on the tasks that all have, and each two are tested, corrected together', async () => {
    const { pairs, ranking, configurations, tests } = await compared([
      { samples: [...at(0, 'vvvvvvvvvv'), ...at(0.5, 'ssssssssssv'), ...at(1, 'ssssssssss')] },
    ]);
    expect(pairs).toHaveLength(3);
    expect(tests.primary).toBe(3);
    expect(ranking.map(({ configuration }) => configurations[configuration]!.temperature)).toEqual([
      0.5, 1, 0,
    ]);
    expect(ranking.map(({ estimate }) => estimate.tasks)).toEqual([10, 10, 10]);
    expect(ranking.map(({ belowPrevious }) => belowPrevious)).toEqual([false, false, true]);
    const [first] = pairs[0]!.rows;
    expect(first!.adjusted).toBeCloseTo(3 * mcnemarExact(10, 0), 12);
  });
});

it('finds a run by folder, by name of the folder, and the newest by name', () => {
  makeRun(runs, '2026-01-01-000000-bench-x', { name: 'x', samples: verdicts('s') });
  const newer = makeRun(runs, '2026-01-02-000000-bench-x', { name: 'x', samples: verdicts('v') });
  expect(findRun('x', runs)).toBe(newer);
  expect(findRun('2026-01-02-000000-bench-x', runs)).toBe(newer);
  expect(findRun(newer, 'elsewhere')).toBe(newer);
  expect(() => findRun('y', runs)).toThrow('no run "y"');
});
