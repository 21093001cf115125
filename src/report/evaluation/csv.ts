import { csvLine } from '../../core/table.ts';
import type { Evaluation, Measures } from '../../evaluation/index.ts';
import { voteText } from '../../evaluation/index.ts';

const shares = ['recall', 'falseAlarms', 'pairCorrect', 'precision'] as const;
const detections = ['flagged', 'clear', 'unparsable', 'failed'] as const;

const header = [
  ...['set', 'part', 'analyzer', 'version', 'cwe'],
  ...(['insecure', 'secure'] as const).flatMap((side) =>
    detections.map((detection) => `${side} ${detection}`),
  ),
  ...['pairs correct', 'pairs scored', 'pairs unscored'],
  ...shares.flatMap((name) => [name, `${name} low`, `${name} high`]),
];

const cells = ({ insecure, secure, pairs, ...rest }: Measures): (number | null)[] => [
  ...[insecure, secure].flatMap((counts) => detections.map((detection) => counts[detection])),
  ...[pairs.correct, pairs.scored, pairs.unscored],
  ...shares.flatMap((name) => [rest[name].value, rest[name].low, rest[name].high]),
];

/** One long table with all digits: analyzers by part and CWE, unions and votes, and the chosen combination held out. */
export function renderCsv({ analyzers, sets }: Evaluation): string {
  const versions = new Map(analyzers.map(({ name, version }) => [name, version]));
  const lines = sets.flatMap(({ name: set, parts, votes, combined }) => [
    ...parts.flatMap(({ name: part, rows }) =>
      rows.map((row) => [
        set,
        part,
        row.analyzer,
        versions.get(row.analyzer) ?? null,
        row.cwe,
        ...cells(row),
      ]),
    ),
    ...votes
      .filter(({ vote }) => vote.analyzers.length > 1)
      .map((row) => [set, 'all', voteText(row.vote), null, null, ...cells(row)]),
    ...(combined ? [[set, 'held out', 'chosen combination', null, null, ...cells(combined.heldOut)]] : []),
  ]);
  return [header, ...lines].map(csvLine).join('');
}
