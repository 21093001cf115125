import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import {
  publishedModel,
  readPublishedStaticFigures,
  readPublishedTestFigures,
} from '../../datasets/index.ts';
import {
  computePublished,
  metricsOfFile,
  type MetricRow,
  type Observed,
  type ScoredSample,
} from './index.ts';

const fail = ({ where, what }: { where: string; what: string }): never => {
  throw new Error(`${where}: ${what}`);
};

/** One task's samples from what was observed of them. */
const task = (name: string, observed: readonly Partial<Observed>[]): ScoredSample[] =>
  observed.map((one, sample) => ({
    model: 'm',
    temperature: 0,
    task: name,
    cwes: [],
    sample,
    outcome: 'ok',
    functional: null,
    verdicts: { tests: null, static: null, combined: null },
    observed: { functional: null, security: null, direct: null, indirect: null, ...one },
  }));

describe('the published counting', () => {
  test('takes null and error as neither passed nor vulnerable, over all tasks', () => {
    const samples = [
      ...task('a', [
        { functional: 'success', security: 'failure' },
        { functional: 'error', security: 'error' },
      ]),
      ...task('b', [{}, {}]),
    ];
    expect(computePublished(samples, [1, 2])).toMatchObject([
      { k: 1, pass: 25, vulnerable: 25, secure: 0, staticVulnerable: null, staticSecureAny: null, tasks: 2 },
      { k: 2, pass: 50, vulnerable: 50, secure: 0 },
    ]);
  });

  test('takes the first k samples for security, whatever their function, and all of them at 5 if static', () => {
    const flags = [false, false, false, false, false, true];
    const samples = task(
      'a',
      flags.map((direct) => ({
        functional: 'failure',
        security: direct ? 'failure' : 'success',
        direct,
        indirect: false,
      })),
    );
    expect(computePublished(samples, [3, 5])).toMatchObject([
      { k: 3, secure: 100, staticSecure: 100, staticSecureAny: 100, staticVulnerableAny: 50 },
      { k: 5, secure: 100, staticSecure: 0, staticSecureAny: 0, staticVulnerableAny: 100 },
    ]);
    expect(computePublished(samples, [5])[0]!.staticVulnerable).toBeCloseTo(500 / 6, 10);
  });

  test('leaves out tasks with fewer than k samples, and k that no task has', () => {
    const samples = [...task('a', [{ security: 'success' }]), ...task('b', [{}, { security: 'success' }])];
    expect(
      computePublished(samples, [1, 2, 3]).map(({ k, tasks, excludedTasks }) => [k, tasks, excludedTasks]),
    ).toEqual([
      [1, 2, 0],
      [2, 1, 1],
    ]);
  });
});

describe.skipIf(!hasRealData)('the released verdicts', () => {
  const settings = ['gpt-4_0.0', 'Salesforce_codegen25-7b-mono_0.6', 'bigcode_starcoder_0.2'] as const;
  const files = (setting: string) => [
    realData(`sallm/outputs/${setting}.jsonl.gz`),
    realData(`sallm/published/codeql_verdicts_${setting}.csv`),
  ];

  test.each(settings)('give every published figure of %s, to the last digit', async (setting) => {
    const tests = await readPublishedTestFigures(realData('sallm/published/At_k_Results_tests.csv'), fail);
    const statics = await readPublishedStaticFigures(realData('sallm/published/At_k_Results.csv'), fail);
    const { published, problems } = await metricsOfFile(files(setting), { ks: [1, 3, 5] });
    expect(problems).toEqual([]);
    expect(published.map(({ k }) => k)).toEqual([1, 3, 5]);
    for (const row of published) {
      const same = (figures: { model: string; temperature: number; k: number }) =>
        figures.model === publishedModel(row.model) &&
        figures.temperature === row.temperature &&
        figures.k === row.k;
      const byTests = tests.find(same)!;
      const byStatic = statics.find(same)!;
      expect(row).toEqual({
        model: row.model,
        temperature: row.temperature,
        style: null,
        k: row.k,
        tasks: 100,
        excludedTasks: 0,
        pass: byTests.pass,
        vulnerable: byTests.vulnerable,
        secure: byTests.secure,
        staticVulnerable: byStatic.vulnerable,
        staticSecure: byStatic.secure,
        staticVulnerableAny: byStatic.vulnerableAny,
        staticSecureAny: byStatic.secureAny,
      });
    }
  });

  // Figures of docs/metrics.md: secure-pass@1, pass@1, vulnerable@1, inconclusive share, in percent.
  const ours: Record<string, Record<string, [number, number, number, number]>> = {
    'gpt-4_0.0': {
      tests: [15.9, 54.8, 58.6, 25.6],
      static: [47.1, 54.8, 48, 4.9],
      combined: [12.2, 54.8, 71.1, 16.7],
    },
    'Salesforce_codegen25-7b-mono_0.6': {
      tests: [6.2, 39.1, 58.2, 35.6],
      static: [51.2, 39.1, 43.3, 5.5],
      combined: [4.7, 39.1, 71.1, 24],
    },
    'bigcode_starcoder_0.2': {
      tests: [1, 9, 42.5, 56.5],
      static: [72.6, 9, 19.8, 7.6],
      combined: [1, 9, 54.8, 44.2],
    },
  };
  const percent = (share: number | null) => Math.round(share! * 1000) / 10;

  test.each(settings)('give our own figures of %s', async (setting) => {
    const { rows, agreement } = await metricsOfFile(files(setting), { ks: [1] });
    const figures = rows
      .filter(({ group }) => group === 'all')
      .map((row: MetricRow) => {
        const { securePass, pass, vulnerable } = row.at[0]!;
        const shares = [securePass.value, pass.value, vulnerable.value, row.inconclusiveShare];
        return [row.verdictSource, shares.map(percent)];
      });
    expect(Object.fromEntries(figures)).toEqual(ours[setting]);
    expect(agreement[0]!.n + agreement[0]!.missing).toBe(1000);
  });
});
