import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { UsageError } from '../../core/errors.ts';
import type { Sample } from '../../core/sample.ts';
import { readCodeqlVerdicts } from '../../datasets/index.ts';
import { codeqlCsv } from './codeql-csv.ts';
import { readCodeqlFindings } from './read.ts';

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const rowOf = (
  file: string,
  { cwe = '79', message = 'Unsafe.', range = ['3', '1', '3', '4'] } = {},
): string =>
  [cwe, 'm', '0.0', 'r.csv', 'Rule', 'Long', 'error', message, `/${file}`, ...range].map(quote).join(',');
const tableOf = async (...rows: string[]): Promise<string> =>
  join(await folderOf({ 'findings.csv': rows.join('\n') + '\n' }), 'findings.csv');
const sampleOf = (file?: string): Sample => ({ id: file ?? 'none', code: '', origin: file ? { file } : {} });

describe('readCodeqlFindings', () => {
  test('reads a finding: text without links, end column exclusive', async () => {
    const message =
      'Depends on a [["user-provided "value""|"relative:///A/B/c_0.py:1:19:1:25"]] and [["x"|"y"]].';
    const [row] = await readCodeqlFindings(await tableOf(rowOf('A/B/c_0.py', { message })));
    expect(row).toEqual({
      file: 'A/B/c_0.py',
      finding: {
        rule: 'Rule',
        message: 'Depends on a user-provided "value" and x.',
        kind: 'security',
        cwes: [79],
        severity: 'high',
        confidence: 'unknown',
        range: { line: 3, column: 1, endLine: 3, endColumn: 5 },
        tool: 'codeql',
        toolVersion: 'published',
      },
    });
  });

  test('a topic instead of a CWE gives none', async () => {
    const [row] = await readCodeqlFindings(await tableOf(rowOf('A/B/c_0.py', { cwe: 'cryptography' })));
    expect(row?.finding.cwes).toEqual([]);
  });

  test('reads gzip the same', async () => {
    const path = join(await folderOf({ 'x.csv.gz': gzipSync(rowOf('A/B/c_0.py')) }), 'x.csv.gz');
    expect(await readCodeqlFindings(path)).toHaveLength(1);
  });

  test.each([
    ['another table', 'id,index\nx,1\n'],
    ['a row cut short', `${rowOf('A/B/c_0.py')}\n79,m,0.0`],
    ['a line that is no number', rowOf('A/B/c_0.py', { range: ['x', '1', '1', '1'] })],
    ['an open quote', '"79'],
  ])('%s is a usage error', async (_name, text) => {
    await expect(readCodeqlFindings(await tableOf(text))).rejects.toThrow(UsageError);
  });

  test('any bytes are read or refused, nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        const path = join(await folderOf({ x: bytes }), 'x');
        const outcome = await readCodeqlFindings(path).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof UsageError).toBe(true);
      }),
      { examples: [[new Uint8Array([0x1f, 0x8b, 1, 2])]], numRuns: 50 },
    );
  });
});

describe('codeql-csv', () => {
  test('looks up by path exactly, by base name as published, and says when that is ambiguous', async () => {
    const path = await tableOf(
      rowOf('A/X/c_0.py'),
      rowOf('A/X/c_0.py'),
      rowOf('B/X/c_0.py', { cwe: '22' }),
      rowOf('A/X/d_0.py'),
    );
    const analyzer = codeqlCsv.open({}, path);
    const files = ['A/X/c_0.py', 'c_0.py', 'd_0.py', 'A/X/e_0.py'];
    const found = await analyzer.analyze(files.map(sampleOf));
    const cwes = files.map((file) => found.get(file)?.findings.flatMap((finding) => finding.cwes));
    expect(cwes).toEqual([[79], [79, 22], [79], []]);
    expect(files.filter((file) => found.get(file)?.detail)).toEqual(['c_0.py']);
  });

  test('a sample without a file name is unavailable, not clean', async () => {
    const found = await codeqlCsv.open({}, await tableOf(rowOf('A/X/c_0.py'))).analyze([sampleOf()]);
    expect(found.get('none')?.status).toBe('unavailable');
  });

  test('needs a file', () => {
    expect(() => codeqlCsv.open({}, null)).toThrow(UsageError);
  });
});

describe.skipIf(!hasRealData)('the released tables (need the shared data)', () => {
  test.each([
    ['gpt-4_0.0', 1280],
    ['bigcode_starcoder_0.2', 566],
    ['Salesforce_codegen25-7b-mono_0.6', 1028],
  ])(
    '%s: joined by base name, direct findings are where the published verdicts have them',
    async (name, rows) => {
      const path = realData('sallm', 'published', `codeql_findings_${name}.csv.gz`);
      expect(await readCodeqlFindings(path)).toHaveLength(rows);
      const problems: unknown[] = [];
      const verdicts = await readCodeqlVerdicts(
        realData('sallm', 'published', `codeql_verdicts_${name}.csv`),
        (p) => problems.push(p),
      );
      expect(problems).toEqual([]);
      expect(verdicts).toHaveLength(1000);
      const analyzer = codeqlCsv.open({}, path);
      for (const verdict of verdicts) {
        const { task, technique, source, sample } = verdict;
        const file = task.slice(`${technique}_${source}_`.length).replace(/\.py$/, `_${sample}.py`);
        const found = (await analyzer.analyze([sampleOf(file)])).get(file);
        const cwe = Number(/cwe(\d+)/.exec(file)?.[1]);
        const direct = found?.findings.some(({ cwes }) => cwes.includes(cwe));
        expect(direct, file).toBe(verdict.direct > 0);
        expect((found?.findings.length ?? 0) > 0, file).toBe(verdict.direct + verdict.indirect > 0);
      }
    },
  );
});
