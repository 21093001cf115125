import { type ClusterWeights, type Interval, percentileInterval } from '../../core/statistics/index.ts';
import type { Aggregate } from '../aggregate.ts';

/** Samples with more findings than this are taken for equal where orders of samples are compared. */
const MOST_FINDINGS = 255;

/** An aggregate with what each bootstrap resample makes of its sums. */
export class Resampled {
  readonly aggregate: Aggregate;
  readonly resamples: number;
  readonly samples: Float64Array;
  readonly smelly: Float64Array;
  readonly findings: Float64Array;
  readonly lines: Float64Array;
  /** Samples by number of findings, resample by resample. */
  readonly #sizes: Float32Array;
  readonly #rules = new Map<string, Float64Array>();
  readonly #clusters: number;
  readonly #none: Float64Array;

  constructor(aggregate: Aggregate, weights: ClusterWeights) {
    const { resamples } = weights;
    const sums = () => new Float64Array(resamples);
    this.aggregate = aggregate;
    this.resamples = resamples;
    this.samples = sums();
    this.smelly = sums();
    this.findings = sums();
    this.lines = sums();
    this.#none = sums();
    const width = MOST_FINDINGS + 1;
    this.#sizes = new Float32Array(resamples * width);
    const { clusters } = aggregate;
    this.#clusters = clusters.length;
    for (const [name, figures] of clusters) {
      const own = weights.of(name);
      add(this.samples, own, figures.samples);
      add(this.smelly, own, figures.smelly);
      add(this.findings, own, figures.findings);
      add(this.lines, own, figures.lines);
      for (const [size, n] of figures.sizes) {
        const at = Math.min(size, MOST_FINDINGS);
        for (let r = 0; r < resamples; r++) this.#sizes[r * width + at]! += own[r]! * n;
      }
      for (const [rule, n] of figures.rules) {
        let total = this.#rules.get(rule);
        if (!total) this.#rules.set(rule, (total = sums()));
        add(total, own, n);
      }
    }
  }

  /** Samples with a rule, resample by resample. */
  rule(rule: string): Float64Array {
    return this.#rules.get(rule) ?? this.#none;
  }

  /** Samples by number of findings, as seen. */
  get sizes(): Float64Array {
    const sizes = new Float64Array(MOST_FINDINGS + 1);
    for (const [size, n] of this.aggregate.sizes) sizes[Math.min(size, MOST_FINDINGS)]! += n;
    return sizes;
  }

  sizesOf(resample: number): Float32Array {
    const width = MOST_FINDINGS + 1;
    return this.#sizes.subarray(resample * width, (resample + 1) * width);
  }

  interval(value: number | null, resampled: Iterable<number>): Interval {
    return percentileInterval(value, resampled, this.#clusters);
  }

  /** Without an interval where nothing was found: resampling sees no spread there. */
  ratio(top: number, bottom: number, tops: Float64Array, bottoms: Float64Array, scale = 1): Interval {
    if (top === 0) return { value: bottom === 0 ? null : 0, low: null, high: null };
    return this.interval(
      bottom === 0 ? null : (scale * top) / bottom,
      tops.map((value, r) => (scale * value) / bottoms[r]!),
    );
  }

  /** A share of samples. Where none or all count, resampling sees no spread: the exact bound over clusters stands instead. */
  share(count: number, counts: Float64Array): Interval {
    const { samples } = this.aggregate;
    const estimate = this.interval(
      samples === 0 ? null : count / samples,
      counts.map((value, r) => value / this.samples[r]!),
    );
    if (estimate.low === null || (count > 0 && count < samples)) return estimate;
    const reach = 1 - 0.025 ** (1 / this.#clusters);
    return { value: estimate.value, low: count === 0 ? 0 : 1 - reach, high: count === 0 ? reach : 1 };
  }

  median(): Interval {
    const at = (sizes: ArrayLike<number>) => medianOf(sizes);
    return this.interval(
      this.aggregate.samples === 0 ? null : at(this.sizes),
      Array.from({ length: this.resamples }, (_, r) => at(this.sizesOf(r)) ?? Number.NaN),
    );
  }
}

/** The middle value of a histogram, the mean of both where there are two; `null` of an empty one. */
export function medianOf(counts: ArrayLike<number>): number | null {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  if (total === 0) return null;
  let seen = 0;
  let lower: number | null = null;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (lower === null && seen >= total / 2) lower = value;
    if (seen > total / 2) return (lower! + value) / 2;
  }
  return lower;
}

function add(totals: Float64Array, weights: Uint8Array, n: number): void {
  if (n === 0) return;
  for (let r = 0; r < totals.length; r++) totals[r]! += weights[r]! * n;
}
