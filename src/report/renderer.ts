import type { RunData } from './data.ts';

/** Turns a run into one text. One file, one plain object; found by the extension of the wanted file. */
export interface Renderer {
  extension: `.${string}`;
  summary: string;
  render: (data: RunData) => string;
}
