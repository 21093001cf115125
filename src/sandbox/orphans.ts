import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // ended in the meantime
  }
};

const parentOf = (pid: number): number =>
  Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/**
 * First processes of namespaces of ours that have lost their maker. Between its birth and the moment when it asks to
 * die with its maker `bwrap` can be left waiting for it for ever: a millisecond, hit when sallm is killed just then.
 */
export function orphans(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = read(`/proc/${pid}/cmdline`);
      if (!command.includes('\0--hostname\0sandbox\0') || !command.includes('\0--json-status-fd\0'))
        return false;
      const first = /^NSpid:.*\s1$/m.test(read(`/proc/${pid}/status`));
      return first && !read(`/proc/${parentOf(pid)}/cmdline`).includes('bwrap');
    });
}

/** Ends what was left behind by runs that were killed in the wrong moment. */
export function endOrphans(): void {
  for (const pid of orphans()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended in the meantime, or another user's
    }
  }
}

const ORPHANS_EVERY_MS = 500;

/** Resolves when `maker`, a process of `bwrap`, has ended and its streams are closed, which an orphan of it keeps open. */
export function closed(maker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let looking: NodeJS.Timeout | undefined;
    maker.once('exit', () => (looking = setInterval(endOrphans, ORPHANS_EVERY_MS)));
    maker.once('close', () => {
      clearInterval(looking);
      resolve();
    });
  });
}
