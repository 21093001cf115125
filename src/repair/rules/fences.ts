import { chunksOf, parseChunks } from '../chunks.ts';
import { type Block, findBlocks } from '../fenced-blocks.ts';
import { join } from '../join.ts';
import { findDefinition, locate } from '../locate.ts';
import type { Context, RepairRule } from '../rule.ts';
import { scan, splitLines } from '../scan.ts';

/** Chat answers put code between fences, with prose around it, often several blocks. */
export const fences = {
  name: 'fences',
  summary:
    'Extracts the code from a chat answer: the first block with the answered function, and what it needs of others.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: 'Here is the function:\n\n```python\ndef area(r):\n    return PI * r * r\n```\n\nIt needs a constant:\n\n```python\nPI = 3.14\n```\n',
    code: 'PI = 3.14\n\ndef area(r):\n    return PI * r * r\n',
  },
  async apply(draft, context) {
    const blocks = findBlocks(draft.answer);
    if (blocks.length === 0 || (await worth(draft.answer, context)) >= worthOfBody) return null;
    const worths = await Promise.all(blocks.map(({ code }) => worth(code, context)));
    const chosen = blocks[worths.indexOf(Math.max(...worths))]!;
    const others = blocks.filter((block) => block !== chosen);
    const helpers = await definitionsFor(chosen, others, context);
    return {
      draft: { ...draft, answer: helpers + chosen.code, ended: draft.ended || chosen.closed },
      detail:
        `took the code of block ${blocks.indexOf(chosen) + 1} of ${blocks.length}` +
        (helpers === '' ? '' : ', and from others what it uses') +
        (chosen.closed ? '' : ' (the block is not closed)'),
      discarded: chosen.outside,
    };
  },
} satisfies RepairRule;

const worthOfBody = 4;

/** How far code answers the prompt: it compiles with a body of the answered function, defines it, compiles, or none of it. */
async function worth(code: string, context: Context): Promise<number> {
  const { head, answer } = await join(code, context);
  const program = head + answer;
  const parsed = await context.syntax.parse(program);
  const { path, prompt } = context;
  if (path === null) return parsed.compiles && parsed.statements.length > 0 ? worthOfBody : 0;
  const definition = parsed.compiles ? findDefinition(parsed, path) : null;
  if (definition !== null && definition.statements > (prompt?.statements ?? 0)) return worthOfBody;
  if (locate(scan(splitLines(answer)), [path.at(-1)!], { anywhere: true }) !== null) return 3;
  const own = await context.syntax.parse(answer);
  if (own.compiles && own.statements.some(({ kind }) => kind !== 'import')) return 2;
  // A body by itself, or code that stops in the middle: still rather that than prose.
  return /^[ \t]*(?:return|def|class|import|from|@|if|for|while|try|with)\b/m.test(answer) ? 1 : 0;
}

/** Definitions and imports in other blocks of names that the chosen one uses and nothing else binds. */
async function definitionsFor(chosen: Block, others: readonly Block[], context: Context): Promise<string> {
  const { head, answer } = await join(chosen.code, context);
  const { compiles, statements } = await context.syntax.parse(head + answer);
  if (!compiles) return '';
  const bound = new Set(statements.flatMap(({ binds }) => binds));
  const pending = new Set(statements.flatMap(({ uses }) => uses).filter((name) => !bound.has(name)));
  let found = '';
  for (const other of others) {
    const chunks = chunksOf(other.code);
    const parsed = await parseChunks(chunks, context.syntax);
    for (const [i, { text }] of chunks.entries()) {
      const [statement] = parsed[i]!.statements;
      if (!parsed[i]!.compiles || statement === undefined) continue;
      if (!['import', 'function', 'class', 'assign'].includes(statement.kind)) continue;
      if (!statement.binds.some((name) => pending.has(name) && !bound.has(name))) continue;
      statement.binds.forEach((name) => bound.add(name));
      found += text.trim() + '\n\n';
    }
  }
  return found;
}
