import pLimit from 'p-limit';
import { PrerequisiteError } from '../../core/errors.ts';
import { canonicalJson } from '../../core/hash.ts';
import type { Prompt } from '../../core/generation.ts';
import { BudgetReachedError } from '../meter.ts';
import type { Completion, GenerateRequest, Model, ModelOptions } from '../model.ts';
import { ResponseCache, throughCache } from '../response-cache.ts';
import { sampleSeed } from '../sample-seed.ts';
import { streamOf } from '../stream.ts';
import { Answer, readChoice, shareOfUsage } from './answer.ts';
import { bodyOf, endpointOf } from './body.ts';
import { fatalOf, isRefusal, type Failure } from './failure.ts';
import { Quirks } from './quirks.ts';
import { Transport } from './transport.ts';

/** Samples in one request, at most: more would make one answer too long to wait for. */
const largestN = 16;

export interface Connection {
  name: string;
  baseUrl: string;
  authorization: string | undefined;
  scrub: (text: string) => string;
  extraBody: Record<string, unknown>;
  options: ModelOptions;
}

/** One model behind an OpenAI-compatible server. */
export class OpenAiModel implements Model {
  readonly id: string;
  readonly mode: Prompt['mode'];
  readonly concurrency: number;
  readonly #connection: Connection;
  readonly #transport: Transport;
  readonly #cache: ResponseCache | null;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #quirks = new Quirks();
  /** How many choices the server was seen to give at once. */
  #n = largestN;
  /** Whether it ever answered: until then, a server that cannot be reached stops the run. */
  #answered = false;

  constructor(connection: Connection) {
    const { name, baseUrl, authorization, scrub, options } = connection;
    this.id = `openai/${name}`;
    this.mode = options.mode === undefined || options.mode === 'auto' ? 'chat' : options.mode;
    this.concurrency = Math.max(1, options.concurrency ?? 8);
    this.#connection = connection;
    this.#transport = new Transport({
      baseUrl,
      authorization,
      scrub,
      timeoutSeconds: options.timeoutSeconds ?? 600,
      retries: options.retries ?? 5,
      rateLimit: options.rateLimit,
      meter: options.meter,
    });
    this.#cache = ResponseCache.open(options);
    this.#limit = pLimit(this.concurrency);
  }

  async describe(): Promise<Record<string, string | null>> {
    const { baseUrl, extraBody, scrub } = this.#connection;
    const extra = Object.keys(extraBody).length === 0 ? null : scrub(canonicalJson(extraBody));
    return { provider: 'openai', baseUrl, mode: this.mode, extraBody: extra };
  }

  async *generate(request: GenerateRequest): AsyncGenerator<Completion> {
    const { prompt, sampling, samples } = request;
    const { baseUrl, extraBody } = this.#connection;
    const common = { model: this.id, baseUrl, prompt, sampling, extraBody };
    const requestOf = (sample: number): unknown => ({ ...common, seed: seedOf(request, sample) });
    yield* throughCache(this.#cache, requestOf, samples, (missing) =>
      streamOf((emit, signal) => this.#askAll(request, missing, emit, signal), request.signal),
    );
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** All samples, as many in a request as the server gives; what an answer lacks is asked for again. */
  async #askAll(
    request: GenerateRequest,
    samples: readonly number[],
    emit: (completion: Completion) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const size = this.#quirks.takesN ? this.#n : 1;
    const parts = Array.from({ length: Math.ceil(samples.length / size) }, (_, i) =>
      samples.slice(i * size, (i + 1) * size),
    );
    let reached: BudgetReachedError | undefined;
    await Promise.all(
      parts.map(async (part) => {
        try {
          const completions = await this.#limit(() => this.#ask(request, part, signal));
          completions.forEach(emit);
          const rest = part.slice(completions.length);
          if (rest.length > 0) await this.#askAll(request, rest, emit, signal);
        } catch (error) {
          // The other parts may be under way, and paid for.
          if (!(error instanceof BudgetReachedError)) throw error;
          reached = error;
        }
      }),
    );
    if (reached) throw reached;
  }

  /** One request; at least one completion, for the first of the samples. */
  async #ask(
    request: GenerateRequest,
    samples: readonly number[],
    signal: AbortSignal,
  ): Promise<Completion[]> {
    const seed = seedOf(request, samples[0] ?? 0);
    for (;;) {
      signal.throwIfAborted();
      // Learned while this request waited for its turn.
      const part = this.#quirks.takesN ? samples : samples.slice(0, 1);
      const { name, extraBody } = this.#connection;
      const { body, notes } = this.#quirks.apply(bodyOf(name, request, { seed, n: part.length }));
      const start = performance.now();
      const reply = await this.#transport.post(endpointOf(request), { ...body, ...extraBody }, signal);
      const latencyMs = Math.round(performance.now() - start);
      if (reply.kind === 'answer') {
        const answer = Answer.safeParse(reply.json);
        if (answer.success) return this.#read(answer.data, part, notes, latencyMs);
        const said = this.#connection.scrub(JSON.stringify(reply.json).slice(0, 200));
        return this.#unreachable(`the answer has no choices: ${said}`, part, latencyMs);
      }
      if (reply.kind === 'unreachable') return this.#unreachable(reply.message, part, latencyMs);
      const { failure } = reply;
      if ([400, 422].includes(failure.status) && this.#quirks.learn(failure, body)) continue;
      return this.#failed(failure, part, notes, latencyMs);
    }
  }

  #read(answer: Answer, part: readonly number[], notes: readonly string[], latencyMs: number): Completion[] {
    this.#answered = true;
    const choices = answer.choices.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).slice(0, part.length);
    if (choices.length < part.length) this.#n = choices.length;
    const all = [...notes];
    if (choices.length < part.length)
      all.push(`n=${part.length} gave ${choices.length}: the rest was asked for again`);
    const served = answer.model;
    if (served != null && served !== this.#connection.name) all.push(`served by ${served}`);
    return choices.map((choice, i) => ({
      sample: part[i] ?? 0,
      ...readChoice(choice),
      usage: shareOfUsage(answer.usage, i, choices.length),
      notes: all,
      cached: false,
      latencyMs,
    }));
  }

  #unreachable(message: string, part: readonly number[], latencyMs: number): Completion[] {
    const { baseUrl } = this.#connection;
    if (!this.#answered)
      throw new PrerequisiteError(`No answer from ${baseUrl}: ${message}`, {
        hint: 'Start the server, or correct --base-url (often it ends in /v1). Proxies are taken from HTTP_PROXY, HTTPS_PROXY and NO_PROXY.',
      });
    return part.map((sample) => failed(sample, message, latencyMs));
  }

  #failed(
    failure: Failure,
    part: readonly number[],
    notes: readonly string[],
    latencyMs: number,
  ): Completion[] {
    const fatal = fatalOf(failure, { baseUrl: this.#connection.baseUrl, model: this.#connection.name });
    if (fatal) throw fatal;
    if (isRefusal(failure))
      return part.map((sample) => ({
        ...failed(sample, failure.message, latencyMs),
        outcome: 'refused',
        finishReason: 'content_filter',
        notes: [...notes],
      }));
    return part.map((sample) => failed(sample, `HTTP ${failure.status}: ${failure.message}`, latencyMs));
  }
}

const seedOf = ({ sampling, task }: GenerateRequest, sample: number): number | null =>
  sampleSeed(sampling.seed, task, sample);

const failed = (sample: number, error: string, latencyMs: number): Completion => ({
  sample,
  outcome: 'infrastructure-error',
  raw: '',
  finishReason: null,
  usage: { promptTokens: null, completionTokens: null },
  notes: [],
  error,
  cached: false,
  latencyMs,
});
