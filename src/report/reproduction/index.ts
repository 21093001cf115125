import { extname } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { writeFileAtomic } from '../../core/run/atomic.ts';
import type { ReproductionPage } from '../../reproduction/page.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderText } from './text.ts';

const renderJson = (page: ReproductionPage): string => JSON.stringify(page, null, 2) + '\n';

/** Every way to write a reproduced paper, by extension. */
export const reproductionRenderers: Record<string, (page: ReproductionPage) => string> = {
  '.html': renderHtml,
  '.json': renderJson,
  '.md': renderMarkdown,
  '.txt': renderText,
};

/** The renderer of a file, `-` being JSON. Throws UsageError for an extension that is none. */
export function reproductionRendererOf(file: string): (page: ReproductionPage) => string {
  const renderer = file === '-' ? renderJson : reproductionRenderers[extname(file).toLowerCase()];
  if (renderer) return renderer;
  throw new UsageError(
    `-o ${file}: the extension has to be one of ${Object.keys(reproductionRenderers).join(', ')}.`,
  );
}

/** Writes a page by the extension of the file. */
export const writeReproduction = (file: string, page: ReproductionPage): void =>
  writeFileAtomic(file, reproductionRendererOf(file)(page));
