import { counted } from '../counted.ts';
import { locateAnswered } from '../asked-for.ts';
import { mayBeCutOff, programOf, type RepairRule, wasCutOff } from '../rule.ts';
import { isOrphan, type LogicalLine, scan, splitLines } from '../scan.ts';
import type { Parsed } from '../syntax.ts';

/** An answer that stops at its length limit ends in the middle of a statement. */
export const tail = {
  name: 'tail',
  summary:
    'Trims the statement that a truncated answer breaks off in, and headers that it leaves without a block.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    finishReason: 'length',
    raw: 'def area(r):\n    """Area of a circle."""\n    square = r * r\n    if square > 0:\n        return 3.14 * squ(',
    code: 'def area(r):\n    """Area of a circle."""\n    square = r * r\n',
  },
  async apply(draft, context) {
    const program = programOf(draft);
    const { error } = await context.syntax.parse(program);
    if (error === null) return null;
    const lines = splitLines(program);
    const logical = scan(lines);
    const region = locateAnswered(logical, context);
    const headLines = splitLines(draft.head).length;
    const code = logical.filter(({ kind, from }) => kind === 'code' && from >= headLines && from > 0);
    const next = region && code.find(({ from }) => from >= region.to);
    if (next && isOrphan(next)) return null;
    // The answered function may lose its end only where nothing follows it and the text may have been cut off.
    const isLast = region !== null && !draft.followed && !code.some(({ from }) => from >= region.to);
    const mayLose = isLast && mayBeCutOff(draft, context);
    for (let i = code.length - 1; i >= 0; i--) {
      const { from } = code[i]!;
      const inAnswered = region !== null && from < region.to && code.at(-1)!.from >= region.header;
      if (inAnswered && (!mayLose || from <= region.header)) break;
      const kept = lines.slice(0, from).join('');
      const closing = closeTries(logical.filter((line) => line.from < from));
      const compiling = await firstCompiling([kept, kept + closing], (code) => context.syntax.parse(code));
      if (compiling === null) continue;
      const explained = wasCutOff(context.input) || isBrokenOff(code.slice(i), error, lines);
      if (inAnswered && !explained) break;
      return {
        draft: {
          ...draft,
          answer: compiling.slice(draft.head.length),
          truncated: draft.truncated || inAnswered,
        },
        detail:
          `trimmed the last ${counted(lines.length - from, 'line')}, where the answer breaks off` +
          (compiling === kept ? '' : ', and closed the open try with an idle finally'),
        discarded: lines.slice(from).join(''),
      };
    }
    return null;
  },
} satisfies RepairRule;

async function firstCompiling(
  codes: readonly string[],
  parse: (code: string) => Promise<{ compiles: boolean }>,
): Promise<string | null> {
  for (const code of codes) if ((await parse(code)).compiles) return code;
  return null;
}

const unfinished = /never closed|unterminated|expected an indented block|expected 'except'|forgot a comma/;

/**
 * One unfinished statement at the end, under headers that have nothing else in their block, and an error that is about
 * the end: then a cut explains why the text does not compile, and not a mistake of the model.
 */
function isBrokenOff(
  trimmed: readonly LogicalLine[],
  error: NonNullable<Parsed['error']>,
  lines: readonly string[],
): boolean {
  const lastLine = lines.findLastIndex((line) => line.trim() !== '') + 1;
  if (error.line < lastLine && !unfinished.test(error.message)) return false;
  return trimmed.slice(0, -1).every(({ text }) => /:\s*(?:#.*)?$/.test(text) || text.startsWith('@'));
}

/** What ends the `try` blocks that never got to their handler without changing what they do. */
function closeTries(lines: readonly LogicalLine[]): string {
  let open: number[] = [];
  for (const { kind, indent, text } of lines) {
    if (kind !== 'code') continue;
    open = open.filter(
      (column) => column < indent || (column === indent && !/^(?:except|finally)\b/.test(text)),
    );
    if (/^try\s*:/.test(text)) open.push(indent);
  }
  return open
    .reverse()
    .map((column) => `${' '.repeat(column)}finally:\n${' '.repeat(column + 4)}pass\n`)
    .join('');
}
