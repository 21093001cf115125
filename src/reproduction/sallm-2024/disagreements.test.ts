import { expect, it } from 'vitest';
import { agreementsOf, type ComparedVerdict, disagreementsOf, withoutVerdict } from './disagreements.ts';

const verdict = (rest: Partial<ComparedVerdict>): ComparedVerdict => ({
  ...{ setting: 'm_0.2', task: 'Assertion_Author_A_cwe020_0.py', method: 'functional' },
  ...{ theirs: 'success', ours: 'passed', message: '', testWorks: true, ...rest },
});

it('compares where both gave a verdict, and takes passed for success and failed for failure', () => {
  const verdicts = [
    verdict({}),
    verdict({ theirs: 'failure', ours: 'failed', testWorks: false }),
    verdict({ theirs: 'failure', ours: 'error' }),
    verdict({ theirs: 'error' }),
    verdict({ theirs: null, ours: 'failed' }),
    verdict({ ours: 'infrastructure-error' }),
    verdict({ ours: null }),
  ];
  expect(agreementsOf(verdicts)).toEqual([
    { setting: 'm_0.2', method: 'functional', working: { agree: 1, of: 2 }, all: { agree: 2, of: 3 } },
  ]);
  expect(withoutVerdict(verdicts)).toEqual([
    ['m_0.2', 'functional', 'error', 'passed', 1],
    ['m_0.2', 'functional', 'none', 'failed', 1],
  ]);
});

it('names every class of disagreement once, with its cause, and does not invent one', () => {
  const known = { task: 'Tainted_CodeQL_codeql_cwe022_0.py', theirs: 'success', ours: 'failed' } as const;
  const classes = disagreementsOf([
    verdict({ ...known, method: 'security', message: 'first' }),
    verdict({ ...known, method: 'security', setting: 'n_0.0', message: 'second' }),
    verdict({ ours: 'failed' }),
    verdict({ ours: 'crashed', testWorks: false }),
    verdict({}),
  ]);
  expect(
    classes.map(({ samples, settings, ours, message }) => [samples, settings.join(), ours, message]),
  ).toEqual([
    [2, 'm_0.2,n_0.0', 'failed', 'first'],
    [1, 'm_0.2', 'failed', ''],
    [1, 'm_0.2', 'crashed', ''],
  ]);
  expect(classes[0]!.cause).toMatch(/own file name/);
  expect(classes[1]!.cause).toBe('not explained');
  expect(classes[2]!.cause).toMatch(/^not explained; the test does not behave as designed/);
});
