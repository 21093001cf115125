import { describe, expect, it } from 'vitest';
import type { SandboxResult } from '../../sandbox/index.ts';
import { secondChance, timeLimits } from './time-limits.ts';

const floor = timeLimits(null);
const ended = (limit: 'cpu' | 'wall', cpuMs: number | null, wallMs: number): SandboxResult => ({
  kind: 'ended',
  exitCode: null,
  signal: 'SIGKILL',
  limit,
  stdout: '',
  stderr: '',
  outputTruncated: false,
  result: '',
  wallMs,
  cpuMs,
});
const slow = timeLimits({ cpuMs: 5_000, wallMs: 5_000 });

describe('limits', () => {
  it('scale with the reference, above a floor', () => {
    expect(timeLimits({ cpuMs: 10, wallMs: 10 })).toEqual(floor);
    expect(slow).toEqual({ cpuSeconds: 50, wallSeconds: 50 });
  });
});

describe('a program that hit a time limit', () => {
  it('is not repeated when it burned its CPU time, however long that took', () => {
    expect(secondChance(ended('cpu', 6_020, 60_000), floor, floor)).toBe('none');
  });
  it('is not repeated when it slept', () => {
    expect(secondChance(ended('wall', 60, 15_020), floor, floor)).toBe('none');
  });
  it('is repeated alone when it worked and was slow', () => {
    expect(secondChance(ended('wall', 4_000, 15_020), floor, floor)).toBe('alone');
  });
  it('is repeated alone when the machine kept it waiting', () => {
    expect(secondChance(ended('wall', 60, 100_000), floor, floor)).toBe('alone');
  });
  it('is repeated alone when nobody knows what it used', () => {
    expect(secondChance(ended('wall', null, 15_020), floor, floor)).toBe('alone');
  });
  it('gets the time that its reference allows, beside others', () => {
    expect(secondChance(ended('cpu', 6_020, 8_000), floor, slow)).toBe('shared');
    expect(secondChance(ended('wall', 60, 15_020), floor, slow)).toBe('shared');
  });
});
