import { type Progress, silent } from '../core/progress.ts';
import type { Case, Detection, EvaluationSet } from './case.ts';
import { combine, type Combined, type VoteMeasures } from './combine.ts';
import { detect, type Detections } from './detect.ts';
import { type Fold, foldOf } from './fold.ts';
import { finders, type Finders, type Overlap, overlaps } from './matrix.ts';
import { measure, type Measures } from './measures.ts';
import { Ratios } from './ratio.ts';
import { readSets } from './sources/index.ts';
import { cast, type Voices, votesOf } from './vote.ts';

export interface EvaluationOptions {
  /** What to measure on: see `readSets`. */
  sets: readonly string[];
  /** As `openAnalyzers` takes them. */
  analyzers: readonly string[];
  /** Measure on this part alone; combinations are chosen on the others. */
  fold?: Fold;
  /** Measure on all but this part, and never look at it. */
  withoutFold?: Fold;
  anyCwe?: boolean;
  seed?: number;
  cache?: boolean;
  workers?: number;
  secondsPerSample?: number;
  progress?: Progress;
  signal?: AbortSignal;
}

/** The figures of one analyzer. */
export interface AnalyzerMeasures extends Measures {
  analyzer: string;
  /** Null: all of them. A case counts under the first of its CWEs. */
  cwe: number | null;
}

/** Cases of a set that are looked at together: all, or those whose weakness shows in the file. */
export interface Part {
  name: 'all' | 'visible';
  rows: AnalyzerMeasures[];
}

/** One case with what every analyzer said, for reading. */
export interface JudgedCase {
  id: string;
  side: Case['side'];
  cwes: readonly number[];
  visible: boolean | null;
  said: Record<string, { detection: Detection; rules: readonly string[] }>;
}

export interface SetEvaluation {
  name: string;
  source: string;
  clusteredBy: string;
  clusters: number;
  insecure: number;
  secure: number;
  paired: boolean;
  parts: Part[];
  overlaps: Overlap[];
  finders: Finders[];
  /** Every union and vote on the same cases, without any choice. */
  votes: VoteMeasures[];
  combined: Combined | null;
  cases: JudgedCase[];
}

/** Everything that `sallm evaluate-analyzers` shows. */
export interface Evaluation {
  schema: 1;
  analyzers: { name: string; version: string | null; unavailable: string | null }[];
  anyCwe: boolean;
  fold: Fold | null;
  withoutFold: Fold | null;
  sets: SetEvaluation[];
}

const FOLDS = 5;

/**
 * Measures how far analyzers may be believed, on programs of which it is known whether they have a weakness.
 *
 * @example
 * const { sets } = await evaluateAnalyzers({ sets: ['pairs.jsonl'], analyzers: ['bandit', 'ruff'] });
 * sets[0].parts[0].rows[0].recall; // { value: 0.46, low: 0.37, high: 0.55 }
 *
 * @throws UsageError for sets that cannot be read, unknown analyzers, and a part that holds no case
 */
export async function evaluateAnalyzers(options: EvaluationOptions): Promise<Evaluation> {
  const {
    fold,
    withoutFold,
    anyCwe = false,
    progress = silent,
    cache,
    workers,
    secondsPerSample,
    signal,
  } = options;
  const kept = (await readSets(options.sets)).map((set) => without(set, withoutFold));
  const found = await detect(kept, options.analyzers, {
    anyCwe,
    progress,
    ...(cache !== undefined && { cache }),
    ...(workers !== undefined && { workers }),
    ...(secondsPerSample !== undefined && { secondsPerSample }),
    ...(signal && { signal }),
  });
  const ratios = new Ratios(options.seed);
  return {
    schema: 1,
    analyzers: found.map(({ name, version, unavailable }) => ({ name, version, unavailable })),
    anyCwe,
    fold: fold ?? null,
    withoutFold: withoutFold ?? null,
    sets: kept.map((set, at) =>
      evaluateSet(set, found, at, {
        ratios,
        ...(fold && { fold }),
        folds: (fold ?? withoutFold)?.of ?? FOLDS,
      }),
    ),
  };
}

const without = (set: EvaluationSet, fold: Fold | undefined): EvaluationSet =>
  fold ? { ...set, cases: set.cases.filter(({ cluster }) => foldOf(cluster, fold.of) !== fold.index) } : set;

function evaluateSet(
  set: EvaluationSet,
  found: readonly Detections[],
  at: number,
  { ratios, fold, folds }: { ratios: Ratios; fold?: Fold; folds: number },
): SetEvaluation {
  const { cases: all, paired } = set;
  const measured = all.flatMap(({ cluster }, i) =>
    fold && foldOf(cluster, fold.of) !== fold.index ? [] : [i],
  );
  const pick = <T>(values: readonly T[], indices = measured): T[] => indices.map((i) => values[i]!);
  const said = found.map(({ name, perSet }) => ({ name, ...perSet[at]! }));
  const cases = pick(all);
  const shown = said.map(({ name, detections, rules }) => ({
    name,
    detections: pick(detections),
    rules: pick(rules),
  }));
  const voices: Voices = new Map(said.map(({ name, detections }) => [name, detections]));
  const shownVoices: Voices = new Map(shown.map(({ name, detections }) => [name, detections]));

  const partOf = (name: Part['name'], indices: readonly number[]): Part => {
    const cwes = [...new Set(indices.map((i) => cases[i]!.cwes[0]!))].sort((a, b) => a - b);
    const rows = shown.flatMap(({ name: analyzer, detections }) =>
      [null, ...cwes].map((cwe): AnalyzerMeasures => {
        const own = indices.filter((i) => cwe === null || cases[i]!.cwes[0] === cwe);
        return { analyzer, cwe, ...measure(pick(cases, own), pick(detections, own), { paired, ratios }) };
      }),
    );
    return { name, rows };
  };
  const everything = cases.map((_, i) => i);
  const visible = everything.filter((i) => cases[i]!.visible);
  return {
    name: set.name,
    source: set.source,
    clusteredBy: set.clusteredBy,
    clusters: new Set(cases.map(({ cluster }) => cluster)).size,
    insecure: cases.filter(({ side }) => side === 'insecure').length,
    secure: cases.filter(({ side }) => side === 'secure').length,
    paired,
    parts: [partOf('all', everything), ...(visible.length > 0 ? [partOf('visible', visible)] : [])],
    overlaps: overlaps(cases, shown),
    finders: finders(cases, shown),
    votes:
      shown.length < 2
        ? []
        : votesOf([...shownVoices.keys()]).map((vote) => ({
            vote,
            ...measure(cases, cast(vote, shownVoices), { paired, ratios }),
          })),
    combined: combine(all, voices, { paired, folds, ...(fold && { only: fold.index }), ratios }),
    cases: cases.map(({ id, side, cwes, visible: seen }, i) => ({
      id,
      side,
      cwes,
      visible: seen ?? null,
      said: Object.fromEntries(
        shown.map(({ name, detections, rules }) => [name, { detection: detections[i]!, rules: rules[i]! }]),
      ),
    })),
  };
}
