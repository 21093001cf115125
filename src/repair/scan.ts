/**
 * A logical line of Python: a statement, the header of one, a comment or a run of blank space. Columns count a tab as
 * reaching the next multiple of 8, as Python does. Lines are 0-based physical lines, `to` is excluded.
 */
export interface LogicalLine {
  from: number;
  to: number;
  indent: number;
  kind: 'code' | 'comment' | 'blank';
  /** Its text without indentation, up to the end of its first physical line. */
  text: string;
  /** A bracket or string was still open where it ended. */
  open: boolean;
  /** Its physical lines that begin inside a string. */
  inString: number[];
}

/** Physical lines with their line ends; joined they are the text. */
export const splitLines = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];

const definitionStart = /^[ \t]*(?:async[ \t]+def|def|class)[ \t]+\w/;
const statementStart = /^(?:@\w|import[ \t]+\w|from[ \t]+[\w.]+[ \t]+import\b|if[ \t]+__name__\b)/;

/**
 * Logical lines of text that need not be Python: an open bracket ends where a definition (or, at the margin, a
 * decorator, import or main guard) starts, an open one-line string ends with its line, an open triple-quoted one with
 * the text. On text that compiles it agrees with Python. Linear in time.
 */
export function scan(lines: readonly string[]): LogicalLine[] {
  const found: LogicalLine[] = [];
  let current: LogicalLine | null = null;
  let state: State = { depth: 0, quote: '', continued: false };
  for (const [i, line] of lines.entries()) {
    if (current !== null && state.quote === '' && (definitionStart.test(line) || statementStart.test(line))) {
      current.open = true;
      found.push(current);
      current = null;
      state = { depth: 0, quote: '', continued: false };
    }
    if (current !== null && state.quote !== '') current.inString.push(i);
    current ??= begin(line, i);
    current.to = i + 1;
    state = advance(line, state);
    if (state.depth > 0 || state.quote !== '' || state.continued) continue;
    found.push(current);
    current = null;
  }
  if (current !== null) found.push({ ...current, open: true });
  return found;
}

function begin(line: string, from: number): LogicalLine {
  const text = line.trim();
  const kind = text === '' ? 'blank' : text.startsWith('#') ? 'comment' : 'code';
  return { from, to: from + 1, indent: indentOf(line), kind, text, open: false, inString: [] };
}

/** A statement at the margin that can only stand in a function: it slid out of the one before it. */
export const isOrphan = ({ kind, indent, text }: LogicalLine): boolean =>
  kind === 'code' && indent === 0 && /^(?:return|yield)\b/.test(text);

/** Column of the first character that is no space or tab. */
export function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column += 8 - (column % 8);
    else break;
  }
  return column;
}

interface State {
  depth: number;
  /** The quotes that end the open triple-quoted string (or a one-line one continued by a backslash). */
  quote: string;
  /** The line ended with a backslash. */
  continued: boolean;
}

const token = /'''|"""|['"]|\\[\s\S]?|[()[\]{}]|#|[\r\n]/g;

function advance(line: string, from: State): State {
  let { depth, quote } = from;
  let continued = false;
  token.lastIndex = 0;
  for (let match = token.exec(line); match !== null; match = token.exec(line)) {
    const [text] = match;
    continued = false;
    if (text.startsWith('\\')) continued = /^\\(?:[\r\n]|$)/.test(text);
    else if (quote !== '') {
      if (text === quote) quote = '';
      // Three quotes seen inside a string that one of them ends: look again after that one.
      else if (quote.length === 1 && text.length === 3 && text.startsWith(quote)) {
        quote = '';
        token.lastIndex = match.index + 1;
      } else if (quote.length === 3 && text === quote[0]) continue;
    } else if (text === '#') break;
    else if (text.startsWith("'") || text.startsWith('"')) quote = text;
    else if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) depth = Math.max(0, depth - 1);
    if (continued) break;
  }
  // A one-line string goes on only after a backslash; else it is unclosed, and the line is broken anyway.
  if (quote.length === 1 && !continued) quote = '';
  return { depth, quote, continued };
}
