import { beforeAll, describe, expect, test } from 'vitest';
import { cweEntries } from '../../core/cwe/index.ts';
import { analyzeText, loadEngine } from '../analyze.ts';
import { RuleSet } from '../engine/rule-set.ts';
import type { Rule } from '../rule.ts';
import { catalogue } from './index.ts';

beforeAll(loadEngine);

const findingsOf = (rule: Rule, code: string) => {
  const { status, detail, findings } = analyzeText(code, { rules: new RuleSet([rule]), toolVersion: 'test' });
  expect({ status, detail }, code).toEqual({ status: 'ok', detail: undefined });
  return findings;
};

test('ids are unique, readable and in order of use', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('names weaknesses that exist and sources that are pages', () => {
    for (const cwe of rule.cwes) expect(cweEntries.has(cwe)).toBe(true);
    for (const reference of rule.references) expect(reference).toMatch(/^https:\/\//);
    for (const text of [rule.title, rule.what, rule.why, rule.fix])
      expect(text.trim().length).toBeGreaterThan(10);
  });

  test.each(rule.bad.map((code, i) => [i, code] as const))('finds bad example %i', (_i, code) => {
    expect(
      findingsOf(rule, code).map((finding) => finding.rule),
      code,
    ).toContain(rule.id);
  });

  test.each(rule.good.map((code, i) => [i, code] as const))('leaves good example %i alone', (_i, code) => {
    expect(
      findingsOf(rule, code).map(({ message, range }) => `${range.line}: ${message}`),
      code,
    ).toEqual([]);
  });
});
