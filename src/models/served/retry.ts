/** A server that asks for more patience than this is asked again sooner; the job reports a failure it can continue. */
const longestWaitMs = 120_000;

/**
 * How long a failed answer's headers ask to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date
 * (RFC 9110, 10.2.3), `retry-after-ms`, or Anthropic's rate-limit
 * headers; at most two minutes. `null` when they say nothing usable.
 */
export function retryAfterMs(headers: { get(name: string): string | null }, now: number): number | null {
  const exact = headers.get('retry-after-ms')?.trim();
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return capped(Number(exact));
  const value = headers.get('retry-after')?.trim();
  if (value === undefined) return untilReset(headers, now);
  if (/^\d+(\.\d+)?$/.test(value)) return capped(Number(value) * 1000);
  const date = Date.parse(value);
  return /[a-z]/i.test(value) && !Number.isNaN(date) ? capped(date - now) : null;
}

/** Anthropic says when each limit is full again, as RFC 3339 dates: the latest of those that are used up. */
function untilReset(headers: { get(name: string): string | null }, now: number): number | null {
  const resets = ['requests', 'tokens', 'input-tokens', 'output-tokens']
    .map((limit) => `anthropic-ratelimit-${limit}`)
    .filter((limit) => headers.get(`${limit}-remaining`)?.trim() === '0')
    .map((limit) => Date.parse(headers.get(`${limit}-reset`) ?? ''))
    .filter((time) => !Number.isNaN(time));
  return resets.length === 0 ? null : capped(Math.max(...resets) - now);
}

const capped = (ms: number): number => Math.min(Math.max(0, ms), longestWaitMs);

/**
 * Exponential back-off: half a second, doubled each time up to half a minute, of which a random half to whole is
 * waited so that clients do not come back together.
 *
 * @param attempt 0 for the wait after the first attempt
 * @param random in [0, 1)
 */
export const backoffMs = (attempt: number, random: number): number =>
  Math.min(500 * 2 ** attempt, 30_000) * (0.5 + random / 2);

/** Whether another attempt may cure it: by its status, unless the server says so itself (`x-should-retry`). */
export function isRetryable(status: number, headers?: { get(name: string): string | null }): boolean {
  const told = headers?.get('x-should-retry')?.trim();
  if (told === 'true' || told === 'false') return told === 'true';
  return [408, 409, 425, 429].includes(status) || status >= 500;
}
