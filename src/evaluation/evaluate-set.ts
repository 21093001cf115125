import type { Case, Detection, EvaluationSet } from './case.ts';
import { combine, type VoteMeasures } from './combine.ts';
import type { Detections } from './detect.ts';
import type { AnalyzerMeasures, JudgedCase, SetEvaluation } from './evaluation.ts';
import { type Fold, foldOf } from './fold.ts';
import { finders, overlaps } from './matrix.ts';
import { measure } from './measures.ts';
import type { Ratios } from './ratio.ts';
import { cast, type Voices, votesOf } from './vote.ts';

const pick = <T>(values: readonly T[], indices: readonly number[]): T[] => indices.map((i) => values[i]!);

interface Shown {
  name: string;
  detections: readonly Detection[];
  rules: readonly (readonly string[])[];
}

interface How {
  paired: boolean;
  ratios: Ratios;
}

/** All figures of one set, the `at`-th of those that analyzers were run on; of one part of it where `fold` says so. */
export function evaluateSet(
  set: EvaluationSet,
  found: readonly Detections[],
  at: number,
  { ratios, fold, folds }: { ratios: Ratios; fold?: Fold; folds: number },
): SetEvaluation {
  const { name, source, clusteredBy, paired, cases: all } = set;
  const how = { paired, ratios };
  const said = found.map(({ name: analyzer, perSet }): Shown => ({ name: analyzer, ...perSet[at]! }));
  const measured = all.flatMap(({ cluster }, i) =>
    fold && foldOf(cluster, fold.of) !== fold.index ? [] : [i],
  );
  const cases = pick(all, measured);
  const shown = said.map(({ detections, rules, ...rest }) => ({
    ...rest,
    detections: pick(detections, measured),
    rules: pick(rules, measured),
  }));
  const everything = cases.map((_, i) => i);
  const visible = everything.filter((i) => cases[i]!.visible);
  return {
    ...{ name, source, clusteredBy, paired },
    clusters: new Set(cases.map(({ cluster }) => cluster)).size,
    insecure: cases.filter(({ side }) => side === 'insecure').length,
    secure: cases.filter(({ side }) => side === 'secure').length,
    parts: [
      { name: 'all', rows: rowsOf(cases, shown, everything, how) },
      ...(visible.length > 0 ? [{ name: 'visible' as const, rows: rowsOf(cases, shown, visible, how) }] : []),
    ],
    overlaps: overlaps(cases, shown),
    finders: finders(cases, shown),
    votes: votesOver(cases, voicesOf(shown), how),
    // The choice may look at parts that are not measured.
    combined: combine(all, voicesOf(said), { ...how, folds, ...(fold && { only: fold.index }) }),
    cases: cases.map((one, i) => judgedCase(one, i, shown)),
  };
}

const voicesOf = (shown: readonly Shown[]): Voices =>
  new Map(shown.map(({ name, detections }) => [name, detections]));

/** Per analyzer all the cases together, then by CWE. */
function rowsOf(
  cases: readonly Case[],
  shown: readonly Shown[],
  indices: readonly number[],
  how: How,
): AnalyzerMeasures[] {
  const cwes = [...new Set(indices.map((i) => cases[i]!.cwes[0]!))].sort((a, b) => a - b);
  return shown.flatMap(({ name: analyzer, detections }) =>
    [null, ...cwes].map((cwe): AnalyzerMeasures => {
      const own = indices.filter((i) => cwe === null || cases[i]!.cwes[0] === cwe);
      return { analyzer, cwe, ...measure(pick(cases, own), pick(detections, own), how) };
    }),
  );
}

const votesOver = (cases: readonly Case[], voices: Voices, how: How): VoteMeasures[] =>
  voices.size < 2
    ? []
    : votesOf([...voices.keys()]).map((vote) => ({ vote, ...measure(cases, cast(vote, voices), how) }));

const judgedCase = ({ id, side, cwes, visible }: Case, i: number, shown: readonly Shown[]): JudgedCase => ({
  ...{ id, side, cwes, visible: visible ?? null },
  said: Object.fromEntries(
    shown.map(({ name, detections, rules }) => [name, { detection: detections[i]!, rules: rules[i]! }]),
  ),
});
