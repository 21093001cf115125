import { z } from 'zod';
import { UsageError } from '../../core/errors.ts';
import type { Prompt } from '../../core/generation.ts';
import type { Answered, Dialect, Given } from '../served/dialect.ts';
import { assembleMessage } from './events.ts';

const Message = z.looseObject({
  type: z.literal('message'),
  model: z.string().nullish(),
  stop_reason: z.string().nullish(),
  content: z.array(
    z.looseObject({ type: z.string(), text: z.string().optional(), thinking: z.string().optional() }),
  ),
  usage: z.looseObject({ input_tokens: z.int().nullish(), output_tokens: z.int().nullish() }).nullish(),
});

/** The Messages API: the system prompt stands beside the messages, there is one answer a request and no seed. */
export const anthropicDialect: Dialect = {
  modes: ['chat'],
  takesN: false,
  // Where both may not be given together, the study's axis is the temperature.
  optional: ['top_p', 'temperature', 'stop_sequences'],
  streaming: { stream: true },
  endpointOf: () => '/messages',
  bodyOf(model, { prompt, sampling }, { seed }) {
    const { temperature, topP, maxTokens, stop } = sampling;
    if (temperature !== null && temperature > 1)
      throw new UsageError(`The Anthropic API takes temperatures from 0 to 1, not ${temperature}.`, {
        hint: 'Measure this model in a run of its own, or at temperatures that all models take.',
      });
    const sequences = stop.filter((text) => text.trim() !== '');
    const body = {
      model,
      max_tokens: maxTokens,
      ...messagesOf(prompt),
      ...(temperature !== null && { temperature }),
      ...(topP !== null && { top_p: topP }),
      ...(sequences.length > 0 && { stop_sequences: sequences }),
    };
    const notes = [
      ...(seed === null ? [] : ['seed not sent: the API has none']),
      ...(sequences.length < stop.length ? ['blank stop sequences not sent: the API takes none'] : []),
    ];
    return { body, notes };
  },
  read(json): Answered | null {
    const { data } = Message.safeParse(json);
    if (data === undefined) return null;
    return {
      model: data.model ?? null,
      choices: [contentOf(data)],
      usage: {
        promptTokens: data.usage?.input_tokens ?? null,
        completionTokens: data.usage?.output_tokens ?? null,
      },
    };
  },
  assemble: assembleMessage,
};

function messagesOf({ messages = [] }: Prompt) {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return {
    messages: messages.filter(({ role }) => role !== 'system'),
    ...(system.length > 0 && { system: system.join('\n\n') }),
  };
}

/** https://platform.claude.com/docs/en/build-with-claude/handling-stop-reasons */
function contentOf({ content, stop_reason }: z.infer<typeof Message>): Given {
  const finishReason = stop_reason ?? null;
  const joined = (type: 'text' | 'thinking') =>
    content.map((block) => (block.type === type ? (block[type] ?? '') : '')).join('');
  const raw = joined('text');
  const reasoning = joined('thinking');
  return { outcome: outcomeOf(finishReason, raw), raw, finishReason, ...(reasoning !== '' && { reasoning }) };
}

function outcomeOf(finishReason: string | null, raw: string): Given['outcome'] {
  if (finishReason === 'refusal') return 'refused';
  if (finishReason === 'max_tokens' || finishReason === 'model_context_window_exceeded') return 'truncated';
  return raw.trim() === '' ? 'empty' : 'ok';
}
