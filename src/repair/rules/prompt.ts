import { join } from '../join.ts';
import type { RepairRule } from '../rule.ts';

const details = {
  continues: 'put the prompt in front of the answer',
  respaces: 'put the prompt in place of the answer’s copy of it, which is spaced differently',
  defines: 'added what the answer leaves out of the prompt',
};

/** An answer may hold the body alone, the function alone, or the whole program. */
export const prompt = {
  name: 'prompt',
  summary: 'Adds the prompt, or what of it the answer leaves out.',
  async apply(draft, context) {
    const { head, answer, how } = await join(draft.answer, context);
    if (head + answer === draft.answer || how === 'as-is') return null;
    return { draft: { ...draft, head, answer }, detail: details[how === 'repeats' ? 'continues' : how] };
  },
} satisfies RepairRule;
