import { textTable } from '../../core/table.ts';
import type { Evaluation } from '../../evaluation/index.ts';
import { choiceText, scopeOf, tablesOf } from './tables.ts';

/** Longer tables are for files. */
const MOST_ROWS = 24;

/** Every set for a terminal; long tables are named only. */
export function renderText(evaluation: Evaluation, width?: number): string {
  return evaluation.sets
    .map((set) => {
      const tables = tablesOf(set).map(({ title, header, rows }) =>
        rows.length > MOST_ROWS
          ? `${title}: ${rows.length} rows, see -o`
          : `${title}\n${textTable(header, rows, width).trimEnd()}`,
      );
      return [`${set.name}: ${scopeOf(set)}`, ...tables, choiceText(set)]
        .filter((part) => part !== null)
        .join('\n\n');
    })
    .join('\n\n')
    .concat('\n');
}
