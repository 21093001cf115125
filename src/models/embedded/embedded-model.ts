import { basename } from 'node:path';
import pLimit from 'p-limit';
import { messageOf, PrerequisiteError } from '../../core/errors.ts';
import type { Prompt } from '../../core/generation.ts';
import {
  type Completion,
  failedCompletion,
  type GenerateRequest,
  type Model,
  type ModelOptions,
} from '../model.ts';
import { ResponseCache, throughCache } from '../response-cache.ts';
import { sampleSeed } from '../sample-seed.ts';
import { streamOf } from '../stream.ts';
import { answerEnd, openDefinition } from './answer-end.ts';
import { chatAnswerEnd } from './chat-answer-end.ts';
import { Decoder, type Decoded, type DecodeOptions } from './decoder.ts';
import { engineVersion, loadEngine, loadJinja } from './engine.ts';
import type { Llama, LlamaModel, Token } from './engine-types.ts';
import { tokensOf } from './prompt-tokens.ts';
import type { Weights } from './weights.ts';

/** Tokens of prompt and answer together, at most; less where the model was trained on less. */
const contextSize = 4096;

/** Raised when the text of a given seed may change. */
const decodingVersion = 1;

/** Models that were tuned to follow instructions say so in their names; the others complete. */
const defaultMode = (name: string): Prompt['mode'] =>
  /(?:^|[-_.])(?:instruct|chat|it)(?:[-_.]|$)/i.test(basename(name)) ? 'chat' : 'completion';

interface Loaded {
  llama: Llama;
  model: LlamaModel;
  /** Those that nobody uses now. */
  free: Decoder[];
}

/** A GGUF model in this process. Loaded by the first sample that the cache lacks. */
export class EmbeddedModel implements Model {
  readonly id: string;
  readonly mode: Prompt['mode'];
  readonly concurrency: number;
  readonly #name: string;
  readonly #weights: Weights;
  readonly #options: ModelOptions;
  readonly #cache: ResponseCache | null;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #busy = new Set<Promise<unknown>>();
  #loaded: Promise<Loaded> | undefined;

  constructor(name: string, weights: Weights, concurrency: number, options: ModelOptions) {
    this.id = `embedded/${name}`;
    this.mode = options.mode === undefined || options.mode === 'auto' ? defaultMode(name) : options.mode;
    this.concurrency = concurrency;
    this.#name = name;
    this.#weights = weights;
    this.#options = options;
    this.#cache = ResponseCache.open(options);
    this.#limit = pLimit(concurrency);
  }

  async describe(): Promise<Record<string, string | number>> {
    return {
      provider: 'embedded',
      file: this.#weights.file,
      sha256: await this.#weights.sha256(),
      engine: `node-llama-cpp ${engineVersion}`,
      mode: this.mode,
      contextSize,
      decodingVersion,
    };
  }

  async *generate(request: GenerateRequest): AsyncGenerator<Completion> {
    const { prompt, sampling, samples, task } = request;
    const model = await this.describe();
    const requestOf = (sample: number): unknown => ({
      model,
      prompt,
      sampling,
      seed: sampleSeed(sampling.seed, task, sample),
    });
    yield* throughCache(this.#cache, requestOf, samples, (missing) =>
      streamOf((emit, signal) => this.#all(request, missing, emit, signal), request.signal),
    );
  }

  async close(): Promise<void> {
    // Memory must not go away under a token that is being computed.
    await Promise.allSettled(this.#busy);
    const loaded = await this.#loaded?.catch(() => undefined);
    this.#loaded = undefined;
    await loaded?.llama.dispose();
  }

  async #all(
    request: GenerateRequest,
    samples: readonly number[],
    emit: (completion: Completion) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const one = (sample: number): Promise<Completion> => {
      const running = this.#limit(() => this.#one(request, sample, signal));
      this.#busy.add(running);
      return running.finally(() => this.#busy.delete(running));
    };
    const [first] = samples;
    if (first !== undefined && !request.sampling.temperature) {
      // Without randomness all samples are the same text.
      const completion = await one(first);
      for (const sample of samples) emit({ ...completion, sample });
      return;
    }
    await Promise.all(samples.map(async (sample) => emit(await one(sample))));
  }

  async #one(request: GenerateRequest, sample: number, signal: AbortSignal): Promise<Completion> {
    signal.throwIfAborted();
    const { model, free } = await this.#load(signal);
    const { prompt, sampling, task } = request;
    const jinja = () => loadJinja({ onNote: this.#options.onNote, signal });
    const tokens = await tokensOf(prompt, model, jinja, this.#name);
    if (tokens.length >= Math.min(contextSize, model.trainContextSize))
      return failedCompletion(
        sample,
        `The prompt has ${tokens.length} tokens and leaves no room for an answer.`,
      );
    const decoder = take(free, tokens);
    const start = performance.now();
    try {
      const decoded = await decoder.decode(tokens, {
        temperature: sampling.temperature ?? 0,
        topP: sampling.topP ?? 1,
        seed: sampleSeed(sampling.seed, task, sample),
        maxTokens: sampling.maxTokens,
        stop: sampling.stop,
        endOf: endOf(request),
        signal,
      });
      return completionOf(sample, decoded, tokens.length, Math.round(performance.now() - start));
    } finally {
      free.push(decoder);
    }
  }

  #load(signal: AbortSignal): Promise<Loaded> {
    this.#loaded ??= this.#start(signal).catch((error: unknown) => {
      // The next run may have what this one lacked.
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  async #start(signal: AbortSignal): Promise<Loaded> {
    const { onNote } = this.#options;
    const path = await this.#weights.path({ signal, ...(onNote && { onNote }) });
    const engine = await loadEngine({ onNote, signal });
    const llama = await engine.getLlama({
      gpu: false,
      build: 'never',
      skipDownload: true,
      progressLogs: false,
      logLevel: 'error',
      maxThreads: this.concurrency,
    });
    try {
      const model = await llama.loadModel({ modelPath: path });
      const free: Decoder[] = [];
      for (let i = 0; i < this.concurrency; i++) {
        const size = Math.min(contextSize, model.trainContextSize);
        const context = await model.createContext({
          contextSize: size,
          batchSize: 512,
          sequences: 1,
          threads: 1,
        });
        free.push(new Decoder(model, context.getSequence()));
      }
      return { llama, model, free };
    } catch (error) {
      await llama.dispose();
      throw new PrerequisiteError(`${path} cannot be loaded: ${messageOf(error)}`, {
        hint: 'Is it a complete GGUF file, and is there enough memory for it?',
        cause: error,
      });
    }
  }
}

/** Where an answer is over before the model ends it. */
function endOf({ prompt, task }: GenerateRequest): DecodeOptions['endOf'] {
  if (prompt.mode === 'completion') return answerEnd(prompt.text ?? '');
  if (prompt.mode === 'chat') return chatAnswerEnd(task.entryPoint ?? openDefinition(task.prompt.code ?? ''));
  return () => null;
}

/** A free decoder, best one that has the prompt already. The limit guarantees that there is one. */
function take(free: Decoder[], prompt: readonly Token[]): Decoder {
  const at = free.findIndex((decoder) => decoder.holds(prompt));
  const [decoder] = free.splice(Math.max(0, at), 1);
  if (decoder === undefined) throw new Error('more samples at once than decoders');
  return decoder;
}

function completionOf(sample: number, decoded: Decoded, promptTokens: number, latencyMs: number): Completion {
  const { text, finishReason, note } = decoded;
  return {
    sample,
    outcome: finishReason !== 'stop' ? 'truncated' : text.trim() === '' ? 'empty' : 'ok',
    raw: text,
    finishReason,
    usage: { promptTokens, completionTokens: decoded.tokens },
    notes: note === undefined ? [] : [note],
    cached: false,
    latencyMs,
  };
}
