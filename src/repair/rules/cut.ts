import { type Chunk, chunksOf, parseChunks } from '../chunks.ts';
import { counted } from '../counted.ts';
import { headerAt, isAskedFor, locateAnswered } from '../asked-for.ts';
import { locate } from '../locate.ts';
import { type Context, programOf, type RepairRule } from '../rule.ts';
import { scan, splitLines } from '../scan.ts';
import type { Parsed } from '../syntax.ts';
import { withoutChunks } from '../without-chunks.ts';

/** Completion models go on after the function that they were asked for, until they run out of length. */
export const cut = {
  name: 'cut',
  summary:
    'Cuts what follows the answered function from the next `def`, `if`, `@`, `class` or string on, but keeps what it uses.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    raw: 'def area(r):\n    """Area of a circle."""\n    return pi() * r * r\n\ndef volume(r):\n    return 4\n\ndef pi():\n    return 3.14\n\nif __name__ == \'__main__\':\n    print(area(2))\n',
    code: 'def area(r):\n    """Area of a circle."""\n    return pi() * r * r\n\ndef pi():\n    return 3.14\n',
  },
  async apply(draft, context) {
    // An answer to an instruction is the whole program: nothing in it is there by running on.
    if (context.input.promptStyle === 'text') return null;
    const program = programOf(draft);
    const chunks = chunksOf(program);
    const path = context.path ?? [];
    const logical = scan(splitLines(program));
    const region = locate(logical, path);
    const at = region === null ? -1 : chunks.findIndex(({ to }) => to > region.header);
    const first = chunks.findIndex((chunk, i) => i > at && isPattern(chunk));
    if (at === -1 || first === -1) return null;
    const parsed = await parseChunks(chunks, context.syntax);
    const kept = withHelpers(chunks, parsed, first, askedFor(chunks, parsed, first, context), path[0]!);
    const cutOut = chunks.filter((_, i) => i >= first && !kept.has(i));
    if (cutOut.length === 0) return null;
    const end = locateAnswered(logical, context)!.to;
    return {
      draft: {
        ...withoutChunks(draft, chunks, new Set(cutOut)),
        followed: draft.followed || cutOut.some(({ from }) => from >= end),
      },
      detail:
        `cut ${counted(cutOut.length, 'statement')} after ${path.join('.')}` +
        (kept.size > 0 ? `, kept ${kept.size} that it uses or the prompt asks for` : ''),
      discarded: cutOut.map(({ text }) => text).join(''),
    };
  },
} satisfies RepairRule;

const isPattern = ({ start }: Chunk): boolean =>
  start !== null && /^(?:(?:async\s+)?def\b|if\b|@\w|class\b|'''|"""|!)/.test(start.text);

/**
 * Indexes of the definitions from `first` on that the prompt asks for too, the first of each name. One that does not
 * compile stays only where it is the entry point, for later rules to mend.
 */
function askedFor(
  chunks: readonly Chunk[],
  parsed: readonly Parsed[],
  first: number,
  context: Context,
): Set<number> {
  const found = new Map<string, number>();
  for (const [i, { text }] of chunks.entries()) {
    const header = i < first ? null : headerAt(scan(splitLines(text)), 0);
    if (header === null || found.has(header.name)) continue;
    if (!parsed[i]!.compiles && header.name !== context.input.entryPoint) continue;
    if (isAskedFor(header.name, header.route, context)) found.set(header.name, i);
  }
  return new Set(found.values());
}

/** These chunks, and those from `first` on that define what is kept, directly or through each other. */
function withHelpers(
  chunks: readonly Chunk[],
  parsed: readonly Parsed[],
  first: number,
  asked: ReadonlySet<number>,
  answered: string,
): Set<number> {
  const needed = new Set(asked);
  const names = new Set(
    chunks.flatMap((chunk, i) => (i < first || asked.has(i) ? usedBy(chunk, parsed[i]!) : [])),
  );
  // The answered function calling itself needs no second one, nor does anything else that is there already.
  for (const { statements } of parsed.slice(0, first))
    for (const { binds } of statements) binds.forEach((name) => names.delete(name));
  names.delete(answered);
  for (let grown = true; grown;) {
    grown = false;
    for (let i = first; i < chunks.length; i++) {
      if (needed.has(i) || !isHelper(parsed[i]!, names, answered)) continue;
      needed.add(i);
      usedBy(chunks[i]!, parsed[i]!).forEach((name) => names.add(name));
      grown = true;
    }
  }
  return needed;
}

function isHelper({ compiles, statements }: Parsed, names: ReadonlySet<string>, answered: string): boolean {
  return (
    compiles &&
    statements.some(
      ({ kind, binds }) =>
        (kind === 'function' || kind === 'class' || kind === 'assign' || kind === 'import') &&
        !binds.includes(answered) &&
        binds.some((name) => names.has(name)),
    )
  );
}

/** Names in a chunk that does not parse are taken from its words. */
const usedBy = ({ text }: Chunk, { compiles, statements }: Parsed): string[] =>
  compiles ? statements.flatMap(({ uses }) => uses) : (text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
