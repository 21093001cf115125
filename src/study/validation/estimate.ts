import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Interval } from '../../core/statistics/index.ts';

/** A labelled finding: which stratum it stands for, and whether it is true. */
export interface Observation {
  stratum: number;
  value: 0 | 1;
}

const RESAMPLES = 1000;
const TAIL = 0.025;

/**
 * A share estimated from a stratified sample, for each domain (a part of the observations, which may cut across strata): every
 * observation stands for `findings / observations` of its stratum. The interval is 95 %, by the rescaling bootstrap inside strata (Rao and
 * Wu 1988, with the correction for finite strata). A stratum with one observation shows no spread; such strata of one group are resampled
 * together, which widens the interval.
 */
export class StratifiedEstimate {
  readonly #observations: readonly Observation[];
  readonly #weights: number[];
  readonly #resampled: Float32Array[];
  /** Where everything in the stratum was looked at, nothing is left to chance. */
  readonly #complete: boolean[];

  /**
   * @param strata `findings`: how many there are; `group`: strata that may be resampled together
   */
  constructor(
    strata: readonly { findings: number; group: string }[],
    observations: readonly Observation[],
    seed = 1,
  ) {
    const seen = strata.map(() => 0);
    for (const { stratum } of observations) seen[stratum]!++;
    this.#observations = observations;
    this.#weights = observations.map(({ stratum }) => strata[stratum]!.findings / seen[stratum]!);
    this.#complete = observations.map(({ stratum }) => seen[stratum] === strata[stratum]!.findings);
    const random = xoroshiro128plus(seed | 0);
    const plans = unitsOf(strata, observations, seen).map((members) => ({
      members,
      // The part that was not seen.
      keep: Math.sqrt(1 - members.length / members.reduce((sum, i) => sum + this.#weights[i]!, 0)),
    }));
    this.#resampled = Array.from({ length: RESAMPLES }, () => {
      const weights = Float32Array.from(this.#weights);
      for (const { members, keep } of plans) {
        const n = members.length;
        if (n === 1 || keep === 0) continue;
        const drawn = new Uint16Array(n);
        for (let i = 1; i < n; i++) drawn[uniformInt(random, 0, n - 1)]!++;
        // `n - 1` draws scaled by n / (n - 1) have the variance of the estimate; `keep` takes the part that was seen out of it.
        for (const [i, member] of members.entries())
          weights[member]! *= 1 - keep + keep * (n / (n - 1)) * drawn[i]!;
      }
      return weights;
    });
  }

  /** The share among the observations that `belongs` takes; without a value where it takes none. */
  share(belongs: (index: number) => boolean = () => true): Interval {
    const members = [...this.#observations.keys()].filter(belongs);
    if (members.length === 0) return { value: null, low: null, high: null };
    const value = this.#shareOf(this.#weights, members)!;
    if (members.every((i) => this.#complete[i])) return { value, low: value, high: value };
    if (members.length === 1) return { value, low: null, high: null };
    const values = members.map((i) => this.#observations[i]!.value);
    if (values.every((one) => one === values[0])) return this.#bound(members, values[0]!);
    const sorted = this.#resampled
      .map((weights) => this.#shareOf(weights, members))
      .filter((share) => share !== null)
      .sort((a, b) => a - b);
    const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]!;
    return { value, low: Math.min(value, at(TAIL)), high: Math.max(value, at(1 - TAIL)) };
  }

  /** All are alike: resampling sees no spread. The exact bound for the number of findings that the weights are worth stands instead. */
  #bound(members: readonly number[], value: 0 | 1): Interval {
    const weights = members.map((i) => this.#weights[i]!);
    const total = weights.reduce((a, b) => a + b, 0);
    const worth = total ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const reach = 1 - TAIL ** (1 / worth);
    return { value, low: value === 1 ? 1 - reach : 0, high: value === 1 ? 1 : reach };
  }

  #shareOf(weights: ArrayLike<number>, members: readonly number[]): number | null {
    let [top, bottom] = [0, 0];
    for (const i of members) {
      bottom += weights[i]!;
      top += weights[i]! * this.#observations[i]!.value;
    }
    return bottom === 0 ? null : top / bottom;
  }
}

/** What is resampled together: strata, and of each group its strata with one observation, with its smallest stratum where there is but one. */
function unitsOf(
  strata: readonly { findings: number; group: string }[],
  observations: readonly Observation[],
  seen: readonly number[],
): number[][] {
  const groups = Map.groupBy(observations.keys(), (i) => strata[observations[i]!.stratum]!.group);
  return [...groups.values()].flatMap((members) => {
    const lonely = ({ stratum }: Observation) => seen[stratum] === 1 && strata[stratum]!.findings > 1;
    const single = members.filter((i) => lonely(observations[i]!));
    const others = members.filter((i) => !lonely(observations[i]!));
    const units = [...Map.groupBy(others, (i) => observations[i]!.stratum).values()];
    units.sort((a, b) => a.length - b.length);
    if (single.length === 1) units[0]?.push(...single);
    return single.length === 0 || (single.length === 1 && units.length > 0) ? units : [single, ...units];
  });
}
