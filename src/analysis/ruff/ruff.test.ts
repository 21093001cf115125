import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData } from '../../../tests/support/real-data.ts';
import { hostileSamples, realSamples } from '../../../tests/support/real-samples.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import type { Sample } from '../../core/sample.ts';
import { bandit } from '../bandit/bandit.ts';
import { ruffCwes } from './cwes.ts';
import { ruff } from './ruff.ts';

const analyzer = ruff.open({});
afterAll(() => analyzer.close());
const sampleOf = (code: string): Sample => ({ id: 'it', code, origin: {} });
const analyze = async (code: string): Promise<SampleAnalysis> =>
  (await analyzer.analyze([sampleOf(code)])).get('it')!;

describe('Ruff', () => {
  test('says which version it is', async () => {
    expect(await analyzer.prepare()).toMatchObject({ version: '0.17.6' });
  });

  test('gives rule, CWE and the range in UTF-16 columns', async () => {
    expect((await analyze('x = "é😀"; eval(\n  x)\n')).findings).toEqual([
      {
        rule: 'S307',
        symbol: 'suspicious-eval-usage',
        message: expect.stringContaining('insecure') as string,
        kind: 'security',
        cwes: [78],
        severity: 'unknown',
        confidence: 'unknown',
        range: { line: 1, column: 12, endLine: 2, endColumn: 5 },
        tool: 'ruff',
        toolVersion: '0.17.6',
      },
    ]);
  });

  test('counts suppression comments, which take no effect when judging', async () => {
    const code = '# ruff: noqa: S307\neval(x)  # noqa\nexec(x)  # NOQA: S102\n';
    const judged = await analyze(code);
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['S307', 'S102']);
    expect(judged.suppressions).toBe(3);
    const honouring = await ruff.open({ honourSuppressions: true }).analyze([sampleOf(code)]);
    expect(honouring.get('it')).toEqual({ status: 'ok', findings: [], suppressions: 3 });
  });

  test('knows the syntax of the interpreter that judges', async () => {
    expect((await analyze('match x:\n    case 1: pass\ntry: pass\nexcept* E: pass\n')).status).toBe('ok');
  });

  test('hostile samples get a status of their own, those beside them their findings', async () => {
    const good = (i: number): Sample => ({ id: `good ${i}`, code: 'eval(input())\n', origin: {} });
    const batch = hostileSamples.flatMap((sample, i) => [good(i), sample]);
    const found = await analyzer.analyze(batch);
    expect(found.size).toBe(batch.length);
    for (const i of hostileSamples.keys())
      expect(found.get(`good ${i}`)?.findings.map(({ rule }) => rule)).toEqual(['S307']);
    const statuses = Object.fromEntries(hostileSamples.map(({ id }) => [id, found.get(id)?.status]));
    expect(statuses).toMatchSnapshot();
    expect(found.get('carriage returns only')?.findings[0]?.range.line).toBe(2);
  });

  test('any texts at all are answered', async () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(texts, async (codes) => {
        const found = await analyzer.analyze(codes.map((code, i) => ({ id: String(i), code, origin: {} })));
        expect(found.size).toBe(codes.length);
        for (const { status } of found.values()) expect(['ok', 'unparsable']).toContain(status);
      }),
      { numRuns: 20 },
    );
  });

  test('an abort is thrown', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(analyzer.analyze([sampleOf('x')], { signal })).rejects.toThrow('enough');
  });

  test('an empty batch has an empty result', async () => {
    expect(await analyzer.analyze([])).toEqual(new Map());
  });

  test('without its environment every sample is unavailable, never clean', async () => {
    vi.stubEnv('SALLM_CACHE', await folderOf({}));
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
    vi.stubEnv('PIP_FIND_LINKS', '');
    vi.stubEnv('PIP_NO_INDEX', '1');
    const found = await ruff.open({}).analyze([sampleOf('eval(x)')]);
    vi.unstubAllEnvs();
    expect(found.get('it')).toMatchObject({ status: 'unavailable', findings: [] });
  });
});

describe.skipIf(!hasRealData)('Ruff on real samples (needs the shared data)', () => {
  test('every finding has the CWE that Bandit reports for the same rule', async () => {
    const samples = await realSamples();
    const tool = bandit.open({});
    const theirs = [...(await tool.analyze(samples)).values()].flatMap(({ findings }) => findings);
    await tool.close();
    const expected = new Map(theirs.map(({ rule, cwes }) => [rule.replace('B', 'S'), cwes]));
    const found = [...(await analyzer.analyze(samples)).values()].flatMap(({ findings }) => findings);
    expect(found.length).toBeGreaterThan(200);
    for (const { rule, cwes } of found) expect(cwes, rule).toEqual(expected.get(rule) ?? [ruffCwes[rule]]);
    for (const [rule, [cwe]] of expected) if (rule in ruffCwes) expect(ruffCwes[rule], rule).toBe(cwe);
  });

  test('what is found does not depend on the company or the order', async () => {
    const samples = (await realSamples()).slice(0, 200);
    const forward = await analyzer.analyze(samples);
    const backward = await analyzer.analyze(samples.toReversed());
    for (const { id } of samples) expect(backward.get(id)).toEqual(forward.get(id));
  });
});
