import type { Case, Detection } from './case.ts';
import { foldOf } from './fold.ts';
import { type Measures, measure } from './measures.ts';
import type { Ratios } from './ratio.ts';
import { cast, type Objective, type Voices, type Vote, VoteChoice } from './vote.ts';

/** The best combination, chosen on some folds and measured on others. */
export interface Combined {
  objective: Objective;
  folds: number;
  /** What was chosen without looking at the fold that it was then measured on. */
  choices: { heldOut: number; vote: Vote; tuningScore: number }[];
  /** Over the held-out folds, each under the vote that was chosen without it. */
  heldOut: Measures;
  /** Chosen on all tuning data: what to use from now on. */
  vote: Vote;
  /** Share of resamples of the clusters that choose the same vote. */
  confidence: number;
}

/** Every vote on the measured cases, without any choice. */
export interface VoteMeasures extends Measures {
  vote: Vote;
}

export interface CombineOptions {
  paired: boolean;
  folds: number;
  /** Only this fold is held out; else each in turn. */
  only?: number;
  ratios: Ratios;
}

/** @returns null where there is nothing to weigh finds against, or fewer than two analyzers or folds with cases */
export function combine(cases: readonly Case[], voices: Voices, options: CombineOptions): Combined | null {
  const { paired, folds, only, ratios } = options;
  if (voices.size < 2 || new Set(cases.map(({ side }) => side)).size < 2) return null;
  const objective: Objective = paired ? 'pair-correct' : 'recall minus false alarms';
  const choice = new VoteChoice(cases, voices, objective);
  const foldOfCluster = new Map(cases.map(({ cluster }) => [cluster, foldOf(cluster, folds)]));
  const held = only === undefined ? [...new Set(foldOfCluster.values())].sort((a, b) => a - b) : [only];
  const choices: Combined['choices'] = [];
  const measured: { one: Case; detection: Detection }[] = [];
  for (const heldOut of held) {
    const best = choice.best((cluster) => Number(foldOfCluster.get(cluster) !== heldOut));
    if (!best) return null;
    choices.push({ heldOut, vote: best.vote, tuningScore: best.score });
    const detections = cast(best.vote, voices);
    cases.forEach((one, i) => {
      if (foldOfCluster.get(one.cluster) === heldOut) measured.push({ one, detection: detections[i]! });
    });
  }
  const tuning = new Set(
    [...foldOfCluster].flatMap(([cluster, fold]) => (only !== undefined && fold === only ? [] : [cluster])),
  );
  const whole = choice.best((cluster) => Number(tuning.has(cluster)));
  if (!whole) return null;
  return {
    objective,
    folds,
    choices,
    heldOut: measure(
      measured.map(({ one }) => one),
      measured.map(({ detection }) => detection),
      { paired, ratios },
    ),
    vote: whole.vote,
    confidence: choice.confidence(whole.vote, tuning),
  };
}
