import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { markdownTable } from '../../core/table.ts';
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

/** A comparison as Markdown, every flip included. */
export function renderMarkdown(comparison: Comparison): string {
  const name = rowName(comparison.primary);
  const parts = ['# sallm: comparison\n', `${methodText(comparison)}\n`];
  for (const warning of comparison.warnings) parts.push(`- ${plain(warning)}\n`);
  if (comparison.ranking.length > 0)
    parts.push(`## Ranking by ${name}\n`, markdownTable(rankingHeader, rankingCells(comparison)));
  for (const pair of comparison.pairs) {
    const [a, b] = pairTitle(comparison, pair);
    parts.push(
      `## ${plain(b)} against ${plain(a)}\n`,
      pairNotes(pair)
        .map((note) => `- ${plain(note)}\n`)
        .join(''),
      markdownTable(differenceHeader, pair.rows.map(differenceCells)),
    );
    if (pair.flips.length > 0)
      parts.push(
        `### ${pair.flips.length} tasks that changed on ${name}\n`,
        markdownTable(
          ['task', 'a', 'b'],
          pair.flips.map((flip) => [flipTitle(flip), sideText(flip.a), sideText(flip.b)]),
        ),
      );
  }
  return parts.join('\n');
}

/** Text outside of tables in which Markdown sees nothing but text. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]#|!~]/g, '\\$&')
    .replaceAll('<', '&lt;');
