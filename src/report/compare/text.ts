import type { Comparison, Difference, Flip, FlipSide, Pair } from '../../benchmark/compare/comparison.ts';
import { estimateText, share } from '../../core/table.ts';

/** `+0.120 [+0.031, +0.208]`; a difference always carries its sign. */
export function differenceText({ value, low, high }: Difference['difference']): string {
  const signed = (x: number | null) => (x === null ? share(x) : `${x >= 0 ? '+' : ''}${x.toFixed(3)}`);
  return low === null || high === null ? signed(value) : `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}

/** `0.012`, `<0.001`. */
export const pText = (p: number | null): string =>
  p === null ? share(p) : p < 0.001 ? '<0.001' : p.toFixed(3);

export const rowName = ({ metric, k, source }: Pick<Difference, 'metric' | 'k' | 'source'>): string =>
  metric === 'pass' ? `pass@${k}` : `${metric}@${k} by ${source}`;

const correctionNames = {
  holm: 'corrected by Holm (1979)',
  bh: 'corrected by Benjamini and Hochberg (1995)',
  none: 'not corrected',
};

/** How the figures came about, in a sentence. */
export function methodText({ primary, correction, tests, pairs }: Comparison): string {
  const used = [...new Set(pairs.flatMap(({ rows }) => rows.map(({ test }) => test)))].join(' and ');
  return (
    `Differences are b - a, paired on tasks, with 95 % intervals over tasks. p by ${used}, ${correctionNames[correction]}: ` +
    `${rowName(primary)} over ${tests.primary} ${tests.primary === 1 ? 'test' : 'tests'}, all others over ${tests.others}. ` +
    '"better" and "worse" are shown at corrected p < 0.05.'
  );
}

export const pairTitle = ({ configurations }: Comparison, { a, b }: Pair): [a: string, b: string] => [
  configurations[a]!.label,
  configurations[b]!.label,
];

const differenceHeader = ['metric', 'a', 'b', 'b - a', 'tasks', 'p', 'corrected', ''];
const differenceCells = (row: Difference): string[] => [
  rowName(row),
  share(row.a),
  share(row.b),
  differenceText(row.difference),
  String(row.difference.tasks),
  pText(row.p),
  pText(row.adjusted),
  row.shown ?? '',
];

/** What a reader has to know of a pair before its figures. */
export function pairNotes({ common, onlyA, onlyB, changed, infrastructure, notes }: Pair): string[] {
  const named = (ids: readonly string[], what: string) =>
    ids.length === 0 ? [] : [`${ids.length} ${what}: ${listed(ids)}`];
  return [
    `${common} tasks in common`,
    ...named(onlyA, 'only in a'),
    ...named(onlyB, 'only in b'),
    ...named(changed, 'left out, because they were changed in between'),
    ...named(infrastructure, 'with infrastructure errors, which are in no figure'),
    ...notes,
  ];
}

const MOST_NAMED = 8;
const listed = (ids: readonly string[]): string =>
  ids.slice(0, MOST_NAMED).join(', ') +
  (ids.length > MOST_NAMED ? `, and ${ids.length - MOST_NAMED} more` : '');

/** `vulnerable (security test failed: ...)`. */
export function sideText({ verdict, outcome, functional, message, findings }: FlipSide): string {
  const judged = verdict ?? 'not judged';
  const because = [
    ...(outcome === 'ok' ? [] : [outcome]),
    ...(functional === false && message === null ? ['not correct'] : []),
    ...(message === null ? [] : [message]),
    ...findings.slice(0, 2),
  ];
  return because.length === 0 ? judged : `${judged} (${because.join('; ')})`;
}

const flipTitle = ({ task, direction, a, b }: Flip): string =>
  `${task}: ${direction}, ${share(a.value)} to ${share(b.value)}`;

const rankingHeader = ['', 'configuration', 'estimate', 'tasks', 'below the one above'];
const rankingCells = ({ configurations, ranking }: Comparison): string[][] =>
  ranking.map(({ configuration, estimate, belowPrevious }, i) => [
    String(i + 1),
    configurations[configuration]!.label,
    estimateText(estimate),
    String(estimate.tasks),
    i === 0 ? '' : belowPrevious ? 'shown' : 'not shown',
  ]);

/** Header and rows. */
type Table = [header: readonly string[], rows: readonly (readonly string[])[]];

/** What every format that is text says of a comparison, without its layout. */
export const wordsOf = (comparison: Comparison) => ({
  headline: rowName(comparison.primary),
  method: methodText(comparison),
  warnings: comparison.warnings,
  /** None where there is nothing to rank. */
  ranking:
    comparison.ranking.length === 0 ? null : ([rankingHeader, rankingCells(comparison)] satisfies Table),
  pairs: comparison.pairs.map((pair) => ({
    title: pairTitle(comparison, pair),
    notes: pairNotes(pair),
    table: [differenceHeader, pair.rows.map(differenceCells)] satisfies Table,
    worse: pair.flips.filter(({ direction }) => direction === 'worse').length,
    flips: pair.flips.map((flip) => ({
      title: flipTitle(flip),
      a: sideText(flip.a),
      b: sideText(flip.b),
    })),
  })),
});
