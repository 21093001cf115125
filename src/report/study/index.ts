import { extname } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import { renderCsv } from './csv.ts';
import type { StudyData } from './data.ts';
import { renderHtml } from './html.ts';
import { renderLatex } from './latex.ts';
import { renderMarkdown } from './markdown.ts';
import { tablesOf } from './tables.ts';
import { renderText } from './text.ts';

export { loadStudy } from './data.ts';

/** Every way to write a study as one file, by extension. CSV takes a file per table. */
export const studyRenderers: Record<string, (data: StudyData) => string> = {
  '.html': renderHtml,
  '.json': ({ manifest, summary }) =>
    JSON.stringify({ name: manifest.name, inputs: manifest.inputs, ...summary }, null, 2) + '\n',
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
    for (const table of tablesOf(data.summary))
      writeFileAtomic(`${file.slice(0, -extension.length)}.${table.name}.csv`, renderCsv(table));
  else throw new UsageError(`-o ${file}: the extension has to be one of ${studyExtensions.join(', ')}.`);
}
