import { isLoop } from './loop.ts';
import type { LlamaModel, Sequence, Token } from './engine-types.ts';

export interface DecodeOptions {
  temperature: number;
  topP: number;
  seed: number | null;
  maxTokens: number;
  stop: readonly string[];
  /** Where the text so far is over although the model goes on; `null` while it is not. */
  endOf: (text: string) => { at: number; why: string } | null;
  signal: AbortSignal;
}

export interface Decoded {
  text: string;
  tokens: number;
  /** `repetition`: it had fallen into a loop, and was not waited for. */
  finishReason: 'stop' | 'length' | 'repetition';
  /** Why it was ended before the model did. */
  note?: string;
}

/**
 * Continues prompts in one context, one at a time. The prompt's last token is always evaluated alone, after the others
 * together: so a sample's text is the same whether the prompt was kept from the sample before or not. (Batching
 * several samples was measured too: not faster on two cores than one thread each, and rounding then depends on the
 * neighbours.)
 */
export class Decoder {
  readonly #model: LlamaModel;
  readonly #sequence: Sequence;
  #prompt: readonly Token[] = [];

  constructor(model: LlamaModel, sequence: Sequence) {
    this.#model = model;
    this.#sequence = sequence;
  }

  /** Whether this prompt is in memory already. */
  holds(prompt: readonly Token[]): boolean {
    return prompt.length === this.#prompt.length && prompt.every((token, i) => token === this.#prompt[i]);
  }

  async decode(prompt: readonly Token[], options: DecodeOptions): Promise<Decoded> {
    await this.#prepare(prompt);
    const room = this.#sequence.contextSize - prompt.length;
    const most = Math.min(options.maxTokens, room);
    const { temperature, topP, seed } = options;
    const sampling = {
      temperature,
      topP,
      topK: 0,
      ...(seed !== null && { seed }),
      yieldEogToken: true,
    } as const;
    const answer: Token[] = [];
    const context = prompt.slice(-8);
    let text = '';
    for await (const token of this.#sequence.evaluate(prompt.slice(-1), sampling)) {
      options.signal.throwIfAborted();
      if (this.#model.isEogToken(token)) return { text, tokens: answer.length, finishReason: 'stop' };
      answer.push(token);
      text = this.#model.detokenize(answer, false, context);
      const stop = earliest(text, options.stop);
      if (stop !== null) return { text: text.slice(0, stop), tokens: answer.length, finishReason: 'stop' };
      const end = options.endOf(text);
      if (end)
        return { text: text.slice(0, end.at), tokens: answer.length, finishReason: 'stop', note: end.why };
      if (answer.length >= most) break;
      if (isLoop(text))
        return {
          text,
          tokens: answer.length,
          finishReason: 'repetition',
          note: 'ended in a loop of the same text',
        };
    }
    const note = most < options.maxTokens ? `the context had room for ${most} tokens only` : undefined;
    return { text, tokens: answer.length, finishReason: 'length', ...(note !== undefined && { note }) };
  }

  async #prepare(prompt: readonly Token[]): Promise<void> {
    const kept = prompt.length - 1;
    if (this.holds(prompt)) {
      const end = this.#sequence.nextTokenIndex;
      if (end > kept) await this.#sequence.eraseContextTokenRanges([{ start: kept, end }]);
      return;
    }
    this.#prompt = [];
    await this.#sequence.clearHistory();
    if (kept > 0) await this.#sequence.evaluateWithoutGeneratingNewTokens(prompt.slice(0, -1));
    this.#prompt = prompt;
  }
}

const earliest = (text: string, stops: readonly string[]): number | null => {
  const found = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return found.length === 0 ? null : Math.min(...found);
};
