import { textTable } from '../../core/table.ts';
import type { PageTable, ReproductionPage } from '../../reproduction/page.ts';
import { cellText } from './cell.ts';

/** One table for a terminal of that width. */
export const tableText = ({ title, notes, header, rows }: PageTable, width?: number): string =>
  [
    `${title}\n`,
    ...notes.map((note) => `${note}\n`),
    rows.length === 0
      ? 'none\n'
      : textTable(
          header,
          rows.map((row) => row.map(cellText)),
          width,
        ),
  ].join('\n');

/** The result in sentences; the tables are in the files. */
export const renderText = ({ title, summary, sections }: ReproductionPage): string =>
  [
    `${title}\n`,
    ...summary.map((sentence) => `${sentence}\n`),
    ...sections.flatMap(({ tables }) =>
      tables.map(({ name, title: about, rows }) => `  ${name} (${rows.length}): ${about}\n`),
    ),
  ].join('');
