import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BudgetReachedError } from '../../models/meter.ts';
import { Budget } from './budget.ts';
import { readSpend } from './spend.ts';

let run = '';
beforeEach(() => (run = mkdtempSync(join(tmpdir(), 'sallm-budget-'))));
afterEach(() => rmSync(run, { recursive: true, force: true }));

const price = { input: 1, output: 10, source: 'test' };
const atMost = { promptTokens: 1000, completionTokens: 100 };
const mostUsd = 0.002;
const { signal } = new AbortController();

it('holds the cap on cost for requests at once, whatever they turn out to take', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 3 })), { maxLength: 30 }),
      async (whole, requests) => {
        const folder = mkdtempSync(join(run, 'case-'));
        const maxCost = whole * mostUsd;
        const budget = new Budget({ maxCost });
        budget.open(folder);
        const meter = budget.meterFor('m', price);
        let taken = 0;
        await Promise.all(
          requests.map(async ([completionTokens, ticks]) => {
            const reservation = await meter.reserve(atMost, signal).catch((error: unknown) => {
              expect(error).toBeInstanceOf(BudgetReachedError);
            });
            for (let i = 0; i < ticks; i++) await Promise.resolve();
            if (!reservation) return;
            taken += 0.001 + completionTokens / 1e5;
            reservation.settle({ promptTokens: 1000, completionTokens });
          }),
        );
        budget.close();
        expect(taken).toBeLessThanOrEqual(maxCost + 1e-9);
        expect(readSpend(folder)[0]?.usd ?? 0).toBeCloseTo(taken, 9);
        // Nothing is refused while there was room for it.
        const refused = requests.length - (readSpend(folder)[0]?.requests ?? 0);
        if (refused > 0) expect(taken + mostUsd).toBeGreaterThan(maxCost);
      },
    ),
    { numRuns: 60 },
  );
});

it('waits for what is under way before it refuses', async () => {
  const budget = new Budget({ maxCost: 1.5 * mostUsd });
  budget.open(run);
  const meter = budget.meterFor('m', price);
  const first = await meter.reserve(atMost, signal);
  const second = meter.reserve(atMost, signal);
  expect(await Promise.race([second, sleep(20, 'waits')])).toBe('waits');
  first.settle({ promptTokens: 10, completionTokens: 1 });
  (await second).settle('unknown');
  await expect(meter.reserve(atMost, signal)).rejects.toThrow('is reached');
  budget.close();
});

it('an aborted wait ends with the reason', async () => {
  const budget = new Budget({ maxRequests: 1 });
  budget.open(run);
  const meter = budget.meterFor('m', null);
  await meter.reserve(atMost, signal);
  const controller = new AbortController();
  const waiting = meter.reserve(atMost, controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  budget.close();
});

it('counts what was under way at its reservation after a kill, and what never left as nothing', async () => {
  const killed = new Budget({ maxRequests: 3 });
  killed.open(run);
  const meter = killed.meterFor('m', price);
  (await meter.reserve(atMost, signal)).settle({ promptTokens: 100, completionTokens: 10 });
  (await meter.reserve(atMost, signal)).settle('unsent');
  await meter.reserve(atMost, signal);
  // Killed here: the journal is as it is.
  expect(readSpend(run)).toEqual([
    {
      ...{ model: 'm', requests: 2, promptTokens: 1100, completionTokens: 110, unsettled: 1 },
      usd: expect.closeTo(0.0002 + mostUsd, 12) as number,
    },
  ]);
  const resumed = new Budget({ maxRequests: 3 });
  resumed.open(run);
  const again = resumed.meterFor('m', price);
  (await again.reserve(atMost, signal)).settle('unknown');
  await expect(again.reserve(atMost, signal)).rejects.toThrow('cap of 3 requests');
  resumed.close();
  killed.close();
});
