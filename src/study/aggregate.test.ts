import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClusterWeights } from '../core/statistics/index.ts';
import { Aggregate } from './aggregate.ts';
import { profileOf } from './config.ts';
import type { SampleRecord } from './record.ts';
import { describeTool } from './summary/describe.ts';
import { medianOf, Resampled } from './summary/resampled.ts';

const key = fc.constantFrom('W1:low:high:', 'W1:high:high:', 'E2:high:low:', 'B3:low:high:703+78');
const record = (clusters: number): fc.Arbitrary<SampleRecord> =>
  fc.record({
    id: fc.uuid(),
    cluster: fc.integer({ min: 0, max: clusters }).map(String),
    lines: fc.integer({ min: 0, max: 40 }),
    tools: fc.record({
      lint: fc.oneof(
        { weight: 5, arbitrary: fc.dictionary(key, fc.integer({ min: 1, max: 300 })) },
        { weight: 1, arbitrary: fc.constantFrom('unparsable' as const, 'timeout' as const) },
      ),
    }),
  });

const categoryOf = (rule: string) => rule.slice(0, 1);
const weights = new ClusterWeights({ resamples: 20 });
function aggregateOf(records: readonly SampleRecord[], profile = 'everything'): Aggregate {
  const aggregate = new Aggregate('lint', profileOf(profile), categoryOf);
  for (const one of records) aggregate.add(one);
  return aggregate;
}
const figuresOf = (records: readonly SampleRecord[], profile?: string) =>
  describeTool(new Resampled(aggregateOf(records, profile), weights), () => undefined, categoryOf);

describe('the figures of a data set', () => {
  test('do not depend on the order of samples', () => {
    fc.assert(
      fc.property(fc.array(record(8), { maxLength: 60 }), (records) => {
        expect(figuresOf(records.toReversed())).toEqual(figuresOf(records));
      }),
      { numRuns: 50 },
    );
  });

  test('are what counting by hand gives', () => {
    fc.assert(
      fc.property(fc.array(record(8), { maxLength: 60 }), (records) => {
        const analyzed = records.flatMap(({ tools: { lint } }) =>
          typeof lint === 'object' ? [Object.values(lint).reduce((a, b) => a + b, 0)] : [],
        );
        const figures = figuresOf(records);
        expect(figures.samples).toBe(analyzed.length);
        expect(figures.findings).toBe(analyzed.reduce((a, b) => a + b, 0));
        if (analyzed.length === 0) return;
        expect(figures.smelly.value).toBeCloseTo(analyzed.filter((n) => n > 0).length / analyzed.length, 12);
        const sorted = analyzed.map((n) => Math.min(n, 255)).sort((a, b) => a - b);
        const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
        expect(figures.perSample.median.value).toBe((low + high) / 2);
        expect(figuresOf(records, 'scam22').samples).toBe(records.length);
      }),
      { numRuns: 50 },
    );
  });

  test('of more clusters than are kept apart have groups of whole clusters, and the same sums', () => {
    const records = Array.from({ length: 3000 }, (_, i): SampleRecord => ({
      id: String(i),
      cluster: `repo ${i % 1500}`,
      lines: 3,
      tools: { lint: { 'W1:low:high:': 1 + (i % 4) } },
    }));
    const forward = aggregateOf(records);
    expect(forward.clusters.length).toBeLessThanOrEqual(1024);
    expect(forward.clusters.reduce((sum, [, { samples }]) => sum + samples, 0)).toBe(3000);
    expect(forward.clusters.every(([, { samples }]) => samples % 2 === 0)).toBe(true);
    expect(aggregateOf(records.toReversed()).clusters).toEqual(forward.clusters);
    expect(forward.counts('findings').size).toBe(forward.clusters.length);
  });

  test('the median of a histogram is that of its values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }), (counts) => {
        const values = counts.flatMap((n, value) => Array<number>(n).fill(value));
        const expected =
          values.length === 0 ? null : (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
        expect(medianOf(counts)).toBe(expected);
      }),
    );
  });

  test('leave out what the profile leaves out', () => {
    const one = (rule: string): SampleRecord => ({
      id: rule,
      cluster: rule,
      lines: 1,
      tools: { pylint: { [`${rule}:low:high:`]: 2 } },
    });
    const counted = (rule: string) => {
      const aggregate = new Aggregate('pylint', profileOf('scam22'), categoryOf);
      aggregate.add(one(rule));
      return aggregate.findings;
    };
    expect(['C0114', 'E0401', 'E0001', 'F0002', 'W0611'].map(counted)).toEqual([0, 0, 0, 0, 0]);
    expect(['C0301', 'E0602', 'R0903', 'W0613'].map(counted)).toEqual([2, 2, 2, 2]);
  });
});
