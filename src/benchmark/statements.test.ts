import { describe, expect, it } from 'vitest';
import type { ScoredSample } from './metrics/index.ts';
import { paperStatements } from './statements.ts';

const answers = (model: string, temperature: number, works: number, vulnerable: number): ScoredSample[] =>
  Array.from({ length: 20 }, (_, i) => {
    const tests = i < vulnerable ? 'vulnerable' : i < works ? 'secure' : 'inconclusive';
    return {
      ...{ model, temperature, style: 'code', task: `t${i}`, cwes: [], sample: 0, outcome: 'ok' },
      functional: i < works,
      verdicts: { tests, static: null, combined: tests },
    };
  });
const gapOf = (low: number, high: number) => ({
  rows: [
    {
      ...{ model: 'a', temperature: 0, style: 'code', k: 1 },
      pass: { value: 0.5, low: 0.4, high: 0.6, tasks: 20 },
      other: { value: 0.5, low: 0.4, high: 0.6, tasks: 20 },
      securePass: { value: 0.5, low: 0.4, high: 0.6, tasks: 20 },
      gap: { value: (low + high) / 2, low, high },
    },
  ],
});
const held = (samples: ScoredSample[], gap?: ReturnType<typeof gapOf>) =>
  paperStatements(samples, gap, { source: 'tests', seed: 1 }).map(({ holds }) => holds);

describe('paperStatements', () => {
  const different = [...answers('a', 0, 18, 16), ...answers('a', 1, 18, 4), ...answers('b', 0, 4, 1)];

  it('are borne out by figures that differ for certain', () => {
    expect(held(different, gapOf(-0.4, -0.1))).toEqual(['yes', 'yes', 'yes']);
  });

  it('are refuted by the opposite', () => {
    const best = [...answers('a', 0, 18, 1), ...answers('b', 0, 4, 10)];
    expect(held(best, gapOf(0.1, 0.4)).slice(0, 2)).toEqual(['no', 'no']);
  });

  it('are undecided where the figures do not differ for certain, or the run lacks what it takes', () => {
    const alike = [...answers('a', 0, 11, 5), ...answers('a', 1, 11, 5), ...answers('b', 0, 10, 4)];
    expect(held(alike, gapOf(-0.1, 0.1))).toEqual(['undecided', 'undecided', 'undecided']);
    const untested = different.map((sample) => ({ ...sample, functional: null }));
    expect(held(untested)[1]).toBe('undecided');
    expect(held(answers('a', 0, 3, 2))).toEqual(['undecided', 'undecided', 'undecided']);
  });
});
