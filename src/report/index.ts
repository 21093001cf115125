import { csv } from './csv.ts';
import { html } from './html/index.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Renderer } from './renderer.ts';
import { text } from './text.ts';

/** Every way to write a run, by file extension. */
export const renderers: Record<string, Renderer['render']> = Object.fromEntries(
  [html, json, csv, markdown, text].map((renderer) => [renderer.extension, renderer.render]),
);
