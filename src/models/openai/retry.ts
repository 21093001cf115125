/** A server that asks for more patience than this is asked again sooner; the job reports a failure it can continue. */
const longestWaitMs = 120_000;

/**
 * How long a failed answer's headers ask to wait, in milliseconds: `Retry-After` in seconds or as an HTTP date
 * (RFC 9110, 10.2.3), or `retry-after-ms`, at most two minutes. `null` when they say nothing usable.
 */
export function retryAfterMs(headers: { get(name: string): string | null }, now: number): number | null {
  const exact = headers.get('retry-after-ms')?.trim();
  if (exact !== undefined && /^\d+(\.\d+)?$/.test(exact)) return capped(Number(exact));
  const value = headers.get('retry-after')?.trim();
  if (value === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(value)) return capped(Number(value) * 1000);
  const date = Date.parse(value);
  return /[a-z]/i.test(value) && !Number.isNaN(date) ? capped(date - now) : null;
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

/** Statuses that another attempt may cure. */
export const isRetryable = (status: number): boolean =>
  [408, 409, 425, 429].includes(status) || status >= 500;
