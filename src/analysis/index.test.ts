import { expect, test } from 'vitest';
import { UsageError } from '../core/errors.ts';
import { openAnalyzers } from './index.ts';

test('opens analyzers by name, with an argument after the first colon', () => {
  const names = openAnalyzers(['bandit', 'ruff', 'codeql-csv:C:\\findings.csv']).map(({ name }) => name);
  expect(names).toEqual(['bandit', 'ruff', 'codeql']);
});

test.each(['', 'pylint2', ':', 'Bandit'])(
  'an unknown name %j is a usage error that names the known ones',
  (name) => {
    expect(() => openAnalyzers([name])).toThrow(UsageError);
  },
);

test('the same name twice is one analyzer; two analyzers under one name are refused', () => {
  expect(openAnalyzers(['bandit', 'bandit'])).toHaveLength(1);
  expect(() => openAnalyzers(['bandit', 'command:bandit -f sarif {folder}'])).toThrow(/Two analyzers/);
  expect(openAnalyzers(['bandit', 'command:mine=bandit -f sarif {folder}'])).toHaveLength(2);
});
