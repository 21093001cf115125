import { basename } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { csv } from './csv.ts';
import { html } from './html/index.ts';
import { json } from './json.ts';
import { junit } from './junit/index.ts';
import { latex } from './latex.ts';
import { markdown } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { sarif } from './sarif.ts';
import { short } from './short.ts';
import { text } from './text.ts';

/** Every way to write a run, by file extension. */
export const renderers: Record<string, Renderer['render']> = Object.fromEntries(
  [html, json, csv, markdown, latex, text, junit, sarif, short].map((renderer) => [
    renderer.extension,
    renderer.render,
  ]),
);

/** The renderer of a file by the longest extension that its name ends in, `-` being JSON. Throws UsageError. */
export function rendererOf(file: string): Renderer['render'] {
  const name = `.${basename(file).toLowerCase()}`;
  const [extension] = Object.keys(renderers)
    .filter((one) => name.endsWith(one))
    .sort((a, b) => b.length - a.length);
  const renderer = file === '-' ? json.render : extension === undefined ? undefined : renderers[extension];
  if (renderer) return renderer;
  throw new UsageError(`-o ${file}: the extension has to be one of ${Object.keys(renderers).join(', ')}.`);
}
