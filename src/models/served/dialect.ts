import type { Prompt, Usage } from '../../core/generation.ts';
import type { Completion, GenerateRequest } from '../model.ts';

/** What a request says, as JSON. */
export type Body = Record<string, unknown>;

/** One choice of an answer. */
export type Given = Pick<Completion, 'outcome' | 'raw' | 'reasoning' | 'finishReason' | 'error'>;

/** An answer as every dialect can say it. */
export interface Answered {
  /** Which model answered, where the server says so. */
  model: string | null;
  choices: Given[];
  /** Of the request as a whole. */
  usage: Usage;
}

/** How one family of servers wants to be asked, and how it answers. Only words: no connection, no state. */
export interface Dialect {
  /** The first is the default. */
  readonly modes: readonly [Prompt['mode'], ...Prompt['mode'][]];
  /** Whether several samples may be asked for in one request. */
  readonly takesN: boolean;
  /** Parameters that can be left out without changing what is asked, the least missed one first. */
  readonly optional: readonly string[];
  /** Fields of the body that ask for a stream, for servers that give nothing else. */
  readonly streaming: Body;
  /** Under the base URL. */
  endpointOf(request: GenerateRequest): string;
  /**
   * The request as it would be sent to a server that takes everything; `null` settings are not sent.
   *
   * @param seed of the first sample
   * @param n samples in one request
   * @throws UsageError when the dialect cannot say it
   */
  bodyOf(
    model: string,
    request: GenerateRequest,
    wanted: { seed: number | null; n: number },
  ): { body: Body; notes: string[] };
  /** Reads an answer; `null` when it is none. */
  read(json: unknown): Answered | null;
  /** The answer that the events of a stream make together; `null` when it broke off before its end. */
  assemble(events: readonly unknown[]): unknown;
}
