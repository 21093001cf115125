import { z } from 'zod';
import { IncompleteError } from '../core/errors.ts';

/** Tokens of one request: what it may take at most before it is sent, what it took once it is answered. */
export interface TokenCount {
  promptTokens: number;
  completionTokens: number;
}

/** A request that was allowed and is under way. */
export interface Reservation {
  /**
   * To be called once, however the request ended. `unsent`: the server never saw it. `unknown`: it may have been
   * billed, nobody says how much.
   */
  settle(ended: TokenCount | 'unsent' | 'unknown'): void;
}

/** Asked by a provider before each request that it sends, retries included; see {@link ModelOptions.meter}. */
export interface Meter {
  /**
   * Resolves when the request may be sent. Throws {@link BudgetReachedError} when it never may, and the signal's
   * reason when aborted.
   */
  reserve(atMost: TokenCount, signal: AbortSignal): Promise<Reservation>;
}

/** The cap on cost or requests is reached. What is under way ends as usual; nothing more is sent. */
export class BudgetReachedError extends IncompleteError {}

/** For a body that bounds the answer by no field that we know. */
const unboundedAnswer = 4096;
/** What chat templates put around messages. */
const framing = 64;

/** The most tokens that a request's body can take: no tokenizer makes more tokens than there are bytes. */
export function mostTokensOf(body: Record<string, unknown>): TokenCount {
  const { n, max_tokens, max_completion_tokens, ...rest } = body;
  const answer = [max_completion_tokens, max_tokens].find((value) => typeof value === 'number');
  return {
    promptTokens: Buffer.byteLength(JSON.stringify(rest)) + framing,
    completionTokens: (answer ?? unboundedAnswer) * (typeof n === 'number' ? n : 1),
  };
}

const tokens = z.int().min(0);
const Billed = z.looseObject({
  usage: z.union([
    z.looseObject({ prompt_tokens: tokens, completion_tokens: tokens }).transform((usage) => ({
      promptTokens: usage.prompt_tokens,
      completionTokens: usage.completion_tokens,
    })),
    z
      .looseObject({ input_tokens: tokens, output_tokens: tokens })
      .transform((usage) => ({ promptTokens: usage.input_tokens, completionTokens: usage.output_tokens })),
  ]),
});

/** What an answer says it took, in the words of either dialect; `unknown` when it does not say. */
export function billedTokens(answer: unknown): TokenCount | 'unknown' {
  return Billed.safeParse(answer).data?.usage ?? 'unknown';
}
