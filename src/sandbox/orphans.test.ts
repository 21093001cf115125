import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openWeakened } from '../../tests/support/weakened.ts';
import { openSandbox } from './open.ts';
import { orphans } from './orphans.ts';
import { systemBinds } from './layout.ts';
import { descendant, startTime } from './process-tree.ts';
import { findTools } from './tools.ts';

const until = async (condition: () => boolean): Promise<void> => {
  for (let i = 0; i < 250 && !condition(); i++) await sleep(20);
};

it('ends what a killed run left behind, and nothing that has its maker', async () => {
  const { bwrap } = await findTools(process.arch as 'x64' | 'arm64');
  const args = [
    '--unshare-user',
    '--unshare-pid',
    '--unshare-uts',
    '--hostname',
    'sandbox',
    ...systemBinds(),
  ];
  const start = () => {
    const stdio = ['ignore', 'ignore', 'ignore', 'ignore', 'ignore'] as const;
    return spawn(bwrap, [...args, '--json-status-fd', '1', '--', '/usr/bin/sleep', '600'], {
      stdio: [...stdio],
    });
  };
  const [kept, lost] = [start(), start()];
  await sleep(300);
  const [keptInit, lostInit] = [descendant(kept.pid!, 1)!, descendant(lost.pid!, 1)!];
  try {
    expect(orphans()).not.toContain(lostInit);
    lost.kill('SIGKILL');
    await until(() => startTime(lost.pid!) === null);
    await (await openSandbox()).close();
    await until(() => startTime(lostInit) === null);
    expect(startTime(lostInit)).toBeNull();
    expect(startTime(keptInit)).not.toBeNull();
  } finally {
    process.kill(keptInit, 'SIGKILL');
  }
});

it('a job whose maker was killed in that moment ends, and is a failure of ours', async () => {
  const sandbox = await openWeakened({
    start: (start) => ({ ...start, args: start.args.filter((each) => each !== '--die-with-parent') }),
  });
  const running = sandbox.run({ command: ['/usr/bin/sleep', '600'], readOnly: [], files: {} });
  await until(() => descendant(process.pid, 3) !== null);
  process.kill(descendant(process.pid, 1)!, 'SIGKILL');
  expect(await running).toMatchObject({ kind: 'infrastructure-error' });
  await sandbox.close();
});
