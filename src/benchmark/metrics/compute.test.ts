import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Verdict } from '../../core/outcome.ts';
import { computeAgreement, computeMetrics, MetricRow, type ScoredSample } from './index.ts';

const sample = (task: string, number: number, over: Partial<ScoredSample> = {}): ScoredSample => ({
  model: 'm',
  temperature: 0.2,
  task,
  cwes: [89],
  sample: number,
  outcome: 'ok',
  functional: true,
  verdicts: { tests: 'secure', static: null, combined: 'secure' },
  ...over,
});
const judged = (tests: Verdict | null, functional: boolean | null) => ({
  functional,
  verdicts: { tests, static: null, combined: tests },
});
const tasks = Array.from({ length: 6 }, (_, i) => `t${i}`);
const overall = (rows: readonly MetricRow[]): MetricRow => rows.find(({ group }) => group === 'all')!;
const values = (row: MetricRow, k = 1) => {
  const { pass, vulnerable, secure, securePass } = row.at.find((at) => at.k === k)!;
  return [pass, vulnerable, secure, securePass].map(({ value }) => value);
};

const verdict = fc.constantFrom<Verdict | null>('vulnerable', 'secure', 'inconclusive', null);
const anySample = fc.record({
  model: fc.constantFrom('a', 'b'),
  temperature: fc.constantFrom(0, null),
  task: fc.constantFrom(...tasks),
  cwes: fc.subarray([20, 89, 730]),
  source: fc.constantFrom('x', 'y'),
  technique: fc.constantFrom('result', 'spy'),
  sample: fc.nat(20),
  outcome: fc.constantFrom('ok' as const, 'empty' as const, 'infrastructure-error' as const),
  functional: fc.constantFrom(true, false, null),
  verdicts: fc.record({ tests: verdict, static: verdict, combined: verdict }),
});
const anySamples = fc.uniqueArray(anySample, {
  maxLength: 60,
  selector: ({ model, temperature, task, sample: number }) => [model, temperature, task, number].join(),
});

describe('the metrics of', () => {
  const all = (over: Partial<ScoredSample>) =>
    overall(
      computeMetrics(
        tasks.flatMap((task) => [sample(task, 0, over), sample(task, 1, over)]),
        { ks: [1, 2] },
      ),
    );

  test('correct and secure code are all 1, with an exact bound', () => {
    const row = all(judged('secure', true));
    expect(values(row, 2)).toEqual([1, 0, 1, 1]);
    expect(row.at[0]!.securePass).toMatchObject({
      low: 0.025 ** (1 / 6),
      high: 1,
      tasks: 6,
      excludedTasks: 0,
    });
  });

  test('correct but insecure code are pass and vulnerable', () => {
    expect(values(all(judged('vulnerable', true)))).toEqual([1, 1, 0, 0]);
  });

  test('blank answers are nothing at all, and all inconclusive', () => {
    const row = all({ ...judged('inconclusive', false), outcome: 'empty' });
    expect(values(row)).toEqual([0, 0, 0, 0]);
    expect(row).toMatchObject({ inconclusiveShare: 1, outcomes: { empty: 12 }, scored: 12, unscorable: 0 });
  });

  test('what could not be judged are left out and counted, not 0', () => {
    const lost = { ...judged(null, null), outcome: 'infrastructure-error' as const };
    const row = overall(
      computeMetrics(
        [...tasks.map((task) => sample(task, 0)), sample('t0', 1, lost), sample('lost', 0, lost)],
        {
          ks: [1, 2],
        },
      ),
    );
    expect(row).toMatchObject({ tasks: 7, samples: 8, scored: 6, unscorable: 2 });
    expect(row.at[0]!.securePass).toMatchObject({ value: 1, tasks: 6, excludedTasks: 1 });
    // Only t0 has two samples, and one of them has no verdict.
    expect(row.at[1]!.securePass).toEqual({ value: null, low: null, high: null, tasks: 0, excludedTasks: 7 });
  });

  test('a functional test alone are pass@k', () => {
    const rows = computeMetrics(
      tasks.map((task, i) => sample(task, 0, judged(null, i < 3))),
      { ks: [1] },
    );
    expect(rows.filter(({ group }) => group === 'all').map(({ verdictSource }) => verdictSource)).toEqual([
      'tests',
    ]);
    expect(overall(rows).at[0]!.pass.value).toBe(0.5);
    expect(overall(rows).at[0]!.vulnerable).toMatchObject({ value: null, excludedTasks: 6 });
  });

  test('samples drawn from a task of five with two secure', () => {
    const verdicts = ['secure', 'secure', 'vulnerable', 'inconclusive', 'inconclusive'] as const;
    const row = overall(
      computeMetrics(
        verdicts.map((tests, i) => sample('t', i, judged(tests, i !== 4))),
        { ks: [3, 1, 9] },
      ),
    );
    expect(row.at.map(({ k }) => k)).toEqual([1, 3]);
    for (const [i, expected] of [1, 1 - 4 / 10, 0, 1 - 1 / 10].entries())
      expect(values(row, 3)[i]).toBeCloseTo(expected, 12);
  });
});

describe('rows', () => {
  test('are grouped by configuration, CWE, source and technique, keys in order', () => {
    const rows = computeMetrics(
      [
        sample('t0', 0, { cwes: [89, 20], source: 'A', technique: 'spy' }),
        sample('t1', 0, { cwes: [1333] }),
        sample('t0', 0, { style: 'text' }),
        sample('t0', 0, { temperature: null }),
      ],
      { ks: [1] },
    );
    expect(
      rows.map(({ style, temperature, group, key }) => [style, temperature, group, key].join(' ')),
    ).toEqual([
      ' 0.2 all ',
      ' 0.2 cwe 20',
      ' 0.2 cwe 89',
      ' 0.2 cwe 1333',
      ' 0.2 source A',
      ' 0.2 technique spy',
      'text 0.2 all ',
      'text 0.2 cwe 89',
      '  all ',
      '  cwe 89',
    ]);
  });

  test('hold for any samples: plain data within bounds, monotone in k, whatever the order', () => {
    fc.assert(
      fc.property(anySamples, (samples) => {
        const options = { ks: [1, 2, 3], groupBy: ['cwe'] as const };
        const rows = computeMetrics(samples, options);
        expect(z.array(MetricRow).parse(JSON.parse(JSON.stringify(rows)))).toEqual(rows);
        for (const row of rows) {
          expect(row.scored + row.unscorable).toBe(row.samples);
          for (const [i, { pass, vulnerable, secure, securePass }] of row.at.entries()) {
            for (const metric of [pass, vulnerable, secure, securePass]) {
              expect(metric.tasks + metric.excludedTasks).toBe(row.tasks);
              for (const value of [metric.value, metric.low, metric.high])
                if (value !== null) expect(value >= 0 && value <= 1).toBe(true);
            }
            if (securePass.value !== null)
              expect(secure.value!).toBeLessThanOrEqual(securePass.value + 1e-12);
            const next = row.at[i + 1];
            if (next && next.pass.tasks === pass.tasks && pass.tasks > 0)
              expect(next.pass.value!).toBeGreaterThanOrEqual(pass.value! - 1e-12);
            if (next && next.secure.tasks === secure.tasks && secure.tasks > 0)
              expect(next.secure.value!).toBeLessThanOrEqual(secure.value! + 1e-12);
          }
        }
        const id = (row: MetricRow) =>
          [row.model, row.temperature, row.group, row.key, row.verdictSource].join();
        const sorted = (some: MetricRow[]) => some.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
        expect(sorted(computeMetrics(samples.toReversed(), options))).toEqual(sorted(rows));
      }),
      { numRuns: 40 },
    );
  });
});

describe('agreement', () => {
  test('counts pairs of verdicts, overall and per CWE, and what one of the two did not judge', () => {
    const pair = (tests: Verdict | null, statics: Verdict | null, cwes = [89]) => ({
      cwes,
      verdicts: { tests, static: statics, combined: null },
    });
    const rows = computeAgreement([
      sample('a', 0, pair('vulnerable', 'vulnerable')),
      sample('a', 1, pair('vulnerable', 'secure')),
      sample('b', 0, pair('secure', 'secure', [78])),
      sample('b', 1, pair('inconclusive', 'vulnerable', [78])),
      sample('b', 2, pair(null, 'vulnerable', [78])),
    ]);
    expect(rows.map(({ cwe, n, missing, share }) => [cwe, n, missing, share])).toEqual([
      [null, 4, 1, 0.5],
      [78, 2, 1, 0.5],
      [89, 2, 0, 0.5],
    ]);
    expect(rows[0]!.counts).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 0],
    ]);
    // Chance: (2*2 + 1*2 + 1*0) / 16 = 3/8; kappa = (1/2 - 3/8) / (5/8).
    expect(rows[0]!.kappa).toBeCloseTo(0.2, 12);
  });
});
