import { readReliability, type ReliabilityRow } from '../analysis/reliability.ts';
import type { Manifest } from '../core/run/folder.ts';
import type { Interval } from '../core/statistics/index.ts';
import { markdownTable } from '../core/table.ts';

/** `57.1 [44.3, 72.9]`: a share in percent with its interval. */
export function percentText({ value, low, high }: Interval): string {
  if (value === null) return '–';
  const percent = (part: number) => (100 * part).toFixed(1);
  return low === null || high === null
    ? percent(value)
    : `${percent(value)} [${percent(low)}, ${percent(high)}]`;
}

/** What was measured about the analyzers that a run used; empty where nothing was. */
export const reliabilityOf = ({ inputs }: Manifest): ReliabilityRow[] =>
  readReliability().rows.filter(({ analyzer }) => analyzer in Object(inputs['judging']));

/** The programs that a row was measured on, for people. */
const programsOf = ({ set, part }: ReliabilityRow): string =>
  part === 'visible' ? `${set}, weakness shows in the file` : set;

/** How far analyzers may be believed, as Markdown; shares in percent with 95 % intervals. */
export const reliabilityTable = (rows: readonly ReliabilityRow[]): string =>
  markdownTable(
    [
      'programs',
      'analyzer',
      'insecure',
      'secure',
      'not judged',
      'recall %',
      'false alarms %',
      'pair-correct %',
      'precision %',
    ],
    rows.map((row) => [
      programsOf(row),
      `${row.analyzer} ${row.version}`,
      ...[row.insecure, row.secure, row.unscored].map(String),
      ...[row.recall, row.falseAlarms, row.pairCorrect, row.precision].map(percentText),
    ]),
  );
