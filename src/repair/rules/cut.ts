import { type Chunk, chunksOf, parseChunks } from '../chunks.ts';
import { counted } from '../counted.ts';
import { locate } from '../locate.ts';
import { programOf, type RepairRule } from '../rule.ts';
import { scan, splitLines } from '../scan.ts';
import type { Parsed } from '../syntax.ts';
import { dropChunks } from '../drop-chunks.ts';

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
    const program = programOf(draft);
    const chunks = chunksOf(program);
    const path = context.path ?? [];
    const region = locate(scan(splitLines(program)), path);
    const at = region === null ? -1 : chunks.findIndex(({ to }) => to > region.header);
    const first = chunks.findIndex((chunk, i) => i > at && isPattern(chunk));
    if (at === -1 || first === -1) return null;
    const parsed = await parseChunks(chunks, context.syntax);
    const needed = namesNeeded(chunks, parsed, first, path[0]!);
    const cutOut = chunks.filter((_, i) => i >= first && !needed.has(i));
    if (cutOut.length === 0) return null;
    const helpers = chunks.length - first - cutOut.length;
    return {
      draft: dropChunks(draft, chunks, new Set(cutOut)),
      detail:
        `cut ${counted(cutOut.length, 'statement')} after ${path.join('.')}` +
        (helpers > 0 ? `, kept ${helpers} that it uses` : ''),
      discarded: cutOut.map(({ text }) => text).join(''),
    };
  },
} satisfies RepairRule;

const isPattern = ({ start }: Chunk): boolean =>
  start !== null && /^(?:(?:async\s+)?def\b|if\b|@\w|class\b|'''|"""|!)/.test(start.text);

/** Indexes of the chunks from `first` on that define what is kept, directly or through each other. */
function namesNeeded(
  chunks: readonly Chunk[],
  parsed: readonly Parsed[],
  first: number,
  answered: string,
): Set<number> {
  const needed = new Set<number>();
  const names = new Set(chunks.slice(0, first).flatMap((chunk, i) => usedBy(chunk, parsed[i]!)));
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
