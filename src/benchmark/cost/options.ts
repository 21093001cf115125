import { UsageError } from '../../core/errors.ts';
import { type Price, priceOf } from '../../models/prices/prices.ts';
import type { BenchConfig } from '../config.ts';
import type { Caps } from './budget.ts';

/** What the user says about money. */
export interface CostOptions extends Caps {
  /** Prices by model, in USD per million tokens; under `*` that of every model whose price is not known. */
  prices?: Record<string, Pick<Price, 'input' | 'output'>>;
}

/** The price of each model of a study: the user's word, else the table's; `null` where nobody knows. */
export function pricesOf(
  { models, baseUrl }: Pick<BenchConfig, 'models' | 'baseUrl'>,
  { prices = {} }: CostOptions = {},
): Map<string, Price | null> {
  const given = (model: string): Price | null => {
    const own = prices[model];
    return own ? { ...own, source: 'as given' } : null;
  };
  for (const name of Object.keys(prices))
    if (name !== '*' && !models.includes(name))
      throw new UsageError(`--price: ${name} is none of the models of this run.`, {
        hint: `They are ${models.join(', ')}.`,
      });
  return new Map(models.map((model) => [model, given(model) ?? priceOf(model, baseUrl) ?? given('*')]));
}

/** A cap on cost can hold only where every price is known. Throws UsageError. */
export function checkPrices(prices: ReadonlyMap<string, Price | null>, { maxCost }: CostOptions = {}): void {
  if (maxCost === undefined) return;
  const unknown = [...prices].filter(([, price]) => price === null).map(([model]) => model);
  if (unknown.length > 0)
    throw new UsageError(`--max-cost: no price is known for ${unknown.join(', ')}.`, {
      hint: 'Give it as --price IN,OUT in USD per million tokens, or cap the requests with --max-requests.',
    });
}

/** Whether asking costs no money for certain. */
export const isFree = (price: Price | null): boolean => price?.input === 0 && price.output === 0;

/**
 * Reads `IN,OUT` or `MODEL=IN,OUT`, in USD per million tokens.
 * @throws UsageError for anything else
 */
export function parsePrices(texts: readonly string[]): NonNullable<CostOptions['prices']> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.lastIndexOf('=');
      const figures = text.slice(equals + 1).split(',');
      const [input = NaN, output = NaN] = figures.map((part) => (part.trim() === '' ? NaN : Number(part)));
      if (figures.length !== 2 || ![input, output].every((value) => Number.isFinite(value) && value >= 0))
        throw new UsageError(`--price: "${text}" is not IN,OUT or MODEL=IN,OUT.`, {
          hint: 'USD per million tokens of prompts and of answers: --price 2.5,10',
        });
      return [equals === -1 ? '*' : text.slice(0, equals), { input, output }];
    }),
  );
}
