import { markdownTable } from '../../core/table.ts';
import type { Evaluation } from '../../evaluation/index.ts';
import { choiceText, scopeOf, tablesOf } from './tables.ts';

/** Analyzers with their versions, and what of the sets was measured. */
export function conditionsOf({ analyzers, anyCwe, fold, withoutFold }: Evaluation): string {
  const tools = analyzers.map(({ name, version, unavailable }) =>
    unavailable === null
      ? [name, version].filter(Boolean).join(' ')
      : `${name} (did not run: ${unavailable})`,
  );
  return [
    `${tools.join(', ')}.`,
    anyCwe
      ? 'Findings of any CWE count.'
      : 'A finding counts when its CWE is related to that of the program.',
    fold ? `Only part ${fold.index} of ${fold.of}.` : null,
    withoutFold ? `Without part ${withoutFold.index} of ${withoutFold.of}.` : null,
    'Intervals are 95 %, over clusters.',
  ]
    .filter((part) => part !== null)
    .join(' ');
}

export function renderMarkdown(evaluation: Evaluation): string {
  const parts = ['# How far analyzers may be believed\n', `${conditionsOf(evaluation)}\n`];
  for (const set of evaluation.sets) {
    parts.push(`## ${set.name}\n`, `${scopeOf(set)}.\n`);
    for (const { title, header, rows } of tablesOf(set))
      parts.push(`### ${title}\n`, markdownTable(header, rows));
    const choice = choiceText(set);
    if (choice !== null) parts.push(`${choice}\n`);
  }
  return parts.join('\n');
}
