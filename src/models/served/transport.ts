import { Agent, EnvHttpProxyAgent, fetch, type Dispatcher } from 'undici';
import { messageOf } from '../../core/errors.ts';
import { billedTokens, type Meter, mostTokensOf, type Reservation } from '../meter.ts';
import type { Connection } from './connection.ts';
import type { Body } from './dialect.ts';
import { eventsOf } from './event-stream.ts';
import { isExhausted, isRefusal, readFailure, type Failure } from './failure.ts';
import { Pace, wait } from './pace.ts';
import { backoffMs, isRetryable, retryAfterMs } from './retry.ts';

export interface TransportOptions {
  connection: Pick<Connection, 'baseUrl' | 'query' | 'headers' | 'scrub'>;
  timeoutSeconds: number;
  /** Further attempts after the first. */
  retries: number;
  rateLimit?: number | undefined;
  meter?: Meter | undefined;
  /** Makes one answer of the events of a stream; `null` when it broke off. */
  assemble: (events: readonly unknown[]) => unknown;
}

/** How a request ended, after retries. `unreachable`: there never was an answer to read. */
export type Reply =
  | { kind: 'answer'; json: unknown }
  | { kind: 'failure'; failure: Failure }
  /** `sent`: the server may have seen the request. */
  | { kind: 'unreachable'; message: string; sent: boolean };

type Attempt = { reply: Reply; retry: boolean; retryAfterMs: number | null };

/** JSON over HTTP with proxies of the environment, a rate limit, time-outs, and retries that do as they are told. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #dispatcher: Dispatcher;
  readonly #pace: Pace;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#pace = new Pace(options.rateLimit);
    // Our own time-out holds; the client's, five minutes, would end a slow local server's answer.
    const timeouts = { headersTimeout: 0, bodyTimeout: 0 };
    this.#dispatcher = usesProxy() ? new EnvHttpProxyAgent(timeouts) : new Agent(timeouts);
  }

  /** Throws only the signal's reason, and BudgetReachedError. */
  async post(path: string, body: Body, signal: AbortSignal): Promise<Reply> {
    for (let attempt = 0; ; attempt++) {
      await this.#pace.turn(signal);
      const { reply, retry, retryAfterMs: asked } = await this.#metered(path, body, signal);
      if (!retry || attempt >= this.#options.retries) return reply;
      // A server that says when wants nobody before; else this request alone backs off.
      if (asked !== null) this.#pace.holdUntil(Date.now() + asked);
      else await wait(backoffMs(attempt, Math.random()), signal);
    }
  }

  /** Every attempt is one that may be billed. */
  async #metered(path: string, body: Body, signal: AbortSignal): Promise<Attempt> {
    const reservation = await this.#options.meter?.reserve(mostTokensOf(body), signal);
    let ended: Parameters<Reservation['settle']>[0] = 'unknown';
    try {
      const attempt = await this.#once(path, body, signal);
      const { reply } = attempt;
      if (reply.kind === 'answer') ended = billedTokens(reply.json);
      else if (reply.kind === 'failure') ended = mayBeBilled(reply.failure) ? 'unknown' : nothing;
      else if (!reply.sent) ended = 'unsent';
      return attempt;
    } finally {
      reservation?.settle(ended);
    }
  }

  async #once(path: string, body: Body, signal: AbortSignal): Promise<Attempt> {
    const { connection, timeoutSeconds, assemble } = this.#options;
    const { baseUrl, query, headers, scrub } = connection;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const response = await fetch(baseUrl + path + query, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: body['stream'] === true ? 'text/event-stream' : 'application/json',
          'user-agent': 'sallm',
          ...headers,
        },
        body: JSON.stringify(body),
        dispatcher: this.#dispatcher,
        signal: AbortSignal.any([signal, timeout]),
        redirect: 'manual',
      });
      const text = await response.text();
      if (response.ok) {
        const streamed = response.headers.get('content-type')?.includes('text/event-stream') ?? false;
        return answered(text, scrub, streamed ? (sent) => joined(eventsOf(sent), assemble) : JSON.parse);
      }
      const failure = readFailure(response.status, redirectOr(text, response), scrub);
      return {
        reply: { kind: 'failure', failure },
        retry: isRetryable(response.status, response.headers) && !isExhausted(failure),
        retryAfterMs: retryAfterMs(response.headers, Date.now()),
      };
    } catch (error) {
      signal.throwIfAborted();
      const message = timeout.aborted ? `no answer within ${timeoutSeconds} s` : scrub(causesOf(error));
      return {
        reply: { kind: 'unreachable', message, sent: !neverConnected(error) },
        retry: true,
        retryAfterMs: null,
      };
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }
}

/** A success by its status may still carry an error or no JSON (gateways do both). */
function answered(text: string, scrub: (text: string) => string, read: (text: string) => unknown): Attempt {
  let json: unknown;
  try {
    json = read(text);
  } catch (error) {
    const message =
      error instanceof BrokenOff ? error.message : `the answer is not JSON: ${scrub(text.slice(0, 200))}`;
    return { reply: { kind: 'unreachable', message, sent: true }, retry: true, retryAfterMs: null };
  }
  if (!carriesError(json) || 'choices' in json)
    return { reply: { kind: 'answer', json }, retry: false, retryAfterMs: null };
  const failure = readFailure(502, JSON.stringify(json), scrub);
  const status = Number(failure.code);
  if (status >= 400 && status < 600) failure.status = status;
  return {
    reply: { kind: 'failure', failure: { ...failure, begun: true } },
    retry: isRetryable(failure.status) && !isExhausted(failure),
    retryAfterMs: null,
  };
}

class BrokenOff extends Error {}

/** The answer that a stream makes, or the error that ended it. */
function joined(events: readonly unknown[], assemble: (events: readonly unknown[]) => unknown): unknown {
  const error = events.find(carriesError);
  if (error) return { error: error.error };
  const answer = assemble(events);
  if (answer === null) throw new BrokenOff('the stream of the answer broke off');
  return answer;
}

const carriesError = (json: unknown): json is { error: unknown } =>
  typeof json === 'object' && json !== null && 'error' in json && json.error != null;

const nothing = { promptTokens: 0, completionTokens: 0 };

/** Azure bills prompts that its filter refused, and a server may bill what it had begun. */
const mayBeBilled = (failure: Failure): boolean =>
  failure.begun === true || failure.status === 408 || isRefusal(failure);

const redirectOr = (
  text: string,
  response: { status: number; headers: { get(name: string): string | null } },
): string => (response.status < 400 ? `redirects to ${response.headers.get('location') ?? 'nowhere'}` : text);

const usesProxy = (): boolean =>
  ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].some((name) => process.env[name]);

const connectFailures = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether there was no connection at all, so that nothing can have been billed. */
function neverConnected(error: unknown): boolean {
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string') return connectFailures.has(code);
  if (Array.isArray(errors)) return errors.length > 0 && errors.every(neverConnected);
  return cause instanceof Error && neverConnected(cause);
}

/** `fetch failed` says nothing; its causes do. */
function causesOf(error: unknown): string {
  const texts: string[] = [];
  for (let cause = error; cause !== undefined && texts.length < 4; cause = (cause as Error | null)?.cause) {
    const inner = cause instanceof AggregateError ? cause.errors.map(messageOf).join(', ') : messageOf(cause);
    if (inner !== '' && !texts.includes(inner)) texts.push(inner);
  }
  return texts.join(': ');
}
