import { expect, it } from 'vitest';
import { readTaskSet } from '../../datasets/index.ts';
import { openModel } from '../../models/index.ts';
import { BenchConfig } from '../config.ts';
import { planCells } from '../plan.ts';
import { estimateLines } from './estimate-text.ts';
import { estimateCost } from './estimate.ts';
import { checkPrices, parsePrices, pricesOf } from './options.ts';

const baseUrl = 'http://127.0.0.1:9/v1';
async function estimate(prices: string[], settings: object = {}) {
  const config = BenchConfig.parse({ models: ['openai/test'], baseUrl, n: 3, ...settings });
  const { tasks } = await readTaskSet('builtin');
  const model = await openModel('openai/test', { baseUrl, concurrency: 4 });
  const cells = await planCells(config, [model], tasks.slice(0, 5));
  await model.close();
  return estimateCost(cells, { prices: pricesOf(config, { prices: parsePrices(prices) }) });
}

it('counts requests, tokens and money between what is likely and what is allowed', async () => {
  const [one] = await estimate(['1,10'], { maxTokens: 400 });
  expect(one).toMatchObject({ requests: { least: 5, most: 15 }, concurrency: 4, measured: false });
  expect(one!.most.completionTokens).toBe(15 * 400);
  expect(one!.expected.completionTokens).toBeLessThan(one!.most.completionTokens);
  expect(one!.usd!.most).toBeCloseTo((one!.most.promptTokens + 10 * 6000) / 1e6, 12);
  expect(estimateLines([one!])[0]).toContain('5 to 15 requests');
});

it('has no estimate of money without a price, and says so', async () => {
  const [one] = await estimate([]);
  expect(one!.usd).toBeNull();
  expect(estimateLines([one!])[0]).toContain('no price is known (--price IN,OUT)');
});

it('a cap on cost needs every price', () => {
  const prices = pricesOf({ models: ['openai/test'], baseUrl });
  expect(() => checkPrices(prices, { maxCost: 1 })).toThrow('no price is known for openai/test');
  expect(() => checkPrices(prices, { maxRequests: 1 })).not.toThrow();
});

it('reads prices, and says what they have to look like', () => {
  expect(parsePrices(['2.5,10', 'openai/a=b=0,1'])).toEqual({
    '*': { input: 2.5, output: 10 },
    'openai/a=b': { input: 0, output: 1 },
  });
  for (const wrong of ['', '1', '1,2,3', 'a,b', '-1,2', ',', '1, '])
    expect(() => parsePrices([wrong])).toThrow('is not IN,OUT');
  expect(() => pricesOf({ models: ['a/b'] }, { prices: { 'a/c': { input: 1, output: 1 } } })).toThrow(
    'none of the models',
  );
});
