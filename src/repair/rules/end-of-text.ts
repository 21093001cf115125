import { join } from '../join.ts';
import type { Context, RepairRule } from '../rule.ts';

const tokens =
  /<\|(?:endoftext|end_of_text|eot_id|im_end|end|EOT|file_sep|file_separator|fim_pad)\|>|<｜end▁of▁sentence｜>|<(?:\/s|eos|EOT|file_sep|end_of_turn)>/;
const leading =
  /^\s*(?:<s>|<\|(?:im_start|start_header_id)\|>\s*assistant(?:<\|end_header_id\|>)?|<\|assistant\|>)\s*?\n?/;
const padding = new RegExp(`^(?:${tokens.source}|!|\\s)*$`);
const bareToken = new RegExp(`^(?:${tokens.source})`);

/** Tokenizers print their end-of-text token, and what pads the batch after it, when asked not to skip them. */
export const endOfText = {
  name: 'end-of-text',
  summary: 'Takes out the end-of-text token and the padding after it.',
  example: {
    promptCode: 'def area(r):\n    """Area of a circle."""\n',
    raw: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * r\n<|endoftext|>!!!!!!!!',
    code: 'def area(r):\n    """Area of a circle."""\n    return 3.14 * r * r\n',
  },
  async apply(draft, context) {
    const start = leading.exec(draft.answer)?.[0].length ?? 0;
    const end = await endOf(draft.answer, context);
    if (start === 0 && end === draft.answer.length) return null;
    const discarded = draft.answer.slice(0, start) + draft.answer.slice(end);
    return {
      draft: {
        ...draft,
        answer: draft.answer.slice(start, Math.max(start, end)),
        ended: draft.ended || end < draft.answer.length,
      },
      detail: 'took out end-of-text tokens and padding',
      discarded,
    };
  },
} satisfies RepairRule;

async function endOf(answer: string, context: Context): Promise<number> {
  const at = answer.search(tokens);
  if (at !== -1 && padding.test(answer.slice(at))) return at;
  const run = /!{4,}\s*$/.exec(answer);
  if (at === -1 && run === null) return answer.length;
  // In the middle of the text it may be a string of the program; it is none where the program does not compile.
  const { head, answer: rest } = await join(answer, context);
  if ((await context.syntax.parse(head + rest)).compiles) return answer.length;
  if (at === -1) return run!.index;
  return bareToken.exec(answer.slice(at))![0].startsWith('<|') ? at : answer.length;
}
