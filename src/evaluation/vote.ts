import { ClusterWeights } from '../core/statistics/index.ts';
import type { Case, Detection } from './case.ts';

/** A combined verdict: flagged when at least `atLeast` of the analyzers flag. 1 is the union. */
export interface Vote {
  analyzers: readonly string[];
  atLeast: number;
}

/** What analyzers said, by name. */
export type Voices = ReadonlyMap<string, readonly Detection[]>;

/** More analyzers than this have too many combinations to choose from. */
export const MOST_ANALYZERS = 8;

/** Every vote of every set of analyzers, the smaller sets first. */
export function votesOf(names: readonly string[]): Vote[] {
  const sets = names.reduce<string[][]>(
    (known, name) => [...known, ...known.map((set) => [...set, name])],
    [[]],
  );
  return sets
    .filter((set) => set.length > 0)
    .sort((a, b) => a.length - b.length)
    .flatMap((analyzers) => analyzers.map((_, i) => ({ analyzers, atLeast: i + 1 })));
}

/** `bandit or ruff`, `at least 2 of a, b, c`, `a and b`. */
export function voteText({ analyzers, atLeast }: Vote): string {
  if (atLeast === 1) return analyzers.join(' or ');
  if (atLeast === analyzers.length) return analyzers.join(' and ');
  return `at least ${atLeast} of ${analyzers.join(', ')}`;
}

/** What a vote says of each case. Where the analyzers that could not judge would decide, neither can the vote. */
export function cast({ analyzers, atLeast }: Vote, voices: Voices): Detection[] {
  const said = analyzers.map((name) => voices.get(name) ?? []);
  return (said[0] ?? []).map((_, i) => {
    const all = said.map((detections) => detections[i]!);
    const open = all.filter((one) => one !== 'flagged' && one !== 'clear');
    const flagged = all.filter((one) => one === 'flagged').length;
    if (flagged >= atLeast) return 'flagged';
    if (flagged + open.length < atLeast) return 'clear';
    return open.includes('failed') ? 'failed' : 'unparsable';
  });
}

/** What is made as large as possible: the share of pairs that are told apart, or recall minus false alarms (Youden's J). */
export type Objective = 'pair-correct' | 'recall minus false alarms';

/** One cluster under one vote takes four numbers: what is gained, out of how many; what is lost, out of how many. */
const WIDTH = 4;

/** Votes over the cases of a set, ready to be compared on any part of its clusters. */
export class VoteChoice {
  readonly votes: readonly Vote[];
  readonly objective: Objective;
  readonly #clusters: readonly string[];
  readonly #sums: readonly Float64Array[];

  constructor(cases: readonly Case[], voices: Voices, objective: Objective) {
    this.votes = votesOf([...voices.keys()]);
    this.objective = objective;
    this.#clusters = [...new Set(cases.map(({ cluster }) => cluster))];
    const rows = new Map(this.#clusters.map((cluster, i) => [cluster, i * WIDTH]));
    const sumsOf = objective === 'pair-correct' ? pairSums : sideSums;
    this.#sums = this.votes.map((vote) => {
      const sums = new Float64Array(this.#clusters.length * WIDTH);
      sumsOf(cases, cast(vote, voices), (cluster, values) => {
        values.forEach((value, i) => (sums[rows.get(cluster)! + i]! += value));
      });
      return sums;
    });
  }

  /** The best vote on the clusters with a weight, the first (so the simplest) of equals; null where nothing can be compared. */
  best(weightOf: (cluster: string) => number): { vote: Vote; score: number } | null {
    const weights = Float64Array.from(this.#clusters, weightOf);
    let best: { vote: Vote; score: number } | null = null;
    this.#sums.forEach((sums, i) => {
      const score = scoreOf(sums, weights, this.objective);
      if (score !== null && (best === null || score > best.score + 1e-12))
        best = { vote: this.votes[i]!, score };
    });
    return best;
  }

  /** How often resamples of the clusters prefer this vote: 1 where each of them does. */
  confidence(vote: Vote, clusters: ReadonlySet<string>, seed = 1): number {
    const weights = new ClusterWeights({ seed, resamples: 400 });
    const drawn = new Map([...clusters].map((name) => [name, weights.of(name)]));
    let same = 0;
    let chosen = 0;
    for (let r = 0; r < weights.resamples; r++) {
      const best = this.best((cluster) => drawn.get(cluster)?.[r] ?? 0);
      if (best) chosen++;
      if (best?.vote === vote) same++;
    }
    return chosen === 0 ? 0 : same / chosen;
  }
}

function scoreOf(sums: Float64Array, weights: Float64Array, objective: Objective): number | null {
  const totals = [0, 0, 0, 0];
  weights.forEach((weight, row) => {
    for (let i = 0; i < WIDTH; i++) totals[i]! += weight * sums[row * WIDTH + i]!;
  });
  const [gained, chances, lost, risks] = totals as [number, number, number, number];
  if (chances === 0) return null;
  if (objective === 'pair-correct') return gained / chances;
  return risks === 0 ? null : gained / chances - lost / risks;
}

type Add = (cluster: string, values: readonly number[]) => void;

/** Finds out of the insecure programs, alarms out of the secure ones. What could not be judged is not found. */
function sideSums(cases: readonly Case[], detections: readonly Detection[], add: Add): void {
  cases.forEach(({ side, cluster }, i) => {
    const flagged = Number(detections[i] === 'flagged');
    add(cluster, side === 'insecure' ? [flagged, 1, 0, 0] : [0, 0, flagged, 1]);
  });
}

/** Pairs that are told apart, out of all. What could not be judged is not told apart. */
function pairSums(cases: readonly Case[], detections: readonly Detection[], add: Add): void {
  const empty = { insecure: 0, secure: 0, found: 0, clear: 0 };
  const groups = new Map<string, typeof empty & { cluster: string }>();
  cases.forEach(({ group, cluster, side }, i) => {
    const known = groups.get(group) ?? { cluster, ...empty };
    groups.set(group, known);
    known[side]++;
    if (side === 'insecure') known.found += Number(detections[i] === 'flagged');
    else known.clear += Number(detections[i] === 'clear');
  });
  for (const { cluster, insecure, secure, found, clear } of groups.values())
    add(cluster, [found * clear, insecure * secure, 0, 0]);
}
