import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from './pace.ts';

const signal = new AbortController().signal;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it('lets as many through as the limit allows', async () => {
  const pace = new Pace(60_000);
  const start = Date.now();
  await pace.turn(signal);
  vi.setSystemTime(start + 1);
  await pace.turn(signal);
  expect(await isHeld(pace)).toBe(true);
});

it('holds everybody back until the given time', async () => {
  const pace = new Pace();
  const start = Date.now();
  pace.holdUntil(start + 60_000);
  expect(await isHeld(pace)).toBe(true);
  vi.setSystemTime(start + 60_000);
  await pace.turn(signal);
});

/** Whether a turn would have to wait now. */
async function isHeld(pace: Pace): Promise<boolean> {
  const stop = new AbortController();
  const held = pace.turn(stop.signal).then(
    () => false,
    () => true,
  );
  // An immediate turn has settled before this.
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  return held;
}
