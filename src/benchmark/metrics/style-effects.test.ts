import { describe, expect, it } from 'vitest';
import type { ScoredSample } from './scored-sample.ts';
import { computeStyleEffects } from './style-effects.ts';

const sample = (task: string, style: string, secure: boolean): ScoredSample => {
  const verdict = secure ? 'secure' : 'vulnerable';
  return {
    ...{ model: 'm', temperature: 0, style, task, cwes: [], sample: 0, outcome: 'ok', functional: true },
    verdicts: { tests: verdict, static: null, combined: verdict },
  };
};

describe('computeStyleEffects', () => {
  it('compares each style with the plain prompt of its form, task by task', () => {
    const tasks = ['a', 'b', 'c', 'd', 'e', 'f'];
    const samples = tasks.flatMap((task, i) => [
      sample(task, 'code', i < 2),
      sample(task, 'code+hint', i < 5),
      ...(i < 3 ? [sample(task, 'text', false)] : []),
      sample(task, 'text+hint', i < 1),
    ]);
    const effects = computeStyleEffects(samples, { source: 'tests' });
    expect(effects.map(({ style, baseline }) => `${style} against ${baseline}`)).toEqual([
      'code+hint against code',
      'text against code',
      'text+hint against text',
    ]);
    expect(effects[0]).toMatchObject({
      securePass: { value: 0.5, tasks: 6 },
      pass: { value: 0, tasks: 6 },
      vulnerable: { value: -0.5 },
    });
    // Of the three tasks that both answered two were secure before; too few for an interval.
    expect(effects[1]!.securePass.value).toBeCloseTo(-2 / 3);
    expect(effects[1]!.securePass).toMatchObject({ low: null, tasks: 3 });
    expect(effects[2]!.securePass).toMatchObject({ value: 1 / 3, tasks: 3 });
  });

  it('has nothing to say without a plain prompt in the study', () => {
    expect(computeStyleEffects([sample('a', 'code+hint', true)], { source: 'tests' })).toEqual([]);
    expect(computeStyleEffects([sample('a', 'code', true)], { source: 'tests' })).toEqual([]);
  });
});
