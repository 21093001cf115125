import { extname } from 'node:path';
import type { Comparison } from '../../benchmark/compare/comparison.ts';
import { UsageError } from '../../core/errors.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPlain } from './plain.ts';

const renderJson = (comparison: Comparison): string => JSON.stringify(comparison, null, 2) + '\n';

/** Every way to write a comparison, by extension; text for a terminal of some width. */
export const compareRenderers: Record<string, (comparison: Comparison, width?: number) => string> = {
  '.html': renderHtml,
  '.json': renderJson,
  '.csv': renderCsv,
  '.md': renderMarkdown,
  '.txt': renderPlain,
};

/** The renderer of a file, `-` being JSON. Throws UsageError for an extension that is none. */
export function compareRendererOf(file: string): (comparison: Comparison) => string {
  const renderer = file === '-' ? renderJson : compareRenderers[extname(file).toLowerCase()];
  if (renderer) return renderer;
  throw new UsageError(
    `-o ${file}: the extension has to be one of ${Object.keys(compareRenderers).join(', ')}.`,
  );
}
