import type { Answered, Dialect } from '../served/dialect.ts';
import { Answer, readChoice } from './answer.ts';
import { assembleChunks } from './chunks.ts';

/** `/chat/completions` and `/completions`, as OpenAI defined them and many servers speak them. */
export const openaiDialect: Dialect = {
  modes: ['chat', 'completion', 'infill'],
  takesN: true,
  optional: [
    'n',
    'temperature',
    'top_p',
    'seed',
    'stop',
    'max_tokens',
    'max_completion_tokens',
    'stream_options',
  ],
  streaming: { stream: true, stream_options: { include_usage: true } },
  endpointOf: ({ prompt }) => (prompt.mode === 'chat' ? '/chat/completions' : '/completions'),
  bodyOf(model, { prompt, sampling }, { seed, n }) {
    const { temperature, topP, maxTokens, stop } = sampling;
    const body = {
      model,
      ...(prompt.mode === 'chat' ? { messages: prompt.messages ?? [] } : { prompt: prompt.text ?? '' }),
      ...(prompt.mode === 'infill' && { suffix: prompt.suffix ?? '' }),
      max_tokens: maxTokens,
      ...(temperature !== null && { temperature }),
      ...(topP !== null && { top_p: topP }),
      ...(seed !== null && { seed }),
      ...(stop.length > 0 && { stop }),
      ...(n > 1 && { n }),
    };
    return { body, notes: [] };
  },
  read(json): Answered | null {
    const { data } = Answer.safeParse(json);
    if (data === undefined) return null;
    return {
      model: data.model ?? null,
      choices: data.choices.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map(readChoice),
      usage: {
        promptTokens: data.usage?.prompt_tokens ?? null,
        completionTokens: data.usage?.completion_tokens ?? null,
      },
    };
  },
  assemble: assembleChunks,
};
