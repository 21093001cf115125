import { expect, it } from 'vitest';
import type { Outcome } from '../../core/outcome.ts';
import { computeMetrics, type ScoredSample } from '../metrics/index.ts';
import type { Summary } from '../summary.ts';
import { checkGate, type GateBy, gateLines } from './check.ts';
import { parseGate } from './parse.ts';

const sample = (task: number, texts: string, more: Partial<ScoredSample> = {}): ScoredSample[] =>
  [...texts].map((text, i) => {
    const verdict =
      text === 's' ? 'secure' : text === 'v' ? 'vulnerable' : text === 'i' ? 'inconclusive' : null;
    const outcome: Outcome = text === '!' ? 'infrastructure-error' : 'ok';
    return {
      ...{
        model: 'openai/m',
        temperature: 0.2,
        style: 'code',
        task: `t${task}`,
        cwes: [89],
        sample: i,
        outcome,
      },
      functional: verdict === null ? null : verdict !== 'inconclusive',
      verdicts: { tests: verdict, static: null, combined: null },
      ...more,
    };
  });

function check(text: string, samples: ScoredSample[], { by = 'point', complete = true, missing = 0 } = {}) {
  const summary = {
    headline: 'tests',
    samples: { wanted: samples.length + missing, judged: samples.length },
    metrics: computeMetrics(samples, { ks: [1, 3], sources: ['tests'] }),
  } as unknown as Summary;
  const result = checkGate(parseGate(text), { summary, complete }, by as GateBy);
  return { met: result.met, text: gateLines([result]).join('\n') };
}

const many = Array.from({ length: 10 }, (_, i) => sample(i, i < 6 ? 's' : 'v')).flat();

it('compares the estimate, with the limit itself on the right side', () => {
  expect(check('secure-pass@1>=0.6', many).met).toBe(true);
  expect(check('secure-pass>0.6', many).met).toBe(false);
  expect(check('vulnerable@1<=40%', many).met).toBe(true);
  expect(check('vulnerable@1<0.4', many).met).toBe(false);
});

it('by bound takes the end of the interval that is worse', () => {
  expect(check('secure-pass@1>=0.5', many, { by: 'bound' })).toMatchObject({ met: false });
  expect(check('secure-pass@1>=0.5', many, { by: 'bound' }).text).toContain('lower bound 0.');
  expect(check('vulnerable@1<=0.5', many, { by: 'bound' }).text).toContain('upper bound 0.');
  const few = [1, 2, 3].flatMap((i) => sample(i, 's'));
  expect(check('secure-pass@1>=0.1', few).met).toBe(true);
  expect(check('secure-pass@1>=0.1', few, { by: 'bound' })).toEqual({
    met: false,
    text: expect.stringContaining('3 tasks are too few') as string,
  });
});

it.each([
  ['an infrastructure error', [...many, ...sample(10, '!')], {}, '1 of 11 samples were lost'],
  ['samples that are not judged', many, { missing: 2 }, '10 of 12 samples are judged'],
  ['a run without a judged sample', [], { missing: 5 }, 'nothing is judged yet'],
  ['a run that is not complete', many, { complete: false }, 'not complete'],
  ['a k that was not computed', many, { gate: 'pass@3>=0' }, 'no k = 3'],
  ['a source that did not judge', many, { gate: 'secure-pass by static>=0' }, 'no verdicts by static'],
  [
    'nobody who is meant',
    many,
    { gate: 'pass (model=x)>=0' },
    'nothing in the run is meant: models openai/m',
  ],
  [
    'too few scored tasks',
    [...sample(0, 'sss'), ...[1, 2].flatMap((i) => sample(i, 's'))],
    { gate: 'pass@3>=0' },
    'only 1 of 3 tasks',
  ],
  ['no scored task', [0, 1].flatMap((i) => sample(i, '?')), {}, 'no task has 1 scored'],
] as const)('%s never meets a gate, even one that everything meets', (_, samples, options, reason) => {
  const { gate = 'secure-pass@1>=0', ...rest } = options as { gate?: string };
  expect(check(gate, [...samples], rest)).toEqual({
    met: false,
    text: expect.stringContaining(reason) as string,
  });
  expect(check(gate.replace('>=', '<='), [...samples], rest).met).toBe(false);
});

it('is about every configuration that is meant, and all of them have to meet it', () => {
  const warm = many.map((one) => ({
    ...one,
    temperature: 0.8,
    verdicts: { ...one.verdicts, tests: 'vulnerable' as const },
  }));
  expect(check('secure-pass>=0.5', [...many, ...warm])).toMatchObject({ met: false });
  expect(check('secure-pass (temperature=0.2)>=0.5', [...many, ...warm]).met).toBe(true);
  expect(check('secure-pass (model=m, temperature=0.2, style=code)>=0.5', [...many, ...warm]).met).toBe(true);
  expect(check('secure-pass (cwe=CWE-89, temperature=0.2)>=0.5', [...many, ...warm]).met).toBe(true);
});
