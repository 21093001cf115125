import { expect, test } from 'vitest';
import { UsageError } from '../core/errors.ts';
import { analyzerNames, openAnalyzers } from './index.ts';

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

test('names out of options: "none" leaves the others alone, nothing at all is refused', () => {
  const given = { analyzers: ['none'], sarif: ['a,b.sarif'], analyzerCommands: ['x=y {folder}'] };
  expect(analyzerNames(given)).toEqual(['sarif:a,b.sarif', 'command:x=y {folder}']);
  expect(() => analyzerNames({ analyzers: ['none'] })).toThrow(UsageError);
});

test('a place for CodeQL without CodeQL is refused', () => {
  expect(() => openAnalyzers(['bandit'], { codeql: '/x' })).toThrow(/not among the analyzers/);
  expect(openAnalyzers(['codeql:parameters'], { codeql: '/x' })).toHaveLength(1);
});
