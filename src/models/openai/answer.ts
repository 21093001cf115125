import { z } from 'zod';
import type { Given } from '../served/dialect.ts';
import { splitReasoning } from './reasoning.ts';

const Part = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  thinking: z.unknown().optional(),
});

const Choice = z.looseObject({
  index: z.int().optional(),
  finish_reason: z.string().nullish(),
  /** OpenRouter: why the provider behind it broke off. */
  error: z.looseObject({ message: z.string().optional() }).nullish().catch(null),
  /** Legacy completions. */
  text: z.string().nullish(),
  message: z
    .looseObject({
      content: z.union([z.string(), z.array(Part)]).nullish(),
      refusal: z.string().nullish(),
      reasoning_content: z.string().nullish(),
      reasoning: z.string().nullish(),
    })
    .nullish(),
});
type Choice = z.infer<typeof Choice>;

/** What we read of a response of `/chat/completions` or `/completions`. */
export const Answer = z.looseObject({
  model: z.string().nullish(),
  choices: z.array(Choice).min(1),
  usage: z.looseObject({ prompt_tokens: z.int().nullish(), completion_tokens: z.int().nullish() }).nullish(),
});
export type Answer = z.infer<typeof Answer>;

/** One choice as a completion's content. */
export function readChoice(choice: Choice): Given {
  const finishReason = choice.finish_reason ?? null;
  const refusal = choice.message?.refusal ?? '';
  const { text, reasoning } = contentOf(choice);
  const given = { finishReason, ...(reasoning !== undefined && { reasoning }) };
  if (refusal !== '' || finishReason === 'content_filter')
    return { ...given, outcome: 'refused', raw: text === '' ? refusal : text };
  if (finishReason === 'error')
    return {
      ...given,
      outcome: 'infrastructure-error',
      raw: '',
      error: choice.error?.message ?? 'The server broke off (finish reason error).',
    };
  if (['length', 'max_tokens', 'max_output_tokens'].includes(finishReason ?? ''))
    return { ...given, outcome: 'truncated', raw: text };
  return { ...given, outcome: text.trim() === '' ? 'empty' : 'ok', raw: text };
}

function contentOf({ text, message }: Choice): { text: string; reasoning: string | undefined } {
  if (message == null) return { text: text ?? '', reasoning: undefined };
  const parts = typeof message.content === 'string' ? [{ text: message.content }] : (message.content ?? []);
  const inline = splitReasoning(parts.map((part) => part.text ?? '').join(''));
  const thoughts = [
    message.reasoning_content ?? message.reasoning,
    ...parts.map((part) => ('thinking' in part ? thinkingOf(part.thinking) : undefined)),
    inline.reasoning,
  ].filter((thought) => thought != null && thought !== '');
  return { text: inline.text, reasoning: thoughts.length > 0 ? thoughts.join('\n') : undefined };
}

/** Thinking in a content part: text, or a list of text parts. */
function thinkingOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const parts = z.array(z.looseObject({ text: z.string() })).safeParse(value);
  return parts.success ? parts.data.map(({ text }) => text).join('') : undefined;
}
