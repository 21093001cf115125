import { readdirSync, readFileSync } from 'node:fs';

const O_CLOEXEC = 0o2000000;

/**
 * Descriptors that this process was started with and that every program it starts would inherit (a log, a lock, a pipe
 * of whoever started us). Node marks the low ones itself, up to the first gap.
 */
export function strayDescriptors(): number[] {
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter((fd) => {
      if (fd <= 2) return false;
      try {
        const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
        return flags !== undefined && (Number.parseInt(flags, 8) & O_CLOEXEC) === 0;
      } catch {
        return false; // the descriptor by which the folder was read
      }
    });
}

/** A command that closes `strays` and becomes the command that follows it. */
export const closing = (bash: string, strays: readonly number[]): string[] => [
  bash,
  '--norc', // or it would take a socket on its input for a remote login
  '-c',
  'for n in $1; do exec {n}>&-; done; shift; exec -c "$@"',
  'close',
  strays.join(' '),
];
