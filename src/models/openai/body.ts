import type { GenerateRequest } from '../model.ts';

export type Body = Record<string, unknown>;

/** The endpoint under the base URL. */
export const endpointOf = ({ prompt }: Pick<GenerateRequest, 'prompt'>): string =>
  prompt.mode === 'chat' ? '/chat/completions' : '/completions';

/**
 * The request as it would be sent to a server that takes everything; `null` settings are not sent.
 *
 * @param seed of the first sample
 * @param n samples in one request
 */
export function bodyOf(
  model: string,
  { prompt, sampling }: Pick<GenerateRequest, 'prompt' | 'sampling'>,
  { seed, n }: { seed: number | null; n: number },
): Body {
  const { temperature, topP, maxTokens, stop } = sampling;
  return {
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
}
