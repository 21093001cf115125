import pLimit from 'p-limit';
import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import { canonicalJson } from '../../core/hash.ts';
import type { Prompt, Usage } from '../../core/generation.ts';
import { BudgetReachedError } from '../meter.ts';
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
import type { Connection } from './connection.ts';
import type { Answered, Dialect } from './dialect.ts';
import { fatalOf, isRefusal, type Failure } from './failure.ts';
import { Quirks } from './quirks.ts';
import { Transport } from './transport.ts';

/** Samples in one request, at most: more would make one answer too long to wait for. */
const largestN = 16;

/** One model behind a server, in the words of its dialect. */
export class ServedModel implements Model {
  readonly id: string;
  readonly mode: Prompt['mode'];
  readonly concurrency: number;
  readonly #connection: Connection;
  readonly #dialect: Dialect;
  readonly #extraBody: Record<string, unknown>;
  readonly #headers: Record<string, string>;
  readonly #transport: Transport;
  readonly #cache: ResponseCache | null;
  readonly #limit: ReturnType<typeof pLimit>;
  readonly #quirks: Quirks;
  /** How many choices the server was seen to give at once. */
  #n = largestN;
  /** Whether it ever answered: until then, a server that cannot be reached stops the run. */
  #answered = false;

  /** @throws UsageError when the dialect has no such mode */
  constructor(connection: Connection, dialect: Dialect, options: ModelOptions) {
    this.id = `${connection.provider}/${connection.name}`;
    this.mode = modeOf(dialect, options, connection);
    this.concurrency = Math.max(1, options.concurrency ?? 8);
    this.#connection = connection;
    this.#dialect = dialect;
    this.#extraBody = options.extraBody ?? {};
    this.#headers = options.headers ?? {};
    this.#quirks = new Quirks(dialect);
    this.#transport = new Transport({
      connection,
      timeoutSeconds: options.timeoutSeconds ?? 600,
      retries: options.retries ?? 5,
      rateLimit: options.rateLimit,
      meter: options.meter,
      assemble: (events) => dialect.assemble(events),
    });
    this.#cache = ResponseCache.open(options);
    this.#limit = pLimit(this.concurrency);
  }

  async describe(): Promise<Record<string, string | null>> {
    const { provider, scrub } = this.#connection;
    const extraBody = isEmpty(this.#extraBody) ? null : scrub(canonicalJson(this.#extraBody));
    return {
      provider,
      baseUrl: this.#address,
      mode: this.mode,
      extraBody,
      ...(!isEmpty(this.#headers) && { headers: scrub(canonicalJson(this.#headers)) }),
    };
  }

  get #address(): string {
    return this.#connection.baseUrl + this.#connection.query;
  }

  async *generate(request: GenerateRequest): AsyncGenerator<Completion> {
    const { prompt, sampling, samples } = request;
    const common = {
      ...{ model: this.id, baseUrl: this.#address, prompt, sampling, extraBody: this.#extraBody },
      ...(!isEmpty(this.#headers) && { headers: this.#headers }),
    };
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
      const wanted = this.#dialect.bodyOf(this.#connection.name, request, { seed, n: part.length });
      const { body, notes: changes } = this.#quirks.apply(wanted.body);
      const notes = [...wanted.notes, ...changes];
      const sent = { ...body, ...this.#extraBody };
      const start = performance.now();
      const reply = await this.#transport.post(this.#dialect.endpointOf(request), sent, signal);
      const latencyMs = Math.round(performance.now() - start);
      if (reply.kind === 'answer') {
        const answer = this.#dialect.read(reply.json);
        if (answer !== null) return this.#read(answer, part, notes, latencyMs);
        const said = this.#connection.scrub(JSON.stringify(reply.json).slice(0, 200));
        return this.#unreachable(`the answer has no choices: ${said}`, part, latencyMs);
      }
      if (reply.kind === 'unreachable') return this.#unreachable(reply.message, part, latencyMs);
      const { failure } = reply;
      if ([400, 422].includes(failure.status) && this.#quirks.learn(failure, sent)) continue;
      return this.#failed(failure, part, notes, latencyMs);
    }
  }

  #read(
    answer: Answered,
    part: readonly number[],
    notes: readonly string[],
    latencyMs: number,
  ): Completion[] {
    this.#answered = true;
    const choices = answer.choices.slice(0, part.length);
    if (choices.length < part.length) this.#n = choices.length;
    const all = [...notes];
    if (choices.length < part.length)
      all.push(`n=${part.length} gave ${choices.length}: the rest was asked for again`);
    const { model } = answer;
    if (model !== null && model !== this.#connection.name) all.push(`served by ${model}`);
    return choices.map((choice, i) => ({
      sample: part[i] ?? 0,
      ...choice,
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
    return part.map((sample) => failedCompletion(sample, message, latencyMs));
  }

  #failed(
    failure: Failure,
    part: readonly number[],
    notes: readonly string[],
    latencyMs: number,
  ): Completion[] {
    const fatal = isRefusal(failure) ? null : fatalOf(failure, this.#connection);
    if (fatal) throw fatal;
    if (isRefusal(failure))
      return part.map((sample) => ({
        ...failedCompletion(sample, failure.message, latencyMs),
        outcome: 'refused',
        finishReason: 'content_filter',
        notes: [...notes],
      }));
    return part.map((sample) =>
      failedCompletion(sample, `HTTP ${failure.status}: ${failure.message}`, latencyMs),
    );
  }
}

function modeOf(
  { modes }: Dialect,
  { mode = 'auto' }: ModelOptions,
  { provider }: Connection,
): Prompt['mode'] {
  if (mode === 'auto') return modes[0];
  if (modes.includes(mode)) return mode;
  throw new UsageError(`${provider}/ has no mode "${mode}".`, { hint: `It has ${modes.join(', ')}.` });
}

const isEmpty = (record: object): boolean => Object.keys(record).length === 0;

/**
 * The usage of one of `count` choices. Servers count per request: the prompt is put down to the first choice and the
 * answer spread evenly, so that sums over samples are what was billed.
 */
function shareOfUsage(
  { promptTokens, completionTokens }: Answered['usage'],
  position: number,
  count: number,
): Usage {
  return {
    promptTokens: promptTokens === null ? null : position === 0 ? promptTokens : 0,
    completionTokens:
      completionTokens === null
        ? null
        : Math.floor(completionTokens / count) + (position < completionTokens % count ? 1 : 0),
  };
}

const seedOf = ({ sampling, task }: GenerateRequest, sample: number): number | null =>
  sampleSeed(sampling.seed, task, sample);
