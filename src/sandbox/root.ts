import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Absolute paths of the programs that root needs to become an ordinary user. */
export interface RootTools {
  setpriv: string;
  unshare: string;
  mount: string;
  sh: string;
}

/** The user that root becomes: it owns nothing, so that nothing of root's is within reach even if a wall falls. */
const OUTSIDE_USER = 65534;

/** A folder that exists everywhere and that no job sees; covered in a mount namespace of its own. */
const STAGE = '/sys';

/** Arguments: mount program, folders, `--`, the command. Each folder appears as STAGE/0, STAGE/1 and so on. */
const stageScript = `
set -e
mount=$1; shift
"$mount" -t tmpfs -o mode=755,size=1m,nosuid,nodev tmpfs ${STAGE}
i=0
while [ "$1" != -- ]; do
  mkdir ${STAGE}/$i
  "$mount" --rbind "$1" ${STAGE}/$i
  i=$((i+1)); shift
done
shift
exec "$@"
`;

/** Whether any user can read the folder: root's home, where our cache lies by default, is closed on many systems. */
function openToAll(folder: string): boolean {
  if ((statSync(folder).mode & 0o5) !== 0o5) return false;
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    if ((statSync(parent).mode & 0o1) === 0) return false;
    if (parent === '/') return true;
  }
}

/**
 * The start of `bwrap` for root. The same process makes closed folders visible (in a mount namespace of its own, that
 * ends with it), becomes an unprivileged user and then `bwrap`: no helper stays between, so the death of ours reaches it.
 */
export function dropRoot(
  tools: RootTools,
  bubblewrap: { bwrap: string; bwrapFolder: string | null },
  folders: readonly string[],
): { command: [string, ...string[]]; visible: (folder: string) => string } {
  const { bwrap, bwrapFolder } = bubblewrap;
  const closed = [...folders, ...(bwrapFolder === null ? [] : [bwrapFolder])].filter(
    (folder) => !openToAll(folder),
  );
  const visible = (folder: string): string => {
    const index = closed.indexOf(folder);
    return index < 0 ? folder : `${STAGE}/${index}`;
  };
  const program = bwrapFolder === null ? bwrap : visible(bwrapFolder) + bwrap.slice(bwrapFolder.length);
  const identity = [
    `--reuid=${OUTSIDE_USER}`,
    `--regid=${OUTSIDE_USER}`,
    '--clear-groups',
    '--pdeathsig=KILL',
  ];
  const drop: [string, ...string[]] = [tools.setpriv, ...identity, '--', program];
  if (closed.length === 0) return { command: drop, visible };
  const stage = [tools.sh, '-c', stageScript, 'stage', tools.mount, ...closed, '--'];
  return {
    command: [tools.unshare, '--mount', '--propagation', 'private', '--', ...stage, ...drop],
    visible,
  };
}
