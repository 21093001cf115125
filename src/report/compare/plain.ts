import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { textTable } from '../../core/table.ts';
import { differenceText, pairTitle, pText, wordsOf } from './text.ts';

/** With more pairs than anybody reads through on a terminal, it shows those that differ, one on a line. */
const MOST_PAIRS = 12;
const MOST_FLIPS = 10;
const LONGEST_LINE = 300;

/** A comparison for a terminal. */
export function renderPlain(comparison: Comparison, width?: number): string {
  const { headline, method, warnings, ranking, pairs } = wordsOf(comparison);
  const few = pairs.length <= MOST_PAIRS;
  const blocks = (few ? pairs : []).map(({ title: [a, b], notes, table, flips, worse }) => {
    const shown = flips
      .slice(0, MOST_FLIPS)
      .map((flip) => `  ${flip.title}\n    a: ${oneLine(flip.a)}\n    b: ${oneLine(flip.b)}\n`);
    const more = flips.length - shown.length;
    return [
      `a: ${a}\nb: ${b}\n${notes.map((note) => `   ${note}\n`).join('')}`,
      textTable(...table, width),
      flips.length === 0
        ? `No task changed on ${headline}.\n`
        : `${flips.length} tasks changed on ${headline}, ${worse} for the worse:\n${shown.join('')}` +
          (more > 0 ? `  and ${more} more (-o comparison.html shows all)\n` : ''),
    ].join('\n');
  });
  const ranked = ranking ? [`Ranking by ${headline}\n${textTable(...ranking, width)}`] : [];
  const noted = warnings.map((warning) => `note: ${warning}\n`).join('');
  return [
    ...blocks,
    ...(few ? [] : [overview(comparison, headline, width)]),
    ...ranked,
    `${noted}${method}\n`,
  ].join('\n');
}

function overview(comparison: Comparison, headline: string, width: number | undefined): string {
  const rows = comparison.pairs.flatMap((pair) =>
    pair.rows
      .filter((row) => row.primary && row.shown !== null)
      .map((row) => [
        pairTitle(comparison, pair).reverse().join(' against '),
        ...[differenceText(row.difference), String(row.difference.tasks), pText(row.adjusted), row.shown!],
      ]),
  );
  const all = comparison.pairs.length;
  return (
    `${rows.length} of ${all} pairs are shown to differ on ${headline} (-o comparison.html has each, with its tasks)\n` +
    (rows.length === 0 ? '' : textTable(['b against a', 'b - a', 'tasks', 'corrected', ''], rows, width))
  );
}

/** What a program said must not move the terminal's cursor. */
function oneLine(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
}
