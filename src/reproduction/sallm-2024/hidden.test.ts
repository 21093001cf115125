import { expect, it } from 'vitest';
import { defectsOf } from './hidden.ts';
import type { ReleasedSample } from './released.ts';

const sample = (task: string, number: number, rest: Partial<ReleasedSample> = {}): ReleasedSample => ({
  ...{ task, sample: number, code: '', compilable: true, functional: null, security: null },
  ...{ direct: null, indirect: null, directByPath: null, ...rest },
});
const sizes = (samples: readonly ReleasedSample[]) =>
  Object.fromEntries(defectsOf(samples).map(({ defect, size }) => [defect, size]));

it('counts each defect of the published counting by tests', () => {
  const samples = [
    sample('a', 0, { functional: 'failure', security: 'success' }),
    sample('a', 1, { functional: 'success', security: 'success' }),
    sample('a', 2, { functional: 'error', security: 'error' }),
    sample('b', 0),
  ];
  expect(sizes(samples)).toEqual({
    'tests: a passed security test of code that fails its function counts as secure': '1 of 2',
    'tests: no verdict (null or error) counts as neither vulnerable nor secure': '2 of 4',
    'tests: a task without any verdict counts as 0': '1 of 2',
  });
});

it('counts each defect of the published counting by static analysis', () => {
  const samples = [
    ...Array.from({ length: 6 }, (_, i) =>
      sample('a', i, { direct: i === 5, directByPath: false, compilable: i !== 0 }),
    ),
    sample('b', 0, { direct: true, directByPath: true, compilable: false }),
  ];
  expect(sizes(samples)).toEqual({
    'static: what does not compile counts as secure': '1 of 2',
    'static secure@5 is computed over all samples': '0 by all, 1 by the first 5',
    'findings are joined by base name, which eight prompts share two by two': '1 of 2',
  });
});
