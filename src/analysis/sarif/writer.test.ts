import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedSarif } from '../../../tests/support/sarif-schema.ts';
import type { Finding } from '../../core/finding.ts';
import { readSarif } from './reader.ts';
import { SarifLog } from './schema.ts';
import { sarifLog, SarifRun, type SarifAnalysis } from './writer.ts';

const code = 'def f(x):\n    y = x\n    eval(y)  # é😀\n';
const finding: Finding = {
  rule: 'py/code-injection',
  symbol: 'code-injection',
  message: 'This code depends on a parameter.',
  kind: 'security',
  cwes: [94, 79],
  severity: 'high',
  confidence: 'medium',
  range: { line: 3, column: 5, endLine: 3, endColumn: 12 },
  flow: [
    { range: { line: 1, column: 7, endLine: 1, endColumn: 8 }, message: 'x' },
    { range: { line: 3, column: 10, endLine: 3, endColumn: 11 }, message: 'y' },
  ],
  tool: 'codeql',
  toolVersion: '2.20.1',
};

function write(path: string, analysis: SarifAnalysis, text = code): unknown {
  const run = new SarifRun('codeql', '2.20.1', true);
  const parts = [
    sarifLog.open,
    run.open(),
    run.add({ path, code: text }, analysis),
    run.close(),
    sarifLog.close,
  ];
  return JSON.parse(parts.join(''));
}
type Log = ReturnType<typeof SarifLog.parse>;

describe('what we write', () => {
  test('is valid by the published schema and by ours', () => {
    const log = write('src/ä b.py', { status: 'ok', findings: [finding, { ...finding, suppressed: true }] });
    expect(publishedSarif.safeParse(log).error).toBeUndefined();
    expect(SarifLog.safeParse(log).error).toBeUndefined();
  });

  test('the published schema as we use it does refuse', () => {
    const log = write('a.py', { status: 'ok', findings: [finding] }) as Log;
    const [run] = log.runs;
    const spoilt = (more: object) => ({ ...log, runs: [{ ...run, ...more }] });
    for (const wrong of [
      { ...log, version: '2.1' },
      spoilt({ results: [{ ...run!.results[0], message: {}, levl: 'error' }] }),
      spoilt({ columnKind: 'bytes' }),
      spoilt({ results: [{ ...run!.results[0], level: 'bad' }] }),
    ])
      expect(publishedSarif.safeParse(wrong).success).toBe(false);
  });

  test('carries what code-scanning pages show: way of the data, weakness tags, score, texts, fingerprint', () => {
    const [run] = (write('a.py', { status: 'ok', findings: [finding] }) as Log).runs;
    const [result] = run!.results;
    const locations = result!.codeFlows![0]!.threadFlows[0]!.locations;
    expect(
      locations.map(({ location }) => [location.message.text, location.physicalLocation.region?.startLine]),
    ).toEqual([
      ['x', 1],
      ['y', 3],
    ]);
    expect(Object.keys(result!.partialFingerprints)).toEqual(['sallmLine/v1']);
    const [rule] = run!.tool.driver.rules;
    expect(rule).toMatchObject({
      id: 'py/code-injection',
      shortDescription: { text: 'code injection' },
      helpUri: 'https://codeql.github.com/codeql-query-help/python/py-code-injection/',
      properties: {
        tags: ['security', 'external/cwe/cwe-094', 'external/cwe/cwe-079'],
        'security-severity': '8.0',
      },
    });
    expect(rule!.fullDescription!.text).toContain('CWE-94: ');
    expect(rule!.help!.text).toContain('codeql-query-help');
  });

  test('is read back as it was', () => {
    const log = readSarif(JSON.stringify(write('src/ä b.py', { status: 'ok', findings: [finding] })), 'own');
    expect(log.results[0]?.place).toEqual(['src/ä b.py']);
    expect(log.results[0]?.findingIn(code)).toEqual({ ...finding, cwes: [79, 94] });
  });

  test('any finding, text and path is valid by both schemas', () => {
    const text = fc.string({ unit: 'binary' });
    const number = fc.integer({ min: 1, max: 50 });
    const range = fc.record({ line: number, column: number, endLine: number, endColumn: number });
    const one = fc.record(
      {
        rule: text,
        symbol: text,
        message: text,
        kind: fc.constantFrom('smell', 'security'),
        cwes: fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { maxLength: 3 }),
        severity: fc.constantFrom('low', 'medium', 'high', 'unknown'),
        confidence: fc.constantFrom('low', 'medium', 'high', 'unknown'),
        range,
        flow: fc.array(fc.record({ range, message: text }), { maxLength: 3 }),
        tool: text,
        toolVersion: text,
      },
      {
        requiredKeys: [
          'rule',
          'message',
          'kind',
          'cwes',
          'severity',
          'confidence',
          'range',
          'tool',
          'toolVersion',
        ],
      },
    );
    const status = fc.constantFrom('ok', 'unparsable', 'timeout', 'crashed', 'unavailable');
    fc.assert(
      fc.property(fc.array(one, { maxLength: 3 }), status, text, (findings, state, path) => {
        const log = write(`p${path.toWellFormed()}`, {
          status: state,
          findings: findings,
          detail: path,
        });
        expect(publishedSarif.safeParse(log).error).toBeUndefined();
        expect(SarifLog.safeParse(log).error).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
