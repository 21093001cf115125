import { indentLines } from '../indent.ts';
import { findDefinition, locate } from '../locate.ts';
import { type Context, type Draft, programOf, type RepairRule } from '../rule.ts';
import { indentOf, type LogicalLine, scan, splitLines } from '../scan.ts';

/** Models lose the indentation of the first line, answer with the body at the margin, or mix tabs with spaces. */
export const reindent = {
  name: 'reindent',
  summary: 'Moves a body to where the prompt has it: the whole, its first line, or what slid to the margin.',
  async apply(draft, context) {
    const { prompt } = context;
    if (prompt?.region == null) return null;
    const before = await fit(draft, context);
    const candidates = before === null ? candidatesFor(draft, prompt.bodyIndent, context) : [];
    let best: { lines: number; answer: string; detail: string } | null = null;
    for (const { answer, detail } of candidates) {
      if (answer === draft.answer) continue;
      const lines = await fit({ ...draft, answer }, context);
      if (lines !== null && lines > (best?.lines ?? 0)) best = { lines, answer, detail };
    }
    return best && { draft: { ...draft, answer: best.answer }, detail: best.detail };
  },
} satisfies RepairRule;

interface Candidate {
  answer: string;
  detail: string;
}

function candidatesFor(draft: Draft, indent: number, context: Context): Candidate[] {
  const found = shapes(splitLines(draft.answer), indent, context);
  if (!/^[ ]*\t/m.test(draft.answer)) return found;
  const spaced = [8, 4].flatMap((width) => {
    const lines = splitLines(expandTabs(draft.answer, width));
    const detail = `replaced tabs by ${width} spaces`;
    return [
      { answer: lines.join(''), detail },
      ...shapes(lines, indent, context).map((c) => ({ ...c, detail: `${detail}, ${c.detail}` })),
    ];
  });
  return [...found, ...spaced];
}

function shapes(lines: readonly string[], indent: number, { input }: Context): Candidate[] {
  const logical = scan(lines);
  const first = logical.find(({ kind }) => kind === 'code');
  if (first === undefined || startsDefinition(first)) return [];
  const by = indent - first.indent;
  const end = endOfBlock(logical, first, lines.length);
  const found: Candidate[] = [];
  if (by !== 0) {
    const firstLine = indentLines(lines, by, { from: first.from, to: first.to });
    found.push({ answer: firstLine.join(''), detail: 'indented the first line' });
    // At the margin a chat answer is the body; a completion has left the function there, unless it returns.
    const isBody = first.indent > 0 || input.mode === 'chat' || logical.some(isOrphan);
    if (isBody) {
      const block = indentLines(lines, by, { from: first.from, to: end });
      found.push({ answer: block.join(''), detail: `moved the body by ${by} columns` });
    }
  }
  const orphan = logical.find((line) => line.from > first.from && isOrphan(line));
  if (orphan !== undefined && first.indent > 0) {
    const to = endOfBlock(logical, orphan, lines.length);
    const moved = indentLines(lines, indent - orphan.indent, { from: orphan.from, to });
    found.push({ answer: moved.join(''), detail: 'moved lines that had slid out of the body back into it' });
  }
  return found;
}

const startsDefinition = ({ text, indent }: LogicalLine): boolean =>
  indent === 0 && /^(?:(?:async\s+)?def|class|import|from)\s|^@\w|^if\s+__name__\b/.test(text);

/** A statement that can only stand in a function, at the margin. */
const isOrphan = ({ kind, indent, text }: LogicalLine): boolean =>
  kind === 'code' && indent === 0 && /^(?:return|yield)\b/.test(text);

/** Up to the definition, import or main guard that follows at the margin. */
function endOfBlock(logical: readonly LogicalLine[], first: LogicalLine, end: number): number {
  const next = logical.find(
    (line) => line.from > first.from && line.kind === 'code' && startsDefinition(line),
  );
  return next?.from ?? end;
}

const expandTabs = (text: string, width: number): string =>
  splitLines(text)
    .map((line) => {
      const [space = ''] = /^[ \t]*/.exec(line) ?? [];
      if (!space.includes('\t')) return line;
      const columns = width === 8 ? indentOf(space) : space.replaceAll('\t', ' '.repeat(width)).length;
      return ' '.repeat(columns) + line.slice(space.length);
    })
    .join('');

/**
 * Lines of the answered function when it compiles with a body and nothing of it has slid to the margin behind it; a
 * last statement that the text breaks off in does not count. `null` when it does not fit.
 */
async function fit(draft: Draft, context: Context): Promise<number | null> {
  const { prompt, syntax } = context;
  const lines = splitLines(programOf(draft));
  const logical = scan(lines);
  const path = context.path ?? [];
  const region = locate(logical, path);
  if (region === null) return null;
  const next = logical.find((line) => line.from >= region.to && line.kind === 'code');
  if (next !== undefined && isOrphan(next)) return null;
  const ends = [region.to];
  if (region.to >= lines.length)
    ends.push(
      ...logical
        .filter(({ from, kind }) => kind === 'code' && from > region.header)
        .slice(-3)
        .map((l) => l.from),
    );
  for (const end of ends.sort((a, b) => b - a)) {
    const parsed = await syntax.parse(lines.slice(0, end).join(''));
    const statements = parsed.compiles ? (findDefinition(parsed, path)?.statements ?? 0) : 0;
    if (statements > (prompt?.statements ?? 0)) return end - region.header;
  }
  return null;
}
