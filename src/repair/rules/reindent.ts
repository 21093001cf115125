import { counted } from '../counted.ts';
import { indentLines } from '../indent.ts';
import { findDefinition, locate } from '../locate.ts';
import { type Context, type Draft, programOf, type RepairRule } from '../rule.ts';
import { indentOf, isOrphan, type LogicalLine, scan, splitLines } from '../scan.ts';

/** Models lose the indentation of the first line, answer with the body at the margin, or mix tabs with spaces. */
export const reindent = {
  name: 'reindent',
  summary: 'Moves a body to where the prompt has it: the whole, its first line, or what slid to the margin.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: 'square = r * r\nreturn 3.14 * square\n',
    code: 'def area(r):\n    """Area of a circle."""\n    square = r * r\n    return 3.14 * square\n',
  },
  async apply(draft, context) {
    const { prompt } = context;
    if (prompt?.region == null) return null;
    if ((await fit(draft, context)) !== null) return null;
    let best: (Candidate & Fit) | null = null;
    for (const candidate of candidatesFor(draft, prompt.bodyIndent, context)) {
      if (candidate.answer === draft.answer) continue;
      const found = await fit({ ...draft, answer: candidate.answer }, context);
      if (found === null || (best !== null && best.lines >= found.lines)) continue;
      best = { ...candidate, ...found };
      if (found.whole) break;
    }
    return best && { draft: { ...draft, answer: best.answer }, detail: best.detail };
  },
} satisfies RepairRule;

interface Fit {
  lines: number;
  /** All of the function compiles; else only without the statements that the text breaks off in. */
  whole: boolean;
}

interface Candidate {
  answer: string;
  detail: string;
}

/** Plain changes first: of two that fit equally well the first is taken. */
function candidatesFor(draft: Draft, indent: number, context: Context): Candidate[] {
  const lines = splitLines(draft.answer);
  const spaced = /^[ ]*\t/m.test(draft.answer)
    ? [8, 4].map((width) => ({
        lines: splitLines(expandTabs(draft.answer, width)),
        detail: `replaced tabs by ${width} spaces`,
      }))
    : [];
  return [
    ...spaced.map(({ lines, detail }) => ({ answer: lines.join(''), detail })),
    ...shapes(lines, indent, draft, context),
    ...spaced.flatMap(({ lines, detail }) =>
      shapes(lines, indent, draft, context).map((c) => ({ ...c, detail: `${detail}, ${c.detail}` })),
    ),
  ];
}

function shapes(lines: readonly string[], indent: number, draft: Draft, { input }: Context): Candidate[] {
  const logical = scan(lines);
  const [first, second] = logical.filter(({ kind }) => kind === 'code');
  if (first === undefined || startsDefinition(first)) return [];
  const by = indent - first.indent;
  const found: Candidate[] = [];
  // Only where the rest stands right, or is not the body's: a body that lost all its indentation is past mending.
  const restIsRight =
    second === undefined ? first.indent > 0 : second.indent === indent || startsDefinition(second);
  if (by !== 0 && restIsRight && (first.indent > 0 || second?.indent === indent)) {
    const moved = indentLines(lines, by, { from: first.from, to: first.to });
    found.push({ answer: moved.join(''), detail: 'indented the first line' });
  }
  // A chat answer at the margin is the body; a completion has left the function there, unless it returns.
  const isBody = first.indent > 0 || (input.mode === 'chat' && draft.continues) || logical.some(isOrphan);
  if (by !== 0 && isBody) {
    const to = endOfBlock(logical, first, lines.length);
    const moved = indentLines(lines, by, { from: first.from, to });
    found.push({ answer: moved.join(''), detail: `moved the body by ${counted(by, 'column')}` });
  }
  const orphan = logical.find((line) => line.from > first.from && isOrphan(line));
  if (orphan !== undefined && first.indent > 0) {
    const to = endOfBlock(logical, orphan, lines.length);
    const moved = indentLines(lines, indent - orphan.indent, { from: orphan.from, to });
    found.push({ answer: moved.join(''), detail: 'moved lines that had slid out of the body back into it' });
  }
  return found;
}

const definition = /^(?:(?:async\s+)?def|class|import|from)\s|^@\w|^if\s+__name__\b/;

const startsDefinition = ({ text, indent }: LogicalLine): boolean => indent === 0 && definition.test(text);

/** Up to the definition, import or main guard that follows at the margin, or further out than the block. */
function endOfBlock(logical: readonly LogicalLine[], first: LogicalLine, end: number): number {
  const next = logical.find(
    (line) =>
      line.from > first.from &&
      line.kind === 'code' &&
      (line.indent === 0 || line.indent < first.indent) &&
      definition.test(line.text),
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
async function fit(draft: Draft, context: Context): Promise<Fit | null> {
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
    if (statements > (prompt?.statements ?? 0))
      return { lines: end - region.header, whole: end === region.to };
  }
  return null;
}
