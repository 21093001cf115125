import { extname, join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { renderCsv } from './csv.ts';
import { loadStudy, type StudyData } from './data.ts';
import { renderHtml } from './html.ts';
import { renderLatex } from './latex.ts';
import { renderMarkdown } from './markdown.ts';
import { tablesOf } from './tables.ts';
import { renderText } from './text.ts';

export { loadStudy } from './data.ts';

/** Every way to write a study as one file, by extension. CSV takes a file per table. */
export const studyRenderers: Record<string, (data: StudyData) => string> = {
  '.html': renderHtml,
  '.json': ({ manifest, summary, validation }) =>
    JSON.stringify({ name: manifest.name, inputs: manifest.inputs, ...summary, validation }, null, 2) + '\n',
  '.md': renderMarkdown,
  '.tex': renderLatex,
  '.txt': renderText,
};

/** Extensions that {@link writeStudy} knows. */
export const studyExtensions: readonly string[] = [...Object.keys(studyRenderers), '.csv'];

/**
 * Writes a study by the extension of the file. `figures.csv` becomes one file per table: `figures.messages.csv` and so on.
 * @throws UsageError for an extension that is none of {@link studyExtensions}
 */
export function writeStudy(file: string, data: StudyData): void {
  const extension = extname(file).toLowerCase();
  const render = studyRenderers[extension];
  if (render) writeFileAtomic(file, render(data));
  else if (extension === '.csv')
    for (const table of tablesOf(data))
      writeFileAtomic(`${file.slice(0, -extension.length)}.${table.name}.csv`, renderCsv(table));
  else throw new UsageError(`-o ${file}: the extension has to be one of ${studyExtensions.join(', ')}.`);
}

/** Writes what stands in every run folder of a study; gives what it was made of. */
export function writeReports(run: string): StudyData {
  const data = loadStudy(run);
  for (const file of ['report.html', 'report.md', 'tables.tex', join('tables', 'study.csv')])
    writeStudy(join(run, file), data);
  return data;
}
