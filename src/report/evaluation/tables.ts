import {
  type AnalyzerMeasures,
  judged,
  type Measures,
  type SetEvaluation,
  total,
  voteText,
} from '../../evaluation/index.ts';
import { percentText } from '../reliability.ts';

export interface EvaluationTable {
  title: string;
  header: string[];
  rows: string[][];
}

const shareHeader = [
  'found',
  'alarms',
  'not judged',
  'recall %',
  'false alarms %',
  'pair-correct %',
  'precision %',
];

/** Counts out of what was judged, then the four shares. */
const shareCells = ({
  insecure,
  secure,
  recall,
  falseAlarms,
  pairCorrect,
  precision,
}: Measures): string[] => [
  `${insecure.flagged}/${judged(insecure)}`,
  `${secure.flagged}/${judged(secure)}`,
  String(total(insecure) + total(secure) - judged(insecure) - judged(secure)),
  ...[recall, falseAlarms, pairCorrect, precision].map(percentText),
];

/** `171 insecure and 171 secure programs in 97 clusters (commit)`. */
export const scopeOf = ({ insecure, secure, clusters, clusteredBy }: SetEvaluation): string =>
  `${insecure} insecure and ${secure} secure programs in ${clusters} clusters (${clusteredBy})`;

/** Every table of a set, in the order in which a reader wants them. Tables without rows are left out. */
export function tablesOf(set: SetEvaluation): EvaluationTable[] {
  const parts = set.parts.flatMap(({ name, rows }) => {
    const about = name === 'all' ? '' : ', where the weakness shows in the file';
    return [
      { title: `Analyzers${about}`, header: ['', ...shareHeader], rows: wholeRows(rows) },
      { title: `By CWE${about}`, header: ['CWE', 'analyzer', ...shareHeader], rows: cweRows(rows) },
    ];
  });
  return [...parts, overlapTable(set), finderTable(set), voteTable(set), combinedTable(set)].filter(
    ({ rows }) => rows.length > 0,
  );
}

const wholeRows = (rows: readonly AnalyzerMeasures[]): string[][] =>
  rows.filter(({ cwe }) => cwe === null).map((row) => [row.analyzer, ...shareCells(row)]);

const cweRows = (rows: readonly AnalyzerMeasures[]): string[][] =>
  rows
    .filter((row): row is AnalyzerMeasures & { cwe: number } => row.cwe !== null)
    .sort((a, b) => a.cwe - b.cwe)
    .map((row) => [`CWE-${row.cwe}`, row.analyzer, ...shareCells(row)]);

const overlapTable = ({ overlaps }: SetEvaluation): EvaluationTable => ({
  title: 'Who finds what, two by two',
  header: ['A, B', 'programs', 'both', 'only A', 'only B', 'neither', 'kappa'],
  rows: overlaps
    .filter(({ both, onlyA, onlyB, none }) => both + onlyA + onlyB + none > 0)
    .map(({ a, b, side, both, onlyA, onlyB, none, kappa }) => [
      `${a}, ${b}`,
      side,
      ...[both, onlyA, onlyB, none].map(String),
      kappa === null ? '–' : kappa.toFixed(2),
    ]),
});

const finderTable = ({ finders }: SetEvaluation): EvaluationTable => ({
  title: 'Flagged by exactly these',
  header: ['analyzers', 'insecure', 'secure'],
  rows: finders.map(({ analyzers, insecure, secure }) => [
    analyzers.length === 0 ? 'none' : analyzers.join(', '),
    String(insecure),
    String(secure),
  ]),
});

const voteTable = ({ votes }: SetEvaluation): EvaluationTable => ({
  title: 'Unions and votes, without a choice',
  header: ['flagged by', ...shareHeader],
  rows: votes.map((row) => [voteText(row.vote), ...shareCells(row)]),
});

const combinedTable = ({ combined }: SetEvaluation): EvaluationTable => ({
  title: 'Combined verdict on the parts that it was not chosen on',
  header: ['', ...shareHeader],
  rows: combined ? [['chosen', ...shareCells(combined.heldOut)]] : [],
});

/** What was chosen, and how sure the choice is; null where there was nothing to choose. */
export function choiceText({ combined }: SetEvaluation): string | null {
  if (!combined) return null;
  const { objective, folds, choices, vote, confidence } = combined;
  const chosen = Map.groupBy(choices, (choice) => voteText(choice.vote));
  const often = [...chosen].map(
    ([text, all]) => `${text} (part ${all.map(({ heldOut }) => heldOut).join(', ')})`,
  );
  return (
    `Best by ${objective}, chosen without the held-out part of ${folds}: ${often.join('; ')}. ` +
    `On all tuning data: ${voteText(vote)}, the choice of ${(100 * confidence).toFixed(0)} % of the resamples.`
  );
}
