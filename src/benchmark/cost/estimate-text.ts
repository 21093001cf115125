import type { Estimate } from './estimate.ts';
import { countText, durationText, usdText } from './text.ts';

/** An estimate for people: a line per model, then what it rests on. Empty when nothing is to be asked. */
export function estimateLines(estimates: readonly Estimate[]): string[] {
  if (estimates.length === 0) return [];
  const known = estimates.flatMap(({ usd }) => usd ?? []);
  const total = (key: 'expected' | 'most') => usdText(known.reduce((sum, usd) => sum + usd[key], 0));
  return [
    ...estimates.map(lineOf),
    ...(known.length > 1 ? [`Together about ${total('expected')}, at most ${total('most')}.`] : []),
    'Tokens are counted as characters / 4 (off by up to 25 % for a text), answers as long as the reference solutions; retries come on top, cached answers cost nothing.',
  ];
}

function lineOf(estimate: Estimate): string {
  const { model, requests, expected, most, usd, price, seconds, measured, concurrency } = estimate;
  const count =
    requests.least === requests.most
      ? `${requests.most} requests`
      : `${requests.least} to ${requests.most} requests`;
  const tokens = `${countText(expected.promptTokens)} prompt and ${countText(expected.completionTokens)} answer tokens (at most ${countText(most.completionTokens)})`;
  const money =
    usd === null || price === null
      ? 'no price is known (--price IN,OUT), so there is no estimate of money'
      : `about ${usdText(usd.expected)}, at most ${usdText(usd.most)} (${price.input} in, ${price.output} out per million; ${price.source})`;
  const time = `about ${durationText(seconds)} with ${concurrency} at once${measured ? '' : ', if a request takes 1 s and 50 tokens a second'}`;
  return `Estimate for ${model}: ${count}, ${tokens}; ${money}; ${time}.`;
}
