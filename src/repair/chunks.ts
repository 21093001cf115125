import { type LogicalLine, scan, splitLines } from './scan.ts';
import type { Parsed, Syntax } from './syntax.ts';

/** A top-level statement of text that need not compile, with the comments and blank lines before it. */
export interface Chunk {
  text: string;
  /** 0-based physical lines, `to` excluded. */
  from: number;
  to: number;
  /** First line of the statement itself; `null` for a chunk without code. */
  start: LogicalLine | null;
}

const continuation = /^(?:else|elif|except|finally)\b/;

/**
 * Cuts text at its top-level statements. Joined the chunks are the text. What stands before the first statement at the
 * margin (an indented body, for example) is a chunk of its own.
 */
export function chunksOf(text: string): Chunk[] {
  const lines = splitLines(text);
  const chunks: Chunk[] = [];
  let from = 0;
  // Where the next chunk begins if its statement comes: after the last line that belongs to the statement before.
  let end = 0;
  let start: LogicalLine | null = null;
  let decorated = false;
  const close = (to: number) => {
    if (to > from) chunks.push({ text: lines.slice(from, to).join(''), from, to, start });
    from = to;
  };
  for (const line of scan(lines)) {
    if (line.kind === 'code' && line.indent === 0 && !decorated && !continuation.test(line.text)) {
      close(end);
      start = line;
    } else if (line.kind === 'code' && start === null) {
      start = line;
    }
    if (line.kind === 'code') decorated = line.indent === 0 && line.text.startsWith('@');
    if (line.kind === 'code' || (line.kind === 'comment' && line.indent > 0)) end = line.to;
  }
  close(lines.length);
  return chunks;
}

/** Each chunk parsed by itself. */
export const parseChunks = (chunks: readonly Chunk[], syntax: Syntax): Promise<Parsed[]> =>
  Promise.all(chunks.map(({ text }) => syntax.parse(text)));
