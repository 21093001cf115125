import { PrerequisiteError, UsageError } from '../../core/errors.ts';
import type { ModelOptions } from '../model.ts';
import { findSecret, scrubber } from '../secrets.ts';
import { expandHeaders } from './headers.ts';

/** A family's usual place, and how it wants the key. */
export interface Service {
  /** What stands before the slash of a model's id. */
  provider: string;
  /** For people: "the OpenAI API". */
  title: string;
  baseUrl: string;
  /** Environment variables of the key, the more specific one first. */
  keys: readonly [string, ...string[]];
  /** The header that carries the key. */
  keyHeader: (key: string) => Record<string, string>;
  /** Sent with every request; the user's own win. */
  headers?: Readonly<Record<string, string>>;
}

/** Where a model is reached, with everything secret in `headers` and nowhere else. */
export interface Connection {
  provider: string;
  name: string;
  /** Without the user part and the query. */
  baseUrl: string;
  /** `?api-version=...`, or empty. */
  query: string;
  headers: Record<string, string>;
  /** What to do about a refused key. */
  keyHint: string;
  /** Takes every secret out of text. */
  scrub: (text: string) => string;
}

/**
 * Finds key and address of a model. A header of the user that carries a key of its own replaces ours.
 *
 * @throws PrerequisiteError without a key for the family's own service, UsageError for a bad address, key or header
 */
export function connect(name: string, service: Service, options: ModelOptions): Connection {
  const { baseUrl, query, user } = parseBaseUrl(options.baseUrl ?? service.baseUrl);
  const { headers: own, secrets } = expandHeaders(options.headers ?? {});
  const carriesKey = ['authorization', 'api-key', 'x-api-key'].some((header) => header in own);
  const key = carriesKey ? undefined : findSecret(service.keys);
  const needsKey = !options.neverAsked && !carriesKey && user === undefined && baseUrl === service.baseUrl;
  if (needsKey && key === undefined)
    throw new PrerequisiteError(`There is no key for ${service.title}.`, {
      hint: `Set ${service.keys.at(-1)} in the environment or in .env, or name another server with --base-url.`,
    });
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new UsageError('The key holds characters that a header cannot carry.', {
      hint: `Check ${service.keys.join(' and ')} for blanks, line breaks and quotes.`,
    });
  const basic = user && { authorization: `Basic ${Buffer.from(user).toString('base64')}` };
  return {
    provider: service.provider,
    name,
    baseUrl,
    query,
    headers: {
      ...service.headers,
      ...(key === undefined ? (carriesKey ? {} : basic) : service.keyHeader(key)),
      ...own,
    },
    keyHint: carriesKey
      ? 'Check the header that carries the key, and the variable that it names.'
      : `Set ${service.keys.toReversed().join(' (or ')}${service.keys.length > 1 ? ')' : ''} in the environment or in .env to a key of this server.`,
    scrub: scrubber([key, user, user?.slice(user.indexOf(':') + 1), ...secrets]),
  };
}

/** The address without slash at the end, and the user part of it, which goes into a header and nowhere else. */
function parseBaseUrl(text: string): { baseUrl: string; query: string; user: string | undefined } {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(`"${scrubber([])(text)}" is no address of a server.`, {
      hint: 'Give --base-url as in http://localhost:11434/v1',
    });
  // The address is written down with the run, so no other parameter, which could be a key, is let in.
  if ([...url.searchParams.keys()].some((parameter) => parameter !== 'api-version') || url.hash !== '')
    throw new UsageError('The base URL may have no ? or # part but ?api-version=.', {
      hint: 'Keys go into --header, extra fields into the body (--extra-body).',
    });
  const user = url.username === '' ? undefined : decodeURIComponent(`${url.username}:${url.password}`);
  return { baseUrl: (url.origin + url.pathname).replace(/\/+$/, ''), query: url.search, user };
}
