import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStream, shardOf } from './select-samples.ts';

const ids = fc.uniqueArray(fc.string(), { maxLength: 60 });
async function* streamOf(list: readonly string[]) {
  for (const id of list) yield { id };
}
const choose = async (list: readonly string[], n: number, seed: number) =>
  (await sampleStream(streamOf(list), n, seed)).map(({ id }) => id);

describe('sampleStream', () => {
  it('keeps n of the stream in its order; fewer are a part of more, and the order before does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(ids, fc.nat(70), fc.nat(70), fc.integer(), async (list, a, b, seed) => {
        const [fewer, more] = [
          await choose(list, Math.min(a, b), seed),
          await choose(list, Math.max(a, b), seed),
        ];
        expect(more).toHaveLength(Math.min(Math.max(a, b), list.length));
        expect(more).toEqual(list.filter((id) => more.includes(id)));
        expect(more).toEqual(expect.arrayContaining(fewer));
        expect((await choose([...list].reverse(), a, seed)).sort()).toEqual(
          (await choose(list, a, seed)).sort(),
        );
      }),
    );
  });

  it('chooses every sample equally often over the seeds', async () => {
    const list = Array.from({ length: 20 }, (_, i) => `sample-${i}`);
    const counts = new Map(list.map((id) => [id, 0]));
    for (let seed = 0; seed < 1000; seed++)
      for (const id of await choose(list, 5, seed)) counts.set(id, counts.get(id)! + 1);
    // 250 expected, standard deviation 13.7; five of these to either side.
    for (const count of counts.values()) expect(Math.abs(count - 250)).toBeLessThan(69);
  });
});

describe('shardOf', () => {
  it('gives every id one of n shards, evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 8000; i++) counts[shardOf(`owner/repo/${i}.py`, 4)]!++;
    expect(counts.reduce((a, b) => a + b)).toBe(8000);
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), (id, n) => {
        expect(shardOf(id, n)).toBe(shardOf(id, n));
        expect(shardOf(id, n)).toBeLessThan(n);
      }),
    );
  });
});
