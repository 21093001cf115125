import {
  type Interval,
  normalCdf,
  normalInterval,
  rankBiasedOverlap,
  spearman,
  spearmanTest,
  topOverlap,
  variance,
} from '../../core/statistics/index.ts';
import { corrected } from './corrected.ts';
import type { Resampled } from './resampled.ts';
import type { CarryOver } from './schema.ts';

const TOPS = [5, 10, 20];
/** Samples that a rule must have in both together to be tested: fewer cannot show anything. */
const FEWEST_SAMPLES = 5;

/** One pair of outputs and data set as one tool sees it. */
export interface Pair {
  tool: string;
  outputs: { name: string; resampled: Resampled };
  data: { name: string; resampled: Resampled };
  trained: boolean;
}

/** Whether outputs have the messages of data: by rank, by top lists, and message by message. */
export function carryOverOf(pairs: readonly Pair[], seed: number): CarryOver[] {
  const rows = pairs.map((pair) => ({ pair, ...ranksOf(pair, seed) }));
  const ps = corrected(rows.map(({ p }) => p));
  return rows.map(({ pair, rules, p: _, ...ranks }, i) => {
    const messages = liftsOf(pair, rules);
    const withInterval = messages.filter(({ p }) => p !== null);
    return {
      tool: pair.tool,
      outputs: pair.outputs.name,
      data: pair.data.name,
      trained: pair.trained,
      rules: rules.length,
      ...ranks,
      p: ps[i]!,
      alike: {
        rules: withInterval.filter(({ lift }) => lift.low! <= 1 && lift.high! >= 1).length,
        of: withInterval.length,
      },
      messages,
    };
  });
}

function ranksOf({ outputs, data }: Pair, seed: number) {
  const [to, from] = [outputs.resampled, data.resampled];
  const rules = [...new Set([...from.aggregate.rules.keys(), ...to.aggregate.rules.keys()])].sort();
  const seen = (side: Resampled) => rules.map((rule) => side.aggregate.rules.get(rule)?.samples ?? 0);
  const [x, y] = [seen(from), seen(to)];
  const { rho, p } = spearmanTest(x, y, { seed });
  // Ranks do not change when all shares are divided by the same number of samples.
  const [xs, ys] = [rules.map((rule) => from.rule(rule)), rules.map((rule) => to.rule(rule))];
  const resampled = Array.from({ length: to.resamples }, (_, r) => {
    const at = (totals: Float64Array[]) => totals.map((total) => total[r]!);
    return spearman(at(xs), at(ys)) ?? Number.NaN;
  });
  const ranked = (side: Resampled) =>
    [...side.aggregate.rules]
      .sort(([a, m], [b, n]) => n.samples - m.samples || (a < b ? -1 : 1))
      .map(([rule]) => rule);
  const [top, other] = [ranked(from), ranked(to)];
  return {
    rules,
    p,
    spearman: rho === null ? { value: null, low: null, high: null } : to.interval(rho, resampled),
    overlaps: TOPS.flatMap((k) => {
      const share = topOverlap(top, other, k);
      return share === null ? [] : [{ k, share }];
    }),
    rankBiasedOverlap: rankBiasedOverlap(top, other),
  };
}

function liftsOf({ outputs, data }: Pair, rules: readonly string[]): CarryOver['messages'] {
  const rows = rules.map((rule) => {
    const [from, to] = [side(data.resampled, rule), side(outputs.resampled, rule)];
    const { lift, p } = liftOf(from, to);
    const tested = from.count + to.count >= FEWEST_SAMPLES;
    return {
      rule,
      data: from.count / from.samples,
      outputs: to.count / to.samples,
      lift: tested ? lift : { ...lift, low: null, high: null },
      p: tested ? p : null,
    };
  });
  const ps = corrected(rows.map(({ p }) => p));
  return rows
    .map((row, i) => ({ ...row, p: ps[i]! }))
    .sort((a, b) => b.data + b.outputs - (a.data + a.outputs) || (a.rule < b.rule ? -1 : 1));
}

interface Side {
  count: number;
  samples: number;
  counts: Float64Array;
  totals: Float64Array;
}

const side = (resampled: Resampled, rule: string): Side => ({
  count: resampled.aggregate.rules.get(rule)?.samples ?? 0,
  samples: resampled.aggregate.samples,
  counts: resampled.rule(rule),
  totals: resampled.samples,
});

/**
 * Ratio of shares with a 95 % interval on the log scale. Half a sample is added to each count (Walter 1975), so that a message that one
 * side lacks has a lift too. The variance is that of the resampled clusters, but never less than samples without clusters would have:
 * few occurrences in few clusters make a bootstrap overconfident. The p-value is two-sided, of the same normal distribution.
 */
export function liftOf(from: Side, to: Side): { lift: Interval; p: number | null } {
  if (from.samples === 0 || to.samples === 0)
    return { lift: { value: null, low: null, high: null }, p: null };
  const logShare = (count: number, samples: number) => Math.log((count + 0.5) / (samples + 0.5));
  const log = logShare(to.count, to.samples) - logShare(from.count, from.samples);
  const resampled = to.counts.map(
    (count, r) => logShare(count, to.totals[r]!) - logShare(from.counts[r]!, from.totals[r]!),
  );
  const alone = ({ count, samples }: Side) => 1 / (count + 0.5) - 1 / (samples + 0.5);
  const error = Math.sqrt(Math.max(variance(resampled), alone(from) + alone(to)));
  const [low, high] = normalInterval(log, error);
  return {
    lift: { value: Math.exp(log), low: Math.exp(low), high: Math.exp(high) },
    p: error === 0 ? 1 : Math.min(1, 2 * normalCdf(-Math.abs(log) / error)),
  };
}
