import { extname, join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { renderCsv } from './csv.ts';
import { loadStudy, type StudyData } from './data.ts';
import { renderHtml } from './html.ts';
import { renderLatex } from './latex.ts';
import { renderMarkdown } from './markdown.ts';
import { renderParquet } from './parquet.ts';
import type { StudyTable } from './rows.ts';
import { tablesOf } from './tables.ts';
import { renderText } from './text.ts';

export { loadStudy } from './data.ts';

/** Every way to write a study as one file, by extension; text as wide as said. CSV and Parquet take a file per table. */
export const studyRenderers: Record<string, (data: StudyData, width?: number) => string> = {
  '.html': renderHtml,
  '.json': ({ manifest, summary, validation }) =>
    JSON.stringify({ name: manifest.name, inputs: manifest.inputs, ...summary, validation }, null, 2) + '\n',
  '.md': renderMarkdown,
  '.tex': renderLatex,
  '.txt': renderText,
};

const tableRenderers: Record<string, (table: StudyTable) => string | Uint8Array> = {
  '.csv': renderCsv,
  '.parquet': renderParquet,
};

/** Extensions that {@link writeStudy} knows. */
export const studyExtensions: readonly string[] = [
  ...Object.keys(studyRenderers),
  ...Object.keys(tableRenderers),
];

/**
 * Writes a study by the extension of the file. `figures.csv` becomes one file per table: `figures.messages.csv` and so on.
 * @throws UsageError for an extension that is none of {@link studyExtensions}
 */
export function writeStudy(file: string, data: StudyData): void {
  const extension = extname(file).toLowerCase();
  const render = studyRenderers[extension];
  const renderTable = tableRenderers[extension];
  if (render) writeFileAtomic(file, render(data));
  else if (renderTable)
    for (const table of tablesOf(data))
      writeFileAtomic(`${file.slice(0, -extension.length)}.${table.name}${extension}`, renderTable(table));
  else throw new UsageError(`-o ${file}: the extension has to be one of ${studyExtensions.join(', ')}.`);
}

/** Writes what stands in every run folder of a study; gives what it was made of. */
export function writeReports(run: string): StudyData {
  const data = loadStudy(run);
  for (const file of ['report.html', 'report.md', 'tables.tex', join('tables', 'study.csv')])
    writeStudy(join(run, file), data);
  return data;
}
