import { beforeAll, describe, expect, test } from 'vitest';
import { withLooks, withRenamedNames, withReversedFunctions } from '../../../tests/support/rewrite-python.ts';
import { analyzeText, loadEngine } from '../analyze.ts';
import { RuleSet } from '../engine/rule-set.ts';
import type { Rule } from '../rule.ts';
import { catalogue } from './index.ts';

// Rules that know what is special to one example fail here: the same programs in other words and another order.
beforeAll(loadEngine);

const found = (rule: Rule, code: string): boolean => {
  const { status, findings } = analyzeText(code, { rules: new RuleSet([rule]), toolVersion: 'test' });
  expect(status, code).toBe('ok');
  return findings.length > 0;
};

/** What a rule reads as a word, and says so. */
const isMeant =
  (rule: Rule) =>
  (name: string): boolean =>
    rule.meaningfulNames?.test(name) === true ||
    (rule.flow?.sources ?? []).some((source) => typeof source !== 'string' && source.name?.test(name));

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test.each([
    ...rule.bad.map((code, i) => ['bad', i, code] as const),
    ...rule.good.map((code, i) => ['good', i, code] as const),
  ])('%s example %i in other words and another order', (kind, _i, code) => {
    const renamed = withRenamedNames(code, isMeant(rule));
    expect(found(rule, renamed), renamed).toBe(kind === 'bad');
    const reversed = withReversedFunctions(code);
    expect(found(rule, reversed), reversed).toBe(kind === 'bad');
  });
});

describe.each(catalogue.filter(({ flow }) => flow).map((rule) => [rule.id, rule] as const))(
  '%s',
  (_id, rule) => {
    test.each([
      ...rule.bad.map((code, i) => ['bad', i, code] as const),
      ...rule.good.map((code, i) => ['good', i, code] as const),
    ])('%s example %i that looks at its data first', (kind, _i, code) => {
      const looking = withLooks(code);
      expect(found(rule, looking), looking).toBe(kind === 'bad');
    });
  },
);

test('the programs really change', () => {
  const programs = catalogue.flatMap(({ bad, good }) => [...bad, ...good]);
  expect(programs.filter((code) => withRenamedNames(code, () => false) !== code).length).toBeGreaterThan(
    programs.length * 0.8,
  );
  expect(withReversedFunctions('def f():\n    return 1\n\n@d\ndef g():\n    return 2\n')).toBe(
    '@d\ndef g():\n    return 2\n\ndef f():\n    return 1\n',
  );
  expect(withLooks('def f(path, n):\n    return open(path.name["a"])\n')).toContain(
    '    if path.name["a"] == "a": note_it()\n    if not path.name["a"]: note_it()\n',
  );
  expect(
    withRenamedNames('import os\n\ndef f(path, n=1):\n    for x in path: os.x(x, n=n)\n', () => false),
  ).toBe('import os\n\ndef n0_1(n1_4, n=1):\n    for n2_1 in n1_4: os.x(n2_1, n=n)\n');
});
