import { z } from 'zod';
import file from './prices.json' with { type: 'json' };

/** What tokens cost, in USD per million. */
export interface Price {
  input: number;
  output: number;
  /** Where the figures come from, and of which day they are. */
  source: string;
}

const Rate = z.tuple([z.number().min(0), z.number().min(0)]);
const PriceTable = z.object({
  note: z.string(),
  prices: z.array(
    z.object({
      source: z.string(),
      date: z.iso.date(),
      provider: z.string(),
      models: z.record(z.string(), Rate),
    }),
  ),
});

/** Providers that run here or only read: they ask nobody for money. */
const free = new Set(['embedded', 'replay', 'mock']);

/** A snapshot of a model is the model's name and a day: `gpt-4o-2024-08-06`, `claude-haiku-4-5-20251001`. */
const snapshot = /-(?:\d{4}-\d{2}-\d{2}|\d{8})$/;

let table: Map<string, Price> | undefined;

/**
 * The price of `provider/name`; `null` where none is known, which is never taken for free. With an address of the
 * user's own the provider's price says nothing.
 */
export function priceOf(model: string, baseUrl?: string): Price | null {
  if (free.has(model.split('/')[0] ?? '')) return { input: 0, output: 0, source: 'runs here' };
  if (baseUrl !== undefined) return null;
  table ??= readTable();
  return table.get(model) ?? table.get(model.replace(snapshot, '')) ?? null;
}

function readTable(): Map<string, Price> {
  const { prices } = PriceTable.parse(file);
  return new Map(
    prices.flatMap(({ source, date, provider, models }) =>
      Object.entries(models).map(([name, [input, output]]) => [
        `${provider}/${name}`,
        { input, output, source: `${source}, ${date}` },
      ]),
    ),
  );
}

/** What so many tokens cost, in USD. */
export const usdOf = (
  { input, output }: Pick<Price, 'input' | 'output'>,
  tokens: { promptTokens: number; completionTokens: number },
): number => (tokens.promptTokens * input + tokens.completionTokens * output) / 1e6;
