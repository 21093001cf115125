import { extname } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import type { Evaluation } from '../../evaluation/index.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

/** Every way to write an evaluation, by extension; text for a terminal of some width. */
export const evaluationRenderers: Record<string, (evaluation: Evaluation, width?: number) => string> = {
  '.html': renderHtml,
  '.json': (evaluation) => JSON.stringify(evaluation, null, 2) + '\n',
  '.md': renderMarkdown,
  '.csv': renderCsv,
  '.txt': renderText,
};

/**
 * Which way to write a file, by its extension.
 * @throws UsageError for an extension that is none of {@link evaluationRenderers}
 */
export function evaluationRendererOf(file: string): (evaluation: Evaluation) => string {
  const extension = file === '-' ? '.json' : extname(file).toLowerCase();
  const render = evaluationRenderers[extension];
  if (render) return render;
  throw new UsageError(
    `-o ${file}: the extension has to be one of ${Object.keys(evaluationRenderers).join(', ')}.`,
  );
}

/** Writes an evaluation by the extension of the file. */
export const writeEvaluation = (file: string, evaluation: Evaluation): void =>
  writeFileAtomic(file, evaluationRendererOf(file)(evaluation));
