import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

async function* counted(count: number) {
  for (let i = 0; i < count; i++) yield i;
}

test('results come in order, never with more under way than allowed, whatever takes how long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (turns, ahead) => {
        let [now, most] = [0, 0];
        const results: number[] = [];
        const work = async (i: number) => {
          most = Math.max(most, ++now);
          for (let turn = 0; turn < turns[i]!; turn++) await new Promise(setImmediate);
          now--;
          return i;
        };
        for await (const result of inOrder(counted(turns.length), ahead, work)) results.push(result);
        expect(results).toEqual([...turns.keys()]);
        expect(most).toBeLessThanOrEqual(ahead);
        if (turns.length >= ahead && turns.every((turn) => turn > 0)) expect(most).toBe(ahead);
      },
    ),
    { numRuns: 50 },
  );
});

test('a failure comes in its turn, after the work that was under way has ended', async () => {
  let ended = 0;
  const seen: number[] = [];
  const run = async () => {
    for await (const result of inOrder(counted(5), 3, async (i) => {
      await new Promise(setImmediate);
      ended++;
      if (i === 1) throw new Error('second');
      return i;
    }))
      seen.push(result);
  };
  await expect(run()).rejects.toThrow('second');
  expect(seen).toEqual([0]);
  expect(ended).toBe(4);
});
