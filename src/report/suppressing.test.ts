import { expect, test } from 'vitest';
import { BenchConfig } from '../benchmark/config.ts';
import { summarize, type Judged } from '../benchmark/summary.ts';
import type { TaskSet } from '../core/task.ts';
import { suppressingText } from './rows.ts';

const taskSet = {
  name: 'own',
  hash: 'h',
  problems: [],
  tasks: [{ id: 't', cwes: [78], source: { name: 'own' } }],
} as unknown as TaskSet;

const judged = (code: string) =>
  ({
    generation: {
      model: 'm',
      task: 't',
      sample: 0,
      outcome: 'ok',
      prompt: { style: 'code' },
      sampling: { temperature: 0 },
    },
    assessment: {
      outcome: 'ok',
      repair: { code, outcome: 'ok', compiledBefore: true, compiles: true, steps: [] },
      tests: { functional: null, security: null },
      analyses: {},
      verdicts: { tests: null, static: null, combined: null },
      functional: null,
    },
  }) as unknown as Judged;

test('answers that ask analyzers to be silent are counted, once each', () => {
  const config = BenchConfig.parse({ judges: ['static'] });
  const summaryOf = (...codes: string[]) =>
    summarize(codes.map(judged), { tasks: taskSet, config, wanted: codes.length });
  const one = summaryOf('eval(x)  # nosec\neval(y)  # noqa\n', 'x = "# nosec"\n', 'y = 1\n');
  expect(one.suppressing).toBe(1);
  expect(suppressingText(one)).toMatch(/^1 answer carries .* no effect\.$/);
  expect(suppressingText(summaryOf('# nosec\n', '# lgtm\n'))).toMatch(/^2 answers carry /);
});
