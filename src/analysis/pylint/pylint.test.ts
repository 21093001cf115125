import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData } from '../../../tests/support/real-data.ts';
import { hostileSamples, realSamples } from '../../../tests/support/real-samples.ts';
import type { SampleAnalysis } from '../../core/finding.ts';
import type { Sample } from '../../core/sample.ts';
import { ensureEnvironment, runProgram } from '../../environments/index.ts';
import { pylint } from './pylint.ts';

interface CliMessage {
  messageId: string;
  symbol: string;
  message: string;
  type: string;
  line: number;
  column: number;
  endLine: number | null;
  endColumn: number | null;
}

/** What one fresh process per sample prints. */
async function cli(samples: readonly Sample[]): Promise<Map<string, CliMessage[]>> {
  const { python } = await ensureEnvironment('analyzers');
  const folder = await folderOf({});
  const limit = pLimit(2);
  const run = async ({ id, code }: Sample, i: number): Promise<[string, CliMessage[]]> => {
    const cwd = join(folder, String(i));
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'sample.py'), code);
    const args = ['-I', '-X', 'utf8', '-m', 'pylint', '--rcfile=', '--persistent=n', '-f', 'json2'];
    const settings = ['PATH=/usr/bin:/bin', 'LANG=C.UTF-8', `PYLINTHOME=${folder}`];
    const { stdout } = await runProgram('env', ['-i', '-C', cwd, ...settings, python, ...args, 'sample.py']);
    const report = JSON.parse(stdout.replaceAll(`${cwd}/`, '')) as { messages: CliMessage[] };
    return [id, report.messages];
  };
  return new Map(await Promise.all(samples.map((sample, i) => limit(() => run(sample, i)))));
}

/** Places are compared as Pylint prints them, which a range of ours allows where the code is ASCII. */
function cliLines(messages: readonly CliMessage[], ascii: boolean): string[] {
  const placeOf = ({ messageId: id, line, column, endLine, endColumn }: CliMessage) => {
    const from = Math.max(1, column + (id === 'E0001' ? 0 : 1));
    return [line, from, endLine ?? line, endColumn === null ? from : endColumn + 1];
  };
  return messages
    .map((m) => [m.messageId, m.symbol, m.message, m.type, ...(ascii ? placeOf(m) : [m.line])].join('|'))
    .sort();
}

const ourLines = ({ findings }: SampleAnalysis, ascii: boolean): string[] =>
  findings
    .map(({ rule, symbol, message, category, range: { line, column, endLine, endColumn } }) =>
      [rule, symbol, message, category, line, ...(ascii ? [column, endLine, endColumn] : [])].join('|'),
    )
    .sort();

const isAscii = (code: string): boolean => /^[\0-\x7f]*$/.test(code);
const sampleOf = (code: string, id = 'it'): Sample => ({ id, code, origin: {} });

describe.skipIf(!hasRealData)('Pylint on real samples (needs the shared data)', () => {
  test('prints what a fresh process prints, in any order, company and number of workers', async () => {
    const samples = (await realSamples()).filter((_, i) => i % 38 === 3);
    const expected = await cli(samples);
    for (const [workers, batch] of [
      [1, samples],
      [2, samples.toReversed()],
    ] as const) {
      const analyzer = pylint.open({ honourSuppressions: true, workers });
      const found = await analyzer.analyze(batch);
      // Once more, with every library module known.
      const again = await analyzer.analyze(batch);
      await analyzer.close();
      expect(again).toEqual(found);
      for (const { id, code } of samples) {
        const ours = ourLines(found.get(id)!, isAscii(code));
        expect(ours, id).toEqual(cliLines(expected.get(id)!, isAscii(code)));
      }
    }
    expect([...expected.values()].flat().length).toBeGreaterThan(100);
  }, 600_000);
});

describe('Pylint', () => {
  const analyzer = pylint.open({ workers: 1 });
  const analyze = async (code: string, options = {}): Promise<SampleAnalysis> =>
    (await analyzer.analyze([sampleOf(code)], options)).get('it')!;
  const rulesOf = ({ findings }: SampleAnalysis): string[] => findings.map(({ rule }) => rule);
  beforeAll(() => analyzer.prepare());
  afterAll(() => analyzer.close());

  test('says which version it is, and what findings depend on', async () => {
    expect(await analyzer.prepare()).toEqual({
      version: '4.1.4',
      fingerprint: expect.stringMatching(/^[\da-f]{64}$/) as string,
    });
    const honouring = pylint.open({ honourSuppressions: true, workers: 1 });
    expect((await honouring.prepare()).fingerprint).not.toBe((await analyzer.prepare()).fingerprint);
    await honouring.close();
  });

  test('gives symbol, category, severity, confidence and the range in UTF-16 columns', async () => {
    const { status, findings } = await analyze('"""é"""\nX = "é😀"; Y = [].nothing\n');
    expect(status).toBe('ok');
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'C0321', category: 'convention', severity: 'low' }),
      {
        rule: 'E1101',
        symbol: 'no-member',
        message: "Instance of 'list' has no 'nothing' member",
        kind: 'smell',
        category: 'error',
        cwes: [],
        severity: 'high',
        confidence: 'medium',
        range: { line: 2, column: 16, endLine: 2, endColumn: 26 },
        tool: 'pylint',
        toolVersion: '4.1.4',
      },
    ]);
  });

  test("Pylint's 'info' is information", async () => {
    const { findings } = await analyze('"""Doc."""\nfrom yaml import _yaml\nprint(_yaml.nothing_here)\n');
    expect(findings.map(({ rule, category, severity }) => [rule, category, severity])).toEqual([
      ['I1101', 'information', 'low'],
    ]);
  });

  test('an import that cannot be resolved has no severity: it depends on the machine', async () => {
    const { findings } = await analyze('"""Doc."""\nimport no_such_module\nprint(no_such_module)\n');
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['E0401', 'unknown']]);
  });

  test('counts suppression comments, which take no effect when judging', async () => {
    const code =
      '# pylint: disable=C0114,bogus-name\nimport os  # pylint: disable=unused-import\nX = "# pylint: disable"\n';
    const judged = await analyze(code);
    expect(rulesOf(judged)).toEqual(['C0114', 'W0611']);
    expect(judged.suppressions).toBe(2);
    const honouring = pylint.open({ honourSuppressions: true, workers: 1 });
    const honoured = (await honouring.analyze([sampleOf(code)])).get('it')!;
    expect(rulesOf(honoured)).toEqual(['W0012']);
    expect(honoured.suppressions).toBe(2);
    const skipped = await honouring.analyze([sampleOf('# pylint: skip-file\nimport os\n')]);
    expect(skipped.get('it')).toEqual({ status: 'ok', findings: [], suppressions: 1 });
    await honouring.close();
  });

  test('what cannot be parsed keeps the message that says so', async () => {
    const broken = await analyze('x = 1\ndef f(:\n');
    expect(broken).toMatchObject({
      status: 'unparsable',
      detail: expect.stringMatching(/^line 2: Parsing failed/) as string,
    });
    expect(broken.findings).toMatchObject([{ rule: 'E0001', range: { line: 2, column: 7 } }]);
  });

  test('nothing that one sample does to a library module reaches the next', async () => {
    const clean = '"""Doc."""\nimport logging\nlogging.Logger("x").sallm_was_here()\n';
    expect(rulesOf(await analyze(clean))).toEqual(['E1101']);
    await analyze('import logging\nlogging.Logger.sallm_was_here = print\n');
    expect(rulesOf(await analyze(clean))).toEqual(['E1101']);
  });

  test('hostile samples get a status of their own, those beside them their findings', async () => {
    const batch = hostileSamples.flatMap((sample, i) => [sampleOf('import os\n', `good ${i}`), sample]);
    const found = await analyzer.analyze(batch, { secondsPerSample: 10 });
    expect(found.size).toBe(batch.length);
    for (const i of hostileSamples.keys())
      expect(rulesOf(found.get(`good ${i}`)!)).toEqual(['C0114', 'W0611']);
    const statuses = Object.fromEntries(hostileSamples.map(({ id }) => [id, found.get(id)?.status]));
    expect(statuses).toMatchSnapshot();
  }, 300_000);

  test('agrees with a fresh process about hostile samples', async () => {
    const same = hostileSamples
      .filter(({ id }) => !/nested|half a million|two megabytes/.test(id))
      .map((sample) => ({ ...sample, code: sample.code.toWellFormed() }));
    const expected = await cli(same);
    const found = await analyzer.analyze(same);
    for (const { id } of same)
      expect(ourLines(found.get(id)!, false), id).toEqual(cliLines(expected.get(id)!, false));
  }, 300_000);

  test('any text at all is answered', async () => {
    const parts = [
      'import os',
      'é = f"{x!r}"',
      '\n',
      ' ',
      '(',
      '"',
      '#',
      '# pylint: disable=all',
      '\t',
      '\0',
      '\r',
      '\\',
      'def f(',
      ':',
      '😀',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...parts)).map((chosen) => chosen.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (code) => {
        const { status, findings } = await analyze(code);
        expect(['ok', 'unparsable']).toContain(status);
        const lines = code.split(/\r\n|\r|\n/);
        for (const { range } of findings) {
          expect(range.line).toBeLessThanOrEqual(lines.length);
          expect(range.column - 1).toBeLessThanOrEqual(lines[range.line - 1]!.length);
        }
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  test('a sample that takes too long is a time-out of its own', async () => {
    const slow = sampleOf('eval(x)\n'.repeat(50_000), 'slow');
    const found = await analyzer.analyze([slow, sampleOf('import os\n')], { secondsPerSample: 2 });
    expect(found.get('slow')).toMatchObject({ status: 'timeout', findings: [] });
    expect(found.get('it')?.status).toBe('ok');
  });

  test('an abort is thrown, and it works again after it was closed', async () => {
    await expect(analyze('x', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    await analyzer.close();
    expect(rulesOf(await analyze('import os\n'))).toEqual(['C0114', 'W0611']);
  });
});
