import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cachePath } from './paths.ts';

afterEach(() => vi.unstubAllEnvs());

const ofHome = join(homedir(), '.cache', 'sallm', 'x');

it.each([
  ['', '', ofHome],
  ['', 'relative', ofHome],
  ['', '/var/cache', '/var/cache/sallm/x'],
  ['/own', '/var/cache', '/own/x'],
  ['own', '', resolve('own', 'x')],
])('the cache with SALLM_CACHE=%j and XDG_CACHE_HOME=%j is %s', (own, xdg, path) => {
  vi.stubEnv('SALLM_CACHE', own);
  vi.stubEnv('XDG_CACHE_HOME', xdg);
  expect(cachePath('x')).toBe(path);
});
