import { join } from '../join.ts';
import type { RepairRule } from '../rule.ts';

const details = {
  continues: 'put the prompt in front of the answer',
  respaces: 'put the prompt in place of what the answer repeats of it',
  defines: 'added what the answer leaves out of the prompt',
};

/** An answer may hold the body alone, the function alone, or the whole program. */
export const prompt = {
  name: 'prompt',
  summary: 'Adds the prompt, or what of it the answer leaves out.',
  example: {
    promptCode: 'import math\n\ndef area(r):\n    """Area of a circle."""\n',
    mode: 'chat',
    raw: 'def area(r):\n    return math.pi * r * r\n',
    code: 'import math\n\ndef area(r):\n    return math.pi * r * r\n',
  },
  async apply(draft, context) {
    const { head, answer, how } = await join(draft.answer, context);
    if (how === 'as-is') return null;
    return {
      draft: { ...draft, head, answer, continues: how === 'continues' },
      detail: details[how === 'repeats' ? 'continues' : how],
    };
  },
} satisfies RepairRule;
