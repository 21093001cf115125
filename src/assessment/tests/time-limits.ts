import type { Limits, SandboxResult } from '../../sandbox/index.ts';

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

/** A program that used less of its wall time than this share as CPU time was blocked, not slow. */
const BLOCKED = 0.1;
/** Wall time that went so far beyond the limit was mostly spent waiting for a processor. */
const STRETCHED = 1.5;

type TimeLimits = ReturnType<typeof timeLimits>;

/**
 * What a program gets that ended at a time limit of `first`, when its reference allows `scaled`:
 *
 * - `none`: the time-out counts. It burned its CPU time, which hardly depends on what else runs; or it was blocked (a
 *   sleep, a deadlock, a read of nothing) for the whole wall time, which does not count waiting for a processor.
 * - `shared`: the same, but its reference is slow, so it gets more time, beside others.
 * - `alone`: it used the processor and still hit the wall limit, which a busy machine can bring about. It is
 *   repeated while nothing else of ours runs; that lasts at most the wall limit.
 */
export function secondChance(
  end: SandboxResult,
  first: TimeLimits,
  scaled: TimeLimits,
): 'none' | 'shared' | 'alone' {
  if (end.kind !== 'ended') return 'alone';
  const more =
    end.limit === 'cpu' ? scaled.cpuSeconds > first.cpuSeconds : scaled.wallSeconds > first.wallSeconds;
  const blocked =
    end.cpuMs !== null &&
    end.cpuMs < BLOCKED * end.wallMs &&
    end.wallMs < STRETCHED * first.wallSeconds * 1000;
  if (end.limit !== 'cpu' && !blocked) return 'alone';
  return more ? 'shared' : 'none';
}
