import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Journal } from '../../core/run/journal.ts';

/**
 * One request, first as it was allowed, then as it ended: one line each in `spend.jsonl`. A request whose end was
 * never written (a kill) counts at what was reserved for it.
 */
export const SpendRecord = z.object({
  /** Of the request, within its run. */
  id: z.string(),
  model: z.string(),
  /** `unsent`: the server never saw it, it counts for nothing. `unknown`: it counts at its reservation. */
  state: z.enum(['reserved', 'settled', 'unknown', 'unsent']),
  promptTokens: z.int().min(0),
  completionTokens: z.int().min(0),
  /** `null`: no price is known. */
  usd: z.number().min(0).nullable(),
});
export type SpendRecord = z.infer<typeof SpendRecord>;

/** What the requests to one model took. */
export interface Spend {
  model: string;
  requests: number;
  promptTokens: number;
  completionTokens: number;
  /** In USD; `null` when the price of any request is unknown. */
  usd: number | null;
  /** Requests that count at their reservation, because what they took was never learned. */
  unsettled: number;
}

const spendFile = 'spend.jsonl';

/** @param run the run's folder */
export const openSpend = (run: string): Journal<SpendRecord> =>
  Journal.open(join(run, spendFile), SpendRecord, ({ id }) => id);

/** What a run has spent so far, over all resumes; empty when it asked no metered provider. */
export function readSpend(run: string): Spend[] {
  if (!existsSync(join(run, spendFile))) return [];
  const journal = openSpend(run);
  try {
    return totalsOf(journal.values());
  } finally {
    journal.close();
  }
}

/** Totals by model. */
export function totalsOf(records: Iterable<SpendRecord>): Spend[] {
  const totals = new Map<string, Spend>();
  for (const { model, state, promptTokens, completionTokens, usd } of records) {
    if (state === 'unsent') continue;
    const before = totals.get(model) ?? {
      ...{ model, requests: 0, promptTokens: 0, completionTokens: 0, usd: 0, unsettled: 0 },
    };
    totals.set(model, {
      model,
      requests: before.requests + 1,
      promptTokens: before.promptTokens + promptTokens,
      completionTokens: before.completionTokens + completionTokens,
      usd: before.usd === null || usd === null ? null : before.usd + usd,
      unsettled: before.unsettled + (state === 'settled' ? 0 : 1),
    });
  }
  return [...totals.values()];
}
