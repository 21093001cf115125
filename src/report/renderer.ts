import type { RunData } from './data.ts';

/** Turns a run into one text. One file, one plain object; found by the extension of the wanted file. */
export interface Renderer {
  extension: `.${string}`;
  summary: string;
  /** @param width of the terminal that it is for, in characters */
  render: (data: RunData, width?: number) => string;
}
