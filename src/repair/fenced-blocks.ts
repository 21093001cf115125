import { splitLines } from './scan.ts';

/** A candidate piece of code in a Markdown text. */
export interface Block {
  code: string;
  /** A closing fence stands after it. */
  closed: boolean;
  /** The text around it. */
  outside: string;
}

const fence = /^([ \t]*)(`{3,}|~{3,})[ \t]*([\w+#.-]*)[^`\r\n]*[\r\n]*$/;
const python = /^(?:python[\d.]*|py[\d.]*|ipython|sage|)$/i;

/**
 * The Python blocks of a Markdown text; blocks in other languages only where there is no other. Text before a first
 * fence without a language is a block too: the prompt may have opened a fence that the answer closes.
 */
export function findBlocks(text: string): Block[] {
  const all = readBlocks(splitLines(text));
  if (all.length === 0) return [];
  const inPython = all.filter(({ language }) => python.test(language));
  return inPython.length > 0 ? inPython : all;
}

interface FencedBlock extends Block {
  language: string;
}

function readBlocks(lines: readonly string[]): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: Fence | null = null;
  for (const [i, line] of lines.entries()) {
    const [, space = '', marker = '', language = ''] = fence.exec(line) ?? [];
    if (marker === '') continue;
    if (open === null) {
      const opened = blocks.length === 0 && startsLikeCode(lines.slice(0, i).join(''));
      if (opened) blocks.push(blockOf(lines, { from: 0, indent: 0, marker, language: '' }, i));
      open = { from: i + 1, indent: space.length, marker, language };
    } else if (marker.startsWith(open.marker) && language === '' && space.length <= open.indent + 3) {
      blocks.push(blockOf(lines, open, i));
      open = null;
    }
  }
  if (open !== null && open.from < lines.length) blocks.push(blockOf(lines, open, null));
  return blocks;
}

interface Fence {
  /** First line of the code. */
  from: number;
  indent: number;
  marker: string;
  language: string;
}

/** @param closing line of the closing fence, `null` when there is none */
function blockOf(
  lines: readonly string[],
  { from, indent, language }: Fence,
  closing: number | null,
): FencedBlock {
  const to = closing ?? lines.length;
  // A block in a list is indented as its fence is.
  const code = lines
    .slice(from, to)
    .map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) || '\n' : line))
    .join('');
  const outside = [...lines.slice(0, from), ...lines.slice(to)].join('');
  return { code, closed: closing !== null, outside, language };
}

const startsLikeCode = (text: string): boolean =>
  /^\s*\n?(?:[ \t]+\S|(?:def|class|import|from|async|return)\b|@\w|#)/.test(text);
