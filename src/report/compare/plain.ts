import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { textTable } from '../../core/table.ts';
import {
  differenceCells,
  differenceHeader,
  flipTitle,
  methodText,
  pairNotes,
  pairTitle,
  rankingCells,
  rankingHeader,
  rowName,
  sideText,
} from './text.ts';

const MOST_FLIPS = 10;

/** A comparison for a terminal. */
export function renderPlain(comparison: Comparison): string {
  const blocks = comparison.pairs.map((pair) => {
    const [a, b] = pairTitle(comparison, pair);
    const worse = pair.flips.filter(({ direction }) => direction === 'worse').length;
    const flips = pair.flips
      .slice(0, MOST_FLIPS)
      .map(
        (flip) =>
          `  ${flipTitle(flip)}\n    a: ${oneLine(sideText(flip.a))}\n    b: ${oneLine(sideText(flip.b))}\n`,
      );
    const more = pair.flips.length - flips.length;
    return [
      `a: ${a}\nb: ${b}\n${pairNotes(pair)
        .map((note) => `   ${note}\n`)
        .join('')}`,
      textTable(differenceHeader, pair.rows.map(differenceCells)),
      pair.flips.length === 0
        ? `No task changed on ${rowName(comparison.primary)}.\n`
        : `${pair.flips.length} tasks changed on ${rowName(comparison.primary)}, ${worse} for the worse:\n${flips.join('')}` +
          (more > 0 ? `  and ${more} more (-o comparison.html shows all)\n` : ''),
    ].join('\n');
  });
  const ranking =
    comparison.ranking.length === 0
      ? []
      : [`Ranking by ${rowName(comparison.primary)}\n${textTable(rankingHeader, rankingCells(comparison))}`];
  const warnings = comparison.warnings.map((warning) => `note: ${warning}\n`).join('');
  return [...blocks, ...ranking, `${warnings}${methodText(comparison)}\n`].join('\n');
}

/** What a program said must not move the terminal's cursor. */
const oneLine = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
    .slice(0, 300);
