import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, isRetryable, retryAfterMs } from './retry.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const asked = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now);

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a fraction', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30_000],
    ['a date in the past', { 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    ['milliseconds first', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['at most two minutes', { 'retry-after': '86400' }, 120_000],
    ['nonsense', { 'retry-after': 'soon' }, null],
    ['a negative number', { 'retry-after': '-5' }, null],
    ['nothing', {}, null],
  ])('%s', (_name, headers, expected) => {
    expect(asked(headers as Record<string, string>)).toBe(expected);
  });
});

it('backs off longer each time, within a random half, up to half a minute', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const ms = backoffMs(attempt, random);
        const whole = Math.min(500 * 2 ** attempt, 30_000);
        expect(ms).toBeGreaterThanOrEqual(whole / 2);
        expect(ms).toBeLessThanOrEqual(whole);
      },
    ),
  );
});

it('retries what another attempt may cure', () => {
  expect([408, 409, 429, 500, 502, 503, 529].every((status) => isRetryable(status))).toBe(true);
  expect([200, 400, 401, 403, 404, 422].some((status) => isRetryable(status))).toBe(false);
});
