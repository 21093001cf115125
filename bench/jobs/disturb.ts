import { setTimeout as sleep } from 'node:timers/promises';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { share } from './draw.ts';
import { descendants, type Process } from './processes.ts';

type Target = 'parent' | 'zygote' | 'test';
export interface Kill {
  target: Target;
  /** How many jobs have ended by then. */
  at: number;
}

/** When what is killed: the driving process only in the first half of the jobs. */
export function drawKills(counts: Record<Target, number>, jobs: number, seed: number): Kill[] {
  const random = xoroshiro128plus(seed);
  return (Object.entries(counts) as [Target, number][])
    .flatMap(([target, count]) =>
      Array.from({ length: count }, () => ({
        target,
        at: Math.floor(share(random) * jobs * (target === 'parent' ? 0.5 : 0.98)),
      })),
    )
    .sort((a, b) => a.at - b.at);
}

const isZygote = ({ command }: Process): boolean => command.includes('zygote.py');

function victims(target: Target, worker: number): Process[] {
  const below = descendants(worker);
  const parents = new Map(below.map((process) => [process.pid, process]));
  const warm = below.filter(
    (process) => isZygote(process) && parents.get(process.parent)?.command.includes('bwrap'),
  );
  // bwrap's command line holds its program's.
  const zygotes = warm.filter(({ command }) => !command.includes('--unshare-user'));
  if (target === 'zygote') return zygotes;
  const inside = new Set(zygotes.map(({ pid }) => pid));
  return below.filter(({ pid, parent, command }) => {
    if (inside.has(parent)) inside.add(pid);
    return inside.has(parent) || command.includes('host.py');
  });
}

/** Returns a function that, told how many jobs have ended, kills what is due; `true` when that was the driving process. */
export function disturb(kills: readonly Kill[], seed: number) {
  const random = xoroshiro128plus(seed);
  const due = [...kills];
  return async (ended: number, worker: number): Promise<boolean> => {
    while (due[0] && due[0].at <= ended) {
      const { target } = due.shift()!;
      await sleep(share(random) * 80);
      const found = target === 'parent' ? [{ pid: worker }] : victims(target, worker);
      const victim = found[Math.floor(share(random) * found.length)];
      if (!victim) continue;
      try {
        process.kill(victim.pid, 'SIGKILL');
      } catch {
        // ended in the meantime
      }
      if (target === 'parent') return true;
    }
    return false;
  };
}
