/** The part of node-llama-cpp that is used. The engine is installed on demand, so its own types are not at hand. */
export type Token = number & { readonly brand?: 'token' };

export interface EngineModule {
  getLlama(options: {
    gpu: false;
    build: 'never';
    skipDownload: true;
    progressLogs: false;
    logLevel: 'error';
    maxThreads: number;
  }): Promise<Llama>;
}

export interface Llama {
  loadModel(options: { modelPath: string }): Promise<LlamaModel>;
  dispose(): Promise<void>;
}

export interface LlamaModel {
  readonly trainContextSize: number;
  readonly fileInfo: { metadata: { tokenizer?: { chat_template?: unknown } } };
  readonly tokens: {
    readonly bos: Token | null;
    readonly bosString: string | null;
    readonly eosString: string | null;
    readonly shouldPrependBosToken: boolean;
    readonly infill: {
      readonly prefix: Token | null;
      readonly middle: Token | null;
      readonly suffix: Token | null;
    };
  };
  tokenize(text: string, specialTokens: boolean, options?: 'trimLeadingSpace'): Token[];
  detokenize(tokens: readonly Token[], specialTokens: boolean, lastTokens: readonly Token[]): string;
  isEogToken(token: Token): boolean;
  createContext(options: {
    contextSize: number;
    batchSize: number;
    sequences: 1;
    threads: number;
  }): Promise<{ getSequence(): Sequence }>;
}

export interface Sequence {
  readonly contextSize: number;
  readonly nextTokenIndex: number;
  clearHistory(): Promise<void>;
  eraseContextTokenRanges(ranges: { start: number; end: number }[]): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: Token[]): Promise<void>;
  evaluate(
    tokens: Token[],
    options: { temperature: number; topP: number; topK: number; seed?: number; yieldEogToken: true },
  ): AsyncIterable<Token>;
}

/** `@huggingface/jinja`, which the engine brings. */
export interface JinjaModule {
  Template: new (source: string) => { render(values: Record<string, unknown>): string };
}
