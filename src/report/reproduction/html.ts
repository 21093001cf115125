import type { ReproductionPage } from '../../reproduction/page.ts';
import { htmlPage } from '../html/page.ts';
import { cellText } from './cell.ts';

const shared = (name: string): URL => new URL(`../html/assets/${name}`, import.meta.url);
const own = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

/** A reproduced paper as one page that needs nothing else. */
export const renderHtml = (page: ReproductionPage): string =>
  htmlPage({
    title: 'sallm: a paper, recomputed',
    styles: [shared('style.css'), own('reproduction.css')],
    scripts: [shared('dom.js'), own('reproduction.js')],
    data: payloadOf(page),
  });

/** The page with its cells as text, and which columns hold figures. */
const payloadOf = (page: ReproductionPage) => ({
  ...page,
  cweNames: {},
  sections: page.sections.map((section) => ({
    ...section,
    tables: section.tables.map((table) => ({
      ...table,
      numbers: table.header.map((_, i) =>
        table.rows.every((row) => row[i] === null || typeof row[i] === 'number'),
      ),
      rows: table.rows.map((row) => row.map(cellText)),
    })),
  })),
});
