import { readdirSync, readFileSync } from 'node:fs';

export interface Process {
  pid: number;
  parent: number;
  /** With the pid it names a process for good. */
  born: string;
  command: string;
}

/** Every process that can be seen and is not dead already. */
export function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z') return [];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(pid), parent: Number(fields[1]), born: fields[19] ?? '', command }];
      } catch {
        return []; // ended in the meantime
      }
    });
}

/** The processes below `root`, nearest first. */
export function descendants(root: number): Process[] {
  const all = processes();
  const found: Process[] = [];
  for (let parents = [root]; parents.length > 0;) {
    const level = all.filter(({ parent }) => parents.includes(parent));
    found.push(...level);
    parents = level.map(({ pid }) => pid);
  }
  return found;
}
