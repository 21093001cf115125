import { describe, expect, it } from 'vitest';
import { readAll } from '../../../tests/support/read-samples.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { decode } from './cells.ts';

/** Reads without a problem and without two equal ids; gives the samples. */
async function readClean(spec: string) {
  const { samples, ids, problems } = await readAll(spec);
  expect(problems).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  return samples;
}

describe.skipIf(!hasRealData)('released data as samples', () => {
  it('has 14,760 completions of ten configurations, all of which repeat their prompt', async () => {
    const samples = await readClean(realData('gpt-code-clippy'));
    expect(samples).toHaveLength(14_760);
    expect(samples.every(({ origin }) => origin['promptRepeated'] === true)).toBe(true);
    const counts = Object.groupBy(samples, ({ origin }) => String(origin['model']));
    expect(
      Object.values(counts)
        .map((list) => list?.length)
        .sort(),
    ).toEqual([...Array<number>(8).fill(1640), 820, 820]);
    expect(new Set(samples.map(({ origin }) => origin['task'])).size).toBe(164);
  });

  it('has 164 solutions of HumanEval and 696 snippets', async () => {
    const solutions = await readClean(realData('humaneval', 'HumanEval.jsonl.gz'));
    expect(solutions).toHaveLength(164);
    expect(solutions.every(({ code, origin }) => code.includes(`def ${String(origin['function'])}(`))).toBe(
      true,
    );
    const snippets = await readClean(realData('devgpt', 'snippets.jsonl.gz'));
    expect(snippets).toHaveLength(696);
    expect(snippets[0]?.id).toBe('00078bea-9349-477b-ba5d-e3c29a345449_0');
  });

  it('has 3,000 outputs for SALLM, repaired and raw', async () => {
    const [cleared, raw] = [
      await readClean(realData('sallm', 'outputs')),
      await readClean(`sallm-outputs,code=raw:${realData('sallm', 'outputs')}`),
    ];
    expect([cleared.length, raw.length]).toEqual([3000, 3000]);
    expect(raw.map(({ id }) => id)).toEqual(cleared.map(({ id }) => id));
    expect(raw.filter(({ code }) => code.includes('```')).length).toBeGreaterThan(0);
    expect(cleared.every(({ code }) => decode(Buffer.from(code)).text === code)).toBe(true);
  });

  it('has 171 pairs of functions, in columns of any name', async () => {
    const samples = await readClean(`jsonl,code-column=secure:${realData('sven')}`);
    expect(samples).toHaveLength(171);
    expect(samples.every(({ code }) => code.includes('def '))).toBe(true);
  });
});
