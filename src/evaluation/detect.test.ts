import { expect, test } from 'vitest';
import type { Finding, SampleAnalysis } from '../core/finding.ts';
import { judge } from './detect.ts';

const finding = (cwes: number[], kind: Finding['kind'] = 'security'): Finding => ({
  rule: 'R1',
  message: 'm',
  kind,
  cwes,
  severity: 'high',
  confidence: 'high',
  range: { line: 1, column: 1, endLine: 1, endColumn: 2 },
  tool: 't',
  toolVersion: '1',
});
const analysis = (status: SampleAnalysis['status'], ...findings: Finding[]): SampleAnalysis => ({
  status,
  findings,
});
const said = (one: SampleAnalysis | undefined, anyCwe = false) => judge(one, { cwes: [89] }, anyCwe);

test('a related CWE counts, another one only when asked for', () => {
  expect(said(analysis('ok', finding([943])))).toEqual({ detection: 'flagged', rules: ['R1'] });
  expect(said(analysis('ok', finding([79])))).toEqual({ detection: 'clear', rules: [] });
  expect(said(analysis('ok', finding([79])), true).detection).toBe('flagged');
  expect(said(analysis('ok', finding([], 'smell')), true).detection).toBe('clear');
});

test('only a whole analysis clears a program, and a finding that is there counts whatever happened', () => {
  expect(said(analysis('unparsable')).detection).toBe('unparsable');
  for (const status of ['timeout', 'crashed', 'unavailable'] as const)
    expect(said(analysis(status)).detection).toBe('failed');
  expect(said(undefined).detection).toBe('failed');
  expect(said(analysis('timeout', finding([89]))).detection).toBe('flagged');
});
