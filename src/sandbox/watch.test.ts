import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The answer to `stop` is there, unread, when the watchdog is closed: the main thread sleeps in between. */
const program = `
  import { Watchdog } from ${JSON.stringify(new URL('watch.ts', import.meta.url).href)};
  const watchdog = new Watchdog();
  const job = { pid: 0, wrappers: 0, folders: [], cpuMs: 1, wallMs: 1e9, memoryBytes: 1e9, processes: 9 };
  await watchdog.watch(job, () => {}).stop();
  const stopped = watchdog.watch(job, () => {}).stop();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  const closed = watchdog.close();
  await Promise.all([stopped, closed]);
  console.log('closed');
`;

it('a program that has nothing else to do waits until it is closed', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout).toBe('closed\n');
  expect(status).toBe(0);
});
