import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { ClusterWeights } from '../../core/statistics/index.ts';
import { Aggregate } from '../aggregate.ts';
import { profileOf } from '../config.ts';
import { carryOverOf } from './carry-over.ts';
import { Resampled } from './resampled.ts';

const RULES = Array.from({ length: 12 }, (_, i) => `W${i}`);
/** Shares of samples with each rule, from common to rare. */
const BASE = RULES.map((_, i) => 0.4 * 0.75 ** i);
const PLANTED = 5;

type Random = ReturnType<typeof xoroshiro128plus>;
const chance = (random: Random, share: number) => uniformInt(random, 0, 999_999) < share * 1e6;

/** Samples in clusters that resemble each other: in each cluster half of the samples repeat its first one. */
function draw(random: Random, prefix: string, shares: readonly number[], weights: ClusterWeights): Resampled {
  const aggregate = new Aggregate('lint', profileOf('everything'), () => 'warning');
  for (let cluster = 0; cluster < 150; cluster++) {
    const fresh = () => shares.map((share) => chance(random, share));
    const first = fresh();
    for (let i = 0; i < 6; i++) {
      const has = i === 0 || chance(random, 0.5) ? first : fresh();
      const found = RULES.filter((_, rule) => has[rule]).map((rule) => [`${rule}:low:high:`, 1]);
      aggregate.add({
        id: `${prefix}${cluster}/${i}`,
        cluster: `${prefix}${cluster}`,
        lines: 10,
        tools: { lint: Object.fromEntries(found) as Record<string, number> },
      });
    }
  }
  return new Resampled(aggregate, weights);
}

const pairOf = (random: Random, seed: number, shares: readonly number[]) => {
  const weights = new ClusterWeights({ seed, resamples: 200 });
  return {
    tool: 'lint',
    data: { name: 'data', resampled: draw(random, 'repo', BASE, weights) },
    outputs: { name: 'outputs', resampled: draw(random, 'problem', shares, weights) },
    trained: true,
  };
};

describe('a pair of data and outputs with a known carry-over', () => {
  test('has lifts whose intervals hold the planted 3, and 1 for the other messages, about as often as they say', () => {
    const random = xoroshiro128plus(17);
    const shares = BASE.map((share, i) => (i === PLANTED ? 3 * share : share));
    let [planted, others, tested, claimed, falsely] = [0, 0, 0, 0, 0];
    const rounds = 60;
    for (let round = 0; round < rounds; round++) {
      const [{ messages }] = carryOverOf([pairOf(random, round, shares)], 1) as [
        ReturnType<typeof carryOverOf>[0],
      ];
      for (const { rule, lift, p } of messages) {
        if (lift.low === null || lift.high === null) continue;
        const truth = rule === RULES[PLANTED] ? 3 : 1;
        const holds = lift.low <= truth && truth <= lift.high;
        if (truth === 3) {
          planted += Number(holds);
          claimed += Number(p!.holm < 0.05);
        } else {
          tested++;
          others += Number(holds);
          falsely += Number(p!.holm < 0.05);
        }
      }
    }
    expect(planted / rounds).toBeGreaterThan(0.86);
    expect(others / tested).toBeGreaterThan(0.92);
    expect(others / tested).toBeLessThan(0.99);
    expect(claimed / rounds).toBeGreaterThan(0.9);
    expect(falsely / tested).toBeLessThan(0.01);
  });

  test('ranks messages alike when outputs repeat the data, and not when they are out of another world', () => {
    const random = xoroshiro128plus(5);
    const [same, other] = carryOverOf(
      [
        pairOf(random, 1, BASE),
        pairOf(
          random,
          1,
          BASE.map((_, i) => BASE[(i * 5 + 3) % 12]!),
        ),
      ],
      1,
    );
    expect(same!.spearman.value).toBeGreaterThan(0.9);
    expect(same!.spearman.low).toBeGreaterThan(0.7);
    expect(same!.p!.holm).toBeLessThan(0.01);
    expect(same!.rankBiasedOverlap).toBeGreaterThan(0.9);
    expect(same!.overlaps[0]!.share).toBe(1);
    expect(other!.p!.holm).toBeGreaterThan(0.05);
    expect(other!.rankBiasedOverlap).toBeLessThan(same!.rankBiasedOverlap!);
    expect(other!.alike.rules).toBeLessThan(other!.alike.of / 2);
  });
});
