import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sha256 } from '../../core/hash.ts';

/** Sent with every answer. */
export const safeHeaders = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * Why a request is refused; `null` when it comes from the page itself. The host has to be the address that we listen on (a name that an
 * attacker points here is another), and a browser's word on where a request comes from has to be our own page or nobody (an address typed
 * in). Without this any site that is open beside could ask, for loopback is not private to one page.
 */
export function refusalOf({ headers, method }: IncomingMessage, address: string): string | null {
  const own = `http://${address}`;
  if (headers.host !== address) return 'This address is not served here.';
  if (headers.origin !== undefined && headers.origin !== own) return 'Requests of other pages are refused.';
  if (method !== 'GET' && headers.origin !== own) return 'A change has to come from the page.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Requests of other pages are refused.';
  return null;
}

/** What belongs to a token; every token is compared, in a time that does not depend on where they differ. */
export function findByToken<T extends { token: string }>(
  all: readonly T[],
  given: string | undefined,
): T | null {
  const wanted = Buffer.from(sha256(given ?? ''));
  let found: T | null = null;
  for (const one of all) if (timingSafeEqual(Buffer.from(sha256(one.token)), wanted)) found = one;
  return found;
}
