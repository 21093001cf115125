import { chunksOf, parseChunks } from '../chunks.ts';
import { withoutChunks } from '../without-chunks.ts';
import { counted } from '../counted.ts';
import { locateAnswered } from '../asked-for.ts';
import { programOf, type RepairRule } from '../rule.ts';
import { isOrphan, scan, splitLines } from '../scan.ts';

/** Closing remarks, half a next statement, a stray fence: anything at the margin that is no Python. */
export const drop = {
  name: 'drop',
  summary: 'Drops top-level text outside of the answered function that cannot be compiled.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: '    return 3.14 * r * r\n\nThis multiplies the square of the radius with pi.\n',
    code: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * r\n',
  },
  async apply(draft, context) {
    const program = programOf(draft);
    if ((await context.syntax.parse(program)).compiles) return null;
    const chunks = chunksOf(program);
    const parsed = await parseChunks(chunks, context.syntax);
    const headLines = splitLines(draft.head).length;
    const region = locateAnswered(scan(splitLines(program)), context);
    const isAnswered = (i: number) =>
      region !== null && chunks[i]!.to > region.from && chunks[i]!.from < region.to;
    const dropped = chunks.filter((chunk, i) => {
      if (parsed[i]!.compiles || isAnswered(i) || chunk.from < headLines) return false;
      // A `return` that slid out of the function is a part of it: without it the function is another one.
      return !(i > 0 && isAnswered(i - 1) && chunk.start !== null && isOrphan(chunk.start));
    });
    if (dropped.length === 0) return null;
    return {
      draft: {
        ...withoutChunks(draft, chunks, new Set(dropped)),
        followed: draft.followed || (region !== null && dropped.some(({ from }) => from >= region.to)),
      },
      detail: `dropped ${counted(dropped.length, 'piece')} of text that cannot be compiled`,
      discarded: dropped.map(({ text }) => text).join(''),
    };
  },
} satisfies RepairRule;
