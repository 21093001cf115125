import type { Generation, Prompt, Sampling } from '../core/generation.ts';
import type { Task } from '../core/task.ts';
import type { Meter } from './meter.ts';

/** One prompt, asked `samples.length` times. */
export interface GenerateRequest {
  task: Task;
  prompt: Prompt;
  sampling: Sampling;
  /** 0-based sample numbers that are wanted: on resuming only the missing ones. */
  samples: readonly number[];
  signal?: AbortSignal;
}

/** What a provider gives for one sample; the rest of the Generation is the caller's knowledge. */
export type Completion = Pick<
  Generation,
  | 'sample'
  | 'outcome'
  | 'raw'
  | 'reasoning'
  | 'finishReason'
  | 'usage'
  | 'notes'
  | 'error'
  | 'cached'
  | 'latencyMs'
>;

/** What a provider gives when a request failed for good: an outcome, and never text to be scored. */
export const failedCompletion = (sample: number, error: string, latencyMs = 0): Completion => ({
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

/**
 * A source of completions. `generate` yields each sample as soon as it is there, in any order. A failed request
 * is a completion with outcome `infrastructure-error` and no text, after retries. What concerns every request alike
 * throws and ends the run early: UsageError (a wrong key, no such model), PrerequisiteError (no server, no engine);
 * an aborted signal throws its reason.
 */
export interface Model {
  /** As given by the user: `embedded/smollm2-135m-instruct`. */
  readonly id: string;
  /** Which prompt protocol it takes by default. */
  readonly mode: Prompt['mode'];
  /** How many requests may be under way at once. */
  readonly concurrency: number;
  /** What a run's manifest records and its identity rests on: file hash, engine version, base URL without credentials. */
  describe(): Promise<Record<string, string | number | boolean | null>>;
  /**
   * Only for recorded outputs: the sample numbers that there are for a task, ascending. A sample that was not
   * recorded cannot be had; `generate` yields nothing for it.
   */
  available?(taskId: string): Promise<number[]>;
  /** Only for recorded outputs: what they say of their making, where all say the same. */
  readonly recorded?: { model: string | null; temperature: number | null };
  generate(request: GenerateRequest): AsyncIterable<Completion>;
  close(): Promise<void>;
}

/** What the command line and the configuration may say about reaching a model. */
export interface ModelOptions {
  baseUrl?: string;
  /** `auto` asks the provider's default. */
  mode?: 'auto' | 'chat' | 'completion' | 'infill';
  /** Requests under way at once; `embedded`: samples generated at once, one core each. */
  concurrency?: number;
  /** Requests per minute. */
  rateLimit?: number;
  /** Folder of the response cache, by default in the product's cache; `null` switches it off. */
  cacheDir?: string | null;
  /** For one request. */
  timeoutSeconds?: number;
  /** Further attempts after a failed one. */
  retries?: number;
  /** Extra fields of the request body, sent as they are. */
  extraBody?: Record<string, unknown>;
  /** Extra headers of each request; `${NAME}` stands for a value of the environment, which is never written down. */
  headers?: Record<string, string>;
  /** Only described and counted: no key is needed. */
  neverAsked?: boolean;
  /** Asked before each request that a server may bill. */
  meter?: Meter;
  /** Reports downloads and the like. */
  onNote?: (message: string) => void;
}

/** A provider: one file, one plain object. `name` is what stands before the first slash of a model's id. */
export interface ModelProvider {
  readonly name: string;
  /** One line for `sallm doctor` and the docs. */
  readonly summary: string;
  /** Opens `provider/NAME`. Throws UsageError (bad name) or PrerequisiteError. */
  open(name: string, options: ModelOptions): Promise<Model>;
}
