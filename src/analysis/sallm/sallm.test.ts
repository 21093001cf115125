import { afterAll, describe, expect, test } from 'vitest';
import { hasRealData } from '../../../tests/support/real-data.ts';
import { hostileSamples, realSamples } from '../../../tests/support/real-samples.ts';
import { UsageError } from '../../core/errors.ts';
import type { Sample } from '../../core/sample.ts';
import { sallm } from './sallm.ts';

const analyzer = sallm.open({ workers: 2 }, null);
afterAll(() => analyzer.close());

const sampleOf = (code: string, id = 'it'): Sample => ({ id, code, origin: {} });
const vulnerable = 'import os\n\n\ndef show(name):\n    os.system("cat " + name)\n';

test('gives rule, weakness, the range in UTF-16 columns and the way of the data', async () => {
  const code = 'import os\ndef f(é😀, x):\n    y = x; "é😀"; os.system("cat " + y)\n';
  const { status, findings } = (await analyzer.analyze([sampleOf(code.replace('é😀, ', 'é, '))])).get('it')!;
  expect(status).toBe('ok');
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'command-injection',
      cwes: [78],
      kind: 'security',
      range: { line: 3, column: 29, endLine: 3, endColumn: 39 },
      tool: 'sallm',
    }),
  ]);
  expect(findings[0]?.flow?.map(({ range, message }) => [range.line, message])).toEqual([
    [2, 'parameter `x` (from the caller)'],
    [3, 'assigned to `y`'],
    [3, 'reaches this place'],
  ]);
});

test('parameters are trusted when asked; any other option is refused', async () => {
  const trusting = sallm.open({}, 'trusted-parameters');
  expect((await trusting.analyze([sampleOf(vulnerable)])).get('it')?.findings).toEqual([]);
  expect((await trusting.prepare()).fingerprint).not.toBe((await analyzer.prepare()).fingerprint);
  expect(() => sallm.open({}, 'everything')).toThrow(UsageError);
});

test('comments that ask to look away are counted; our own takes effect only when honoured', async () => {
  const code = vulnerable.replace('+ name)', '+ name)  # nosec  # sallm: ignore[command-injection]');
  const judged = (await analyzer.analyze([sampleOf(code)])).get('it')!;
  expect(judged.findings.map(({ rule }) => rule)).toEqual(['command-injection']);
  expect(judged.suppressions).toBe(1);
  const honouring = sallm.open({ honourSuppressions: true }, null);
  expect((await honouring.analyze([sampleOf(code)])).get('it')).toMatchObject({
    findings: [],
    suppressions: 1,
  });
  const other = code.replace('ignore[command-injection]', 'ignore[sql-injection]');
  expect((await honouring.analyze([sampleOf(other)])).get('it')?.findings).toHaveLength(1);
});

test('hostile samples get a status of their own, those beside them their findings', async () => {
  const batch = hostileSamples.flatMap((sample, i) => [sampleOf(vulnerable, `good ${i}`), sample]);
  const found = await analyzer.analyze(batch, { secondsPerSample: 200 });
  expect(found.size).toBe(batch.length);
  for (const i of hostileSamples.keys())
    expect(found.get(`good ${i}`)?.findings.map(({ rule }) => rule)).toEqual(['command-injection']);
  expect(Object.fromEntries(hostileSamples.map(({ id }) => [id, found.get(id)?.status]))).toMatchSnapshot();
});

test('a sample without an end in time is a time-out of its own, in a thread and here', async () => {
  const body = Array.from(
    { length: 3_000 },
    (_, i) => `    if x${i % 7}:\n        x${i % 5} = x${(i + 1) % 5} + a\n`,
  );
  const slow = sampleOf(`def f(a):\n${body.join('')}`, 'slow');
  const batch = [slow, ...Array.from({ length: 6 }, (_, i) => sampleOf(vulnerable, `good ${i}`))];
  const found = await analyzer.analyze(batch, { secondsPerSample: 0.01 });
  expect(found.get('slow')).toMatchObject({ status: 'timeout', findings: [] });
  const alone = await analyzer.analyze([sampleOf(slow.code.slice(0, 30_000).replace(/\n[^\n]*$/, '\n'))], {
    secondsPerSample: 0.0001,
  });
  expect(alone.get('it')).toMatchObject({ status: 'timeout' });
});

test('an abort is thrown, and it works again after it was closed', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(analyzer.analyze([sampleOf(vulnerable)], { signal })).rejects.toThrow('enough');
  await analyzer.close();
  expect((await analyzer.analyze([sampleOf(vulnerable)])).get('it')?.findings).toHaveLength(1);
});

describe.skipIf(!hasRealData)('on real samples (needs the shared data)', () => {
  test('what is found does not depend on the company, the order or the thread', async () => {
    const samples = (await realSamples()).slice(600, 900);
    const forward = await analyzer.analyze(samples);
    const backward = await analyzer.analyze(samples.toReversed());
    for (const { id } of samples) expect(backward.get(id), id).toEqual(forward.get(id));
    for (const sample of samples.slice(0, 40))
      expect((await analyzer.analyze([sample])).get(sample.id)).toEqual(forward.get(sample.id));
    expect([...forward.values()].flatMap(({ findings }) => findings).length).toBeGreaterThan(20);
  });

  test('ranges lie in the sample', async () => {
    const samples = await realSamples();
    const found = await analyzer.analyze(samples);
    for (const { id, code } of samples) {
      const lines = code.split(/\r\n|\r|\n/);
      const { status, findings } = found.get(id)!;
      expect(['ok', 'unparsable'], id).toContain(status);
      for (const { range, flow } of findings)
        for (const each of [range, ...(flow ?? []).map((step) => step.range)]) {
          expect(each.line).toBeLessThanOrEqual(each.endLine);
          expect(each.column - 1, id).toBeLessThanOrEqual(lines[each.line - 1]!.length);
          expect(each.endColumn - 1, id).toBeLessThanOrEqual(lines[each.endLine - 1]!.length);
        }
    }
  });
});
