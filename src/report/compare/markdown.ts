import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { markdownTable } from '../../core/table.ts';
import { wordsOf } from './text.ts';

/** A comparison as Markdown, every flip included. */
export function renderMarkdown(comparison: Comparison): string {
  const { headline, method, warnings, ranking, pairs } = wordsOf(comparison);
  const list = (items: readonly string[]) => items.map((item) => `- ${plain(item)}\n`).join('');
  const parts = ['# sallm: comparison\n', `${method}\n`, ...warnings.map((warning) => list([warning]))];
  if (ranking) parts.push(`## Ranking by ${headline}\n`, markdownTable(...ranking));
  for (const { title, notes, table, flips } of pairs) {
    const [a, b] = title;
    parts.push(`## ${plain(b)} against ${plain(a)}\n`, list(notes), markdownTable(...table));
    if (flips.length === 0) continue;
    parts.push(
      `### ${flips.length} tasks that changed on ${headline}\n`,
      markdownTable(
        ['task', 'a', 'b'],
        flips.map((flip) => [flip.title, flip.a, flip.b]),
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
