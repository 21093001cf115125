import { randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const heartbeatMs = 5_000;
/** A lock whose owner cannot be asked (another host, a container) is stale after this long without a heartbeat. */
const staleMs = 60_000;

/**
 * Runs `fn` while holding the lock file `path`; other processes (and other callers in this one) wait. The lock of an
 * owner that died is taken over at once on the same host, after a minute without heartbeat elsewhere.
 *
 * @param onWait called once when somebody else holds the lock
 */
export async function withLock<T>(
  path: string,
  fn: () => Promise<T>,
  options: { signal?: AbortSignal; onWait?: () => void } = {},
): Promise<T> {
  const content = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!createExclusively(path, content)) {
    options.signal?.throwIfAborted();
    if (breakIfStale(path)) continue;
    if (!told) options.onWait?.();
    told = true;
    await sleep(100, undefined, options.signal ? { signal: options.signal } : {});
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs);
  heartbeat.unref();
  try {
    return await fn();
  } finally {
    clearInterval(heartbeat);
    if (read(path) === content) rmSync(path, { force: true });
  }
}

function createExclusively(path: string, content: string): boolean {
  let descriptor;
  try {
    descriptor = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeSync(descriptor, content);
  closeSync(descriptor);
  return true;
}

/**
 * Removes a stale lock. Two waiters may judge the same lock stale: the guard file lets one of them remove it, and that
 * one looks again, so that a fresh lock is never removed. All synchronous: the guard lives for microseconds.
 */
function breakIfStale(path: string): boolean {
  const seen = read(path);
  if (seen === null) return true;
  if (!isStale(path, seen)) return false;
  const guard = `${path}.breaking`;
  if (!createExclusively(guard, '')) {
    if (ageMs(guard) > staleMs) rmSync(guard, { force: true });
    return false;
  }
  try {
    if (read(path) === seen) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
  return true;
}

function isStale(path: string, content: string): boolean {
  if (ageMs(path) > staleMs) return true;
  const owner = parseOwner(content);
  // An owner that is about to write its name is not stale; the age decides.
  if (owner === null || owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function parseOwner(content: string): { pid: number; host: string } | null {
  try {
    const owner = JSON.parse(content) as { pid?: unknown; host?: unknown } | null;
    return typeof owner?.pid === 'number' && owner.pid > 0 && typeof owner.host === 'string'
      ? { pid: owner.pid, host: owner.host }
      : null;
  } catch {
    return null;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function ageMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? 0 : Date.now() - stat.mtimeMs;
}

function touch(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch (error) {
    // Somebody cleared the cache under us; the work goes on, only the lock is gone.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
