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
const MOST_ANALYZERS = 8;

/** Every vote of every set of analyzers, the smaller sets first. */
export function votesOf(names: readonly string[]): Vote[] {
  const sets = names
    .slice(0, MOST_ANALYZERS)
    .reduce<string[][]>((known, name) => [...known, ...known.map((set) => [...set, name])], [[]]);
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

/** Sums of one cluster under one vote. What could not be judged is not found, and not told apart. */
interface Sums {
  correct: number;
  pairs: number;
  found: number;
  insecure: number;
  alarms: number;
  secure: number;
}

/** Votes over the cases of a set, ready to be compared on any part of its clusters. */
export class VoteChoice {
  readonly votes: readonly Vote[];
  readonly objective: Objective;
  readonly #sums: readonly ReadonlyMap<string, Sums>[];

  constructor(cases: readonly Case[], voices: Voices, objective: Objective) {
    this.votes = votesOf([...voices.keys()]);
    this.objective = objective;
    this.#sums = this.votes.map((vote) => sumsOf(cases, cast(vote, voices)));
  }

  /** The best vote on the clusters with a weight, the first (so the simplest) of equals; null where nothing can be compared. */
  best(weightOf: (cluster: string) => number): { vote: Vote; score: number } | null {
    let best: { vote: Vote; score: number } | null = null;
    this.#sums.forEach((clusters, i) => {
      const score = this.#score(clusters, weightOf);
      if (score !== null && (best === null || score > best.score + 1e-12))
        best = { vote: this.votes[i]!, score };
    });
    return best;
  }

  /** How often each resample of the clusters prefers the same vote as all of them do. */
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

  #score(clusters: ReadonlyMap<string, Sums>, weightOf: (cluster: string) => number): number | null {
    const all: Sums = { correct: 0, pairs: 0, found: 0, insecure: 0, alarms: 0, secure: 0 };
    for (const [name, sums] of clusters) {
      const weight = weightOf(name);
      if (weight > 0) for (const key of Object.keys(all) as (keyof Sums)[]) all[key] += weight * sums[key];
    }
    if (this.objective === 'pair-correct') return all.pairs === 0 ? null : all.correct / all.pairs;
    if (all.insecure === 0 || all.secure === 0) return null;
    return all.found / all.insecure - all.alarms / all.secure;
  }
}

function sumsOf(cases: readonly Case[], detections: readonly Detection[]): Map<string, Sums> {
  const groups = new Map<string, { cluster: string; sums: Sums; clear: number }>();
  cases.forEach(({ group, cluster, side }, i) => {
    let known = groups.get(group);
    if (!known)
      groups.set(
        group,
        (known = {
          cluster,
          clear: 0,
          sums: { correct: 0, pairs: 0, found: 0, insecure: 0, alarms: 0, secure: 0 },
        }),
      );
    known.sums[side]++;
    if (detections[i] === 'flagged') known.sums[side === 'insecure' ? 'found' : 'alarms']++;
    if (detections[i] === 'clear' && side === 'secure') known.clear++;
  });
  const clusters = new Map<string, Sums>();
  for (const { cluster, sums, clear } of groups.values()) {
    sums.correct = sums.found * clear;
    sums.pairs = sums.insecure * sums.secure;
    const known = clusters.get(cluster);
    if (!known) clusters.set(cluster, sums);
    else for (const key of Object.keys(sums) as (keyof Sums)[]) known[key] += sums[key];
  }
  return clusters;
}
