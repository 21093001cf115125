import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { withLock } from './lock.ts';
import { packagePath } from './paths.ts';

/** The id of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('withLock', () => {
  test('gives the result and leaves no file', async () => {
    const path = join(await folderOf({}), 'deep', 'x.lock');
    expect(await withLock(path, async () => existsSync(path))).toBe(true);
    expect(existsSync(path)).toBe(false);
  });

  test('a failure releases the lock', async () => {
    const path = join(await folderOf({}), 'x.lock');
    await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path, async () => 1)).toBe(1);
  });

  test('callers in one process take turns, and those who wait are told once', async () => {
    const path = join(await folderOf({}), 'x.lock');
    let inside = 0;
    let told = 0;
    const turns = Array.from({ length: 4 }, () =>
      withLock(
        path,
        async () => {
          expect(++inside).toBe(1);
          await sleep(150);
          inside--;
        },
        { onWait: () => told++ },
      ),
    );
    await Promise.all(turns);
    expect(told).toBe(3);
  });

  test('processes that find the same stale lock never hold it together', async () => {
    const folder = await folderOf({ counter: '0' });
    const path = join(folder, 'x.lock');
    writeFileSync(path, JSON.stringify({ pid: deadPid(), host: hostname(), token: 'gone' }));
    const program = `
      import { withLock } from ${JSON.stringify(packagePath('src', 'core', 'lock.ts'))};
      import { readFileSync, writeFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      for (let i = 0; i < 3; i++)
        await withLock(${JSON.stringify(path)}, async () => {
          const seen = Number(readFileSync('counter', 'utf8'));
          await sleep(20);
          writeFileSync('counter', String(seen + 1));
        });`;
    const codes = await Promise.all(
      Array.from({ length: 4 }, () => {
        const args = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', program];
        const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
        return new Promise((resolve) => child.on('close', resolve));
      }),
    );
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(folder, 'counter'), 'utf8')).toBe('12');
  });

  test.each([
    [
      'of a living owner elsewhere, without a heartbeat for long',
      '{"pid":1,"host":"elsewhere","token":"t"}',
      true,
    ],
    ['of an owner elsewhere with a fresh heartbeat', '{"pid":1,"host":"elsewhere","token":"t"}', false],
    ['cut short, and old', '', true],
    ['cut short, and fresh', '', false],
    ['no owner at all, and fresh', '[]', false],
  ])('a lock %s', async (_name, content, stale) => {
    const path = join(await folderOf({ 'x.lock': content }), 'x.lock');
    if (stale) utimesSync(path, new Date(0), new Date(0));
    const signal = AbortSignal.timeout(stale ? 20_000 : 500);
    const taken = withLock(path, async () => 'taken', { signal });
    if (stale) expect(await taken).toBe('taken');
    else await expect(taken).rejects.toThrow();
  });
});
