import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData } from '../../../tests/support/real-data.ts';
import { hostileSamples, realSamples } from '../../../tests/support/real-samples.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import type { Sample } from '../../core/sample.ts';
import { ensureEnvironment, runProgram } from '../../environments/index.ts';
import { bandit } from './bandit.ts';

let python: string;
beforeAll(async () => {
  python = (await ensureEnvironment('analyzers')).python;
});
afterEach(() => vi.unstubAllEnvs());

interface CliReport {
  errors: { filename: string }[];
  results: {
    filename: string;
    test_id: string;
    test_name: string;
    issue_text: string;
    issue_severity: string;
    issue_confidence: string;
    issue_cwe: { id?: number };
    line_number: number;
  }[];
}

/** What the command line says per sample, each in a folder of its own: `null` where it skipped the file. */
async function cli(samples: readonly Sample[], ...options: string[]): Promise<Map<string, string[] | null>> {
  const folder = await folderOf({});
  const files = samples.map(({ code }, i) => {
    const file = join(folder, String(i), 'sample.py');
    mkdirSync(join(folder, String(i)));
    writeFileSync(file, code);
    return file;
  });
  const { stdout } = await runProgram(python, [
    '-I',
    '-m',
    'bandit',
    '-q',
    '-f',
    'json',
    ...options,
    ...files,
  ]);
  const report = JSON.parse(stdout) as CliReport;
  const skipped = new Set(report.errors.map(({ filename }) => filename));
  return new Map(
    samples.map(({ id }, i) => {
      const file = files[i] ?? '';
      const own = report.results.filter(({ filename }) => filename === file);
      const lines = own.map((r) =>
        [
          r.test_id,
          r.test_name,
          r.issue_text,
          r.issue_severity.toLowerCase(),
          r.issue_confidence.toLowerCase(),
          r.issue_cwe.id ?? '',
          r.line_number,
        ].join('|'),
      );
      return [id, skipped.has(file) ? null : lines.sort()];
    }),
  );
}

const comparable = ({ status, findings }: SampleAnalysis): string[] | null =>
  status === 'ok'
    ? findings
        .map((f) =>
          [f.rule, f.symbol, f.message, f.severity, f.confidence, f.cwes.join(), f.range.line].join('|'),
        )
        .sort()
    : null;

describe.skipIf(!hasRealData)('Bandit on real samples (needs the shared data)', () => {
  test.each([
    ['ignoring suppressions', false, ['--ignore-nosec']],
    ['honouring suppressions', true, []],
  ])('%s, finds what its command line finds', async (_name, honourSuppressions, options) => {
    const samples = await realSamples();
    // Real suppressions are rare in the samples: the same again with one on every line that ends a call.
    const suppressed = samples.slice(0, 200).map(({ id, code, origin }) => ({
      id: `${id} suppressed`,
      code: code.replaceAll(/\)$/gm, ')  # nosec'),
      origin,
    }));
    const all = [...samples, ...suppressed];
    const expected = await cli(all, ...options);
    const analyzer = bandit.open({ honourSuppressions });
    const found = await analyzer.analyze(all);
    await analyzer.close();
    expect([...found.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
    for (const { id } of all) expect(comparable(found.get(id)!), id).toEqual(expected.get(id));
    expect([...found.values()].flatMap(({ findings }) => findings).length).toBeGreaterThan(300);
  });

  test('what is found does not depend on the company or the order', async () => {
    const samples = (await realSamples()).slice(-60);
    const one = bandit.open({ workers: 1 });
    const forward = await one.analyze(samples);
    const backward = await one.analyze(samples.toReversed());
    for (const { id } of samples) expect(backward.get(id)).toEqual(forward.get(id));
    await one.close();
  });

  test('ranges lie in the sample and start at what they speak of', async () => {
    const samples = await realSamples();
    const analyzer = bandit.open({});
    const found = await analyzer.analyze(samples);
    await analyzer.close();
    for (const { id, code } of samples) {
      const lines = code.split(/\r\n|\r|\n/);
      for (const { range } of found.get(id)!.findings) {
        expect(range.line).toBeLessThanOrEqual(range.endLine);
        expect(range.column - 1, id).toBeLessThanOrEqual(lines[range.line - 1]!.length);
        expect(range.endColumn - 1, id).toBeLessThanOrEqual(lines[range.endLine - 1]!.length);
        if (range.line === range.endLine) expect(range.column).toBeLessThanOrEqual(range.endColumn);
      }
    }
  });
});

describe('Bandit', () => {
  const analyzer = bandit.open({ workers: 1 });
  afterAll(() => analyzer.close());
  const sampleOf = (code: string): Sample => ({ id: 'it', code, origin: {} });
  const analyze = async (code: string, options = {}): Promise<SampleAnalysis> =>
    (await analyzer.analyze([sampleOf(code)], options)).get('it')!;

  test('says which version it is', async () => {
    expect(await analyzer.prepare()).toMatchObject({ version: '1.9.4' });
  });

  test('gives rule, CWE, severity and the range in UTF-16 columns', async () => {
    const { status, findings } = await analyze('x = "é😀"; eval(\n  x)\n');
    expect(status).toBe('ok');
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'B307',
        cwes: [78],
        severity: 'medium',
        confidence: 'high',
        kind: 'security',
        range: { line: 1, column: 12, endLine: 2, endColumn: 5 },
        tool: 'bandit',
        toolVersion: '1.9.4',
      }),
    ]);
  });

  test('counts suppression comments, which take no effect when judging', async () => {
    const code = 'eval(x)  # nosec\nexec(x)  # nosec B102\ny = "# nosec"\n';
    const judged = await analyze(code);
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['B307', 'B102']);
    expect(judged.suppressions).toBe(2);
    const honouring = bandit.open({ honourSuppressions: true, workers: 1 });
    expect(await honouring.analyze([sampleOf(code)])).toEqual(
      new Map([['it', { status: 'ok', findings: [], suppressions: 2 }]]),
    );
    await honouring.close();
  });

  test('hostile samples get a status of their own, those beside them their findings', async () => {
    const good = (i: number): Sample => ({ id: `good ${i}`, code: 'eval(input())\n', origin: {} });
    const batch = hostileSamples.flatMap((sample, i) => [good(i), sample]);
    const found = await analyzer.analyze(batch, { secondsPerSample: 60 });
    expect(found.size).toBe(batch.length);
    for (const i of hostileSamples.keys())
      expect(found.get(`good ${i}`)?.findings.map(({ rule }) => rule)).toEqual(['B307']);
    const statuses = Object.fromEntries(hostileSamples.map(({ id }) => [id, found.get(id)?.status]));
    expect(statuses).toMatchSnapshot();
    expect(found.get('carriage returns only')?.findings[0]?.range.line).toBe(2);
    expect(found.get('direction marks')?.findings[0]?.rule).toBe('B613');
  });

  test('agrees with the command line about hostile samples', async () => {
    const same = hostileSamples.filter(({ id }) => !/nested|half a million/.test(id));
    const wellFormed = same.map((sample) => ({ ...sample, code: sample.code.toWellFormed() }));
    const expected = await cli(wellFormed, '--ignore-nosec');
    const found = await analyzer.analyze(wellFormed);
    for (const { id } of same) expect(comparable(found.get(id)!), id).toEqual(expected.get(id));
  });

  test('any text at all is answered', async () => {
    const python = fc.array(
      fc.constantFrom(
        'eval(x)',
        '\n',
        ' ',
        '(',
        '"',
        '#',
        '# nosec',
        '\t',
        'é',
        '\0',
        '\r',
        '\\',
        'def f(',
        ':',
        '😀',
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      python.map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (code) => {
        expect(['ok', 'unparsable']).toContain((await analyze(code)).status);
      }),
      { numRuns: 300 },
    );
  });

  test('a sample that takes too long is a time-out of its own', async () => {
    const slow = { id: 'slow', code: 'eval(x)\n'.repeat(100_000), origin: {} };
    const found = await analyzer.analyze([slow, sampleOf('eval(x)')], { secondsPerSample: 1 });
    expect(found.get('slow')).toEqual({
      status: 'timeout',
      findings: [],
      detail: expect.any(String) as string,
    });
    expect(found.get('it')?.status).toBe('ok');
  });

  test('an abort is thrown', async () => {
    await expect(analyze('x', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  test('works again after it was closed', async () => {
    await analyzer.close();
    expect((await analyze('eval(x)')).findings).toHaveLength(1);
  });

  test('without its environment every sample is unavailable, never clean', async () => {
    vi.stubEnv('SALLM_CACHE', await folderOf({}));
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
    vi.stubEnv('PIP_FIND_LINKS', '');
    vi.stubEnv('PIP_NO_INDEX', '1');
    const found = await bandit.open({}).analyze([sampleOf('eval(x)')]);
    expect(found.get('it')).toMatchObject({ status: 'unavailable', findings: [] });
  });
});
