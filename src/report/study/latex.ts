import { latexHead, latexTable } from '../latex-table.ts';
import { cellText } from './cell.ts';
import type { StudyData } from './data.ts';
import { tablesOf } from './tables.ts';

/** Every table as a `longtable`; needs the packages `longtable` and `booktabs`. */
export const renderLatex = (data: StudyData): string =>
  latexHead +
  tablesOf(data)
    .filter(({ rows }) => rows.length > 0)
    .map(({ name, title, note, header, rows }) =>
      latexTable({
        ...{ name, header },
        caption: note === undefined ? title : `${title}. ${note}`,
        rows: rows.map((row) => row.map(cellText)),
        isFigure: (i) => rows.every((row) => typeof row[i] !== 'string'),
      }),
    )
    .join('');
