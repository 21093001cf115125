import { findDefinition } from '../locate.ts';
import { programOf, type RepairRule } from '../rule.ts';

const next =
  /(?<=[^\s.])(?=(?:async )?def [A-Za-z_]\w*\s*\(|class [A-Za-z_]\w*\s*[(:]|from [\w.]+ import |if __name__\b)/g;
const tries = 10;

/** Decoders that skip the end-of-text token join what follows it to the last line: `return xdef next_one(`. */
export const glued = {
  name: 'glued',
  summary: 'Puts a definition that is glued to the end of the answered function on a line of its own.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    raw: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * rdef volume(r):\n    return 4',
    code: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * r\n',
  },
  async apply(draft, context) {
    const { path, prompt, syntax } = context;
    if (path === null || (await syntax.parse(programOf(draft))).compiles) return null;
    for (const { index } of [...draft.answer.matchAll(next)].slice(0, tries)) {
      const before = draft.answer.slice(0, index);
      const parsed = await syntax.parse(draft.head + before);
      const statements = parsed.compiles ? (findDefinition(parsed, path)?.statements ?? 0) : 0;
      if (statements <= (prompt?.statements ?? 0)) continue;
      return {
        draft: { ...draft, answer: `${before}\n\n${draft.answer.slice(index)}` },
        detail: 'put a line end in front of the next definition',
      };
    }
    return null;
  },
} satisfies RepairRule;
