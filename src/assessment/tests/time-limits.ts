import type { Limits } from '../../sandbox/index.ts';

/** What a test gets when its reference is fast: enough for the imports of large libraries. */
const FLOOR = { cpuSeconds: 6, wallSeconds: 15 };
/** How much slower than its reference a program may be. */
const FACTOR = 10;

/** CPU and wall time that the slowest reference of a task took on this machine. */
export interface ReferenceTime {
  cpuMs: number;
  wallMs: number;
}

/** Time limits of a test: they scale with the reference's own time here, so that scores do not depend on the machine. */
export function timeLimits(reference: ReferenceTime | null): Pick<Limits, 'cpuSeconds' | 'wallSeconds'> {
  if (reference === null) return FLOOR;
  return {
    cpuSeconds: Math.max(FLOOR.cpuSeconds, (FACTOR * reference.cpuMs) / 1000),
    wallSeconds: Math.max(FLOOR.wallSeconds, (FACTOR * reference.wallMs) / 1000),
  };
}

/** Limits for the reference itself: nothing is known of it yet. */
export const referenceLimits: Pick<Limits, 'cpuSeconds' | 'wallSeconds'> = {
  cpuSeconds: 60,
  wallSeconds: 120,
};
