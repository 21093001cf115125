import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PrerequisiteError, UsageError } from '../core/errors.ts';
import { hashOf } from '../core/hash.ts';
import { withLock } from '../core/lock.ts';
import { cachePath, packagePath } from '../core/paths.ts';
import type { PythonEnvironment } from './environment.ts';
import { type BasePython, findPython } from './find-python.ts';
import { runPip } from './pip.ts';
import { lastLines, runProgram } from './run-program.ts';

export interface EnsureOptions {
  /** Told before work that takes long. */
  onNote?: (message: string) => void;
  signal?: AbortSignal;
}

/**
 * The managed environment of one requirement set, made on first use (wheels only, pinned, nothing resolved), then taken
 * from the cache. Safe when several processes ask at once; an interrupted build is redone.
 *
 * @param name a file `python/requirements/NAME.txt`
 * @throws UsageError for an unknown name, PrerequisiteError when Python is missing or pip fails
 */
export async function ensureEnvironment(
  name: string,
  options: EnsureOptions = {},
): Promise<PythonEnvironment> {
  const requirements = readRequirements(name);
  const base = await findPython();
  const fingerprint = hashOf({ layout: 1, requirements, version: base.version, platform: base.platform });
  // The interpreter is part of the folder's name alone: an environment links to it, results do not depend on it.
  const key = hashOf({ fingerprint, python: base.python }).slice(0, 16);
  const folder = cachePath('environments', `${name}-${key}`);
  const environment: PythonEnvironment = {
    name,
    python: join(folder, 'bin', 'python'),
    folders: visibleFolders(folder, base),
    version: base.version,
    fingerprint,
  };
  if (isComplete(folder)) return environment;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!isComplete(folder)) await build(environment, folder, base, requirements, options);
    },
    {
      ...(options.signal && { signal: options.signal }),
      onWait: () =>
        options.onNote?.(`Waiting for another process that sets up the Python environment "${name}"`),
    },
  );
  return environment;
}

/** The pins, without comments, so that a comment changes no fingerprint. */
function readRequirements(name: string): string[] {
  const file = packagePath('python', 'requirements', `${name}.txt`);
  if (!/^[\w-]+$/.test(name) || !existsSync(file)) {
    const known = readdirSync(packagePath('python', 'requirements')).map((entry) =>
      entry.replace(/\.txt$/, ''),
    );
    throw new UsageError(`There is no Python requirement set "${name}".`, {
      hint: `Known: ${known.join(', ')}.`,
    });
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

const completeMark = (folder: string): string => join(folder, '.complete');

/** Marked last, and the interpreter that it links to is still there. */
const isComplete = (folder: string): boolean =>
  existsSync(completeMark(folder)) && existsSync(join(folder, 'bin', 'python'));

// Built in place, not renamed: scripts and byte code hold the absolute path.
async function build(
  environment: PythonEnvironment,
  folder: string,
  base: BasePython,
  requirements: readonly string[],
  { onNote, signal }: EnsureOptions,
): Promise<void> {
  onNote?.(`Setting up the Python environment "${environment.name}" (once; ${requirements.length} packages)`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const venv = await runProgram(
    base.python,
    ['-I', '-m', 'venv', '--without-pip', folder],
    signal ? { signal } : {},
  );
  if (venv.exitCode !== 0)
    throw new PrerequisiteError(
      `${base.python} could not make a virtual environment:\n${lastLines(venv.stdout + venv.stderr)}`,
      {
        hint: 'Install its venv module (Debian, Ubuntu: apt install python3-venv), or name another in SALLM_PYTHON.',
      },
    );
  if (requirements.length > 0) {
    const file = join(folder, 'requirements.txt');
    writeFileSync(file, requirements.join('\n') + '\n');
    // --compile: used read-only later, so byte code has to be there from the start.
    const args = ['install', '--quiet', '--no-deps', '--only-binary', ':all:', '--compile', '-r', file];
    const what = `Setting up the Python environment "${environment.name}"`;
    await runPip(base, args, { what, target: environment.python, signal });
  }
  writeFileSync(completeMark(folder), environment.fingerprint + '\n');
}

/** The environment, the base installation and the shared libraries that both load. */
function visibleFolders(folder: string, base: BasePython): string[] {
  const system = ['/usr/lib', '/usr/lib64', '/lib', '/lib64'].filter((path) => existsSync(path));
  // Version managers link one installation's name to another's folder.
  const real = existsSync(base.prefix) ? realpathSync(base.prefix) : base.prefix;
  return [...new Set([folder, base.prefix, real, ...system])];
}
