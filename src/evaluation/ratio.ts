import {
  ClusterWeights,
  createIntervals,
  type Interval,
  percentileInterval,
} from '../core/statistics/index.ts';

/** Sums of one cluster: `top` out of `bottom`. */
export interface Sums {
  top: number;
  bottom: number;
}

/** Gives shares their 95 % intervals; one object serves many of them with the same resamples. */
export class Ratios {
  readonly #weights: ClusterWeights;
  readonly #exact = createIntervals();

  constructor(seed = 1) {
    this.#weights = new ClusterWeights({ seed });
  }

  /**
   * The share of all tops in all bottoms, with a bootstrap interval over clusters. Where all or none count, resampling sees no
   * spread: the exact bound on clusters that would be otherwise stands instead. `value` is null for nothing, the bounds are for
   * fewer than five clusters.
   */
  of(clusters: ReadonlyMap<string, Sums>): Interval {
    const counted = [...clusters].filter(([, { bottom }]) => bottom > 0);
    const total = (part: keyof Sums) => counted.reduce((sum, [, sums]) => sum + sums[part], 0);
    const [top, bottom] = [total('top'), total('bottom')];
    if (bottom === 0) return { value: null, low: null, high: null };
    if (top === 0 || top === bottom) {
      const { value, low, high } = this.#exact.of(counted.map(() => top / bottom));
      return { value, low, high };
    }
    const { resamples } = this.#weights;
    const [tops, bottoms] = [new Float64Array(resamples), new Float64Array(resamples)];
    for (const [name, sums] of counted) {
      const weights = this.#weights.of(name);
      for (let r = 0; r < resamples; r++) {
        tops[r]! += weights[r]! * sums.top;
        bottoms[r]! += weights[r]! * sums.bottom;
      }
    }
    return percentileInterval(
      top / bottom,
      tops.map((value, r) => value / bottoms[r]!),
      counted.length,
    );
  }
}
