import type { RepairRule } from '../rule.ts';

const block = /^\s*<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>\s*?(?:\n|$)|$)/i;

/** Reasoning models behind servers that do not separate it write their thinking in front of the answer. */
export const thinking = {
  name: 'thinking',
  summary: 'Takes out a block of thinking in front of the answer.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: '<think>\nThe area is pi times r squared.\n</think>\n    return 3.14 * r * r\n',
    code: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * r\n',
  },
  async apply(draft) {
    const discarded = block.exec(draft.answer)?.[0];
    if (discarded === undefined) return null;
    return {
      draft: { ...draft, answer: draft.answer.slice(discarded.length) },
      detail: 'took out the thinking in front of the answer',
      discarded,
    };
  },
} satisfies RepairRule;
