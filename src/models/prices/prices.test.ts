import { expect, it } from 'vitest';
import { priceOf, usdOf } from './prices.ts';

it('knows prices with their source and day, snapshots under their model', () => {
  const price = priceOf('openai/gpt-4o-mini');
  expect(price?.source).toMatch(/^https:.*\d{4}-\d{2}-\d{2}$/);
  expect(priceOf('openai/gpt-4o-mini-2024-07-18')).toEqual(price);
  expect(priceOf('anthropic/claude-haiku-4-5-20251001')).toEqual(priceOf('anthropic/claude-haiku-4-5'));
});

it('an unknown price is not zero, and a server of the user has no known price', () => {
  expect(priceOf('openai/no-such-model')).toBeNull();
  expect(priceOf('openai/gpt-4o', 'http://localhost:8000/v1')).toBeNull();
  expect(priceOf('embedded/any', 'http://localhost:8000/v1')).toMatchObject({ input: 0, output: 0 });
});

it('counts both sides per million', () => {
  expect(usdOf({ input: 2, output: 10 }, { promptTokens: 1_000_000, completionTokens: 500_000 })).toBe(7);
});
