import type { Spend } from '../benchmark/cost/spend.ts';
import { countText, usdText } from '../benchmark/cost/text.ts';
import type { RunData } from './data.ts';

/**
 * What a run cost, over all its resumes, in one sentence; empty when it asked no server. Costs stand outside of the
 * summary: they depend on kills and retries, and the figures do not.
 */
export function costLine({ spend, samples, summary }: RunData): string {
  if (spend.length === 0) return '';
  const total = (key: 'requests' | 'promptTokens' | 'completionTokens' | 'unsettled') =>
    spend.reduce((sum, one) => sum + one[key], 0);
  const usd = usdTotal(spend);
  const models = new Set(spend.map(({ model }) => model));
  const good = samples.filter(
    ({ generation, assessment }) =>
      models.has(generation.model) && assessment?.verdicts[summary.headline] === 'secure',
  ).length;
  const tokens = `${countText(total('requests'))} requests, ${countText(total('promptTokens'))} prompt and ${countText(total('completionTokens'))} answer tokens`;
  const each =
    usd === null || good === 0
      ? ''
      : `; ${usdText(usd / good)} for each of ${good} secure${summary.headline === 'tests' ? ' and correct' : ''} answers`;
  const unsettled = total('unsettled');
  return (
    `Cost: ${usd === null ? 'no price known' : usdText(usd)} (${tokens})${each}` +
    `${unsettled > 0 ? `; at their most count requests whose cost was never learned: ${unsettled}` : ''}.`
  );
}

const usdTotal = (spend: readonly Spend[]): number | null =>
  spend.some(({ usd }) => usd === null) ? null : spend.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
