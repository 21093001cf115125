import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { PrerequisiteError, UsageError } from '../core/errors.ts';
import { packagePath } from '../core/paths.ts';
import { ensureEnvironment } from './ensure-environment.ts';

beforeEach(async () => vi.stubEnv('SALLM_CACHE', await folderOf({})));
afterEach(() => vi.unstubAllEnvs());

const run = (python: string, code: string): string =>
  spawnSync(python, ['-I', '-c', code], { encoding: 'utf8' }).stdout.trim();

describe('ensureEnvironment', () => {
  test('makes an environment that has the standard library alone, once', async () => {
    const notes: string[] = [];
    const made = await ensureEnvironment('plain', { onNote: (note) => notes.push(note) });
    expect(run(made.python, 'import sys, ssl, sqlite3; print(sys.prefix != sys.base_prefix)')).toBe('True');
    expect(run(made.python, 'import importlib.util as u; print(u.find_spec("pip"))')).toBe('None');
    expect(await ensureEnvironment('plain', { onNote: (note) => notes.push(note) })).toEqual(made);
    expect(notes).toHaveLength(1);
  });

  test('lists the folders that hold whatever the interpreter loads', async () => {
    const { python, folders } = await ensureEnvironment('plain');
    const loaded = run(
      python,
      'import ssl, sqlite3, sys; print("\\n".join(m.__file__ for m in sys.modules.values() if getattr(m, "__file__", None)))',
    );
    const outside = loaded
      .split('\n')
      .filter((file) => !folders.some((folder) => file.startsWith(`${folder}/`)));
    expect(outside).toEqual([]);
  });

  test('redoes an interrupted build', async () => {
    const { python } = await ensureEnvironment('plain');
    const folder = dirname(dirname(python));
    rmSync(join(folder, '.complete'));
    rmSync(join(folder, 'pyvenv.cfg'));
    await ensureEnvironment('plain');
    expect(existsSync(join(folder, 'pyvenv.cfg'))).toBe(true);
  });

  test('several at once build it once', async () => {
    const notes: string[] = [];
    const onNote = (note: string) => notes.push(note);
    const made = await Promise.all([1, 2, 3].map(() => ensureEnvironment('plain', { onNote })));
    expect(new Set(made.map(({ python }) => python)).size).toBe(1);
    expect(notes.filter((note) => note.startsWith('Setting up'))).toHaveLength(1);
  });

  test.each(['none', '../plain', ''])(
    'an unknown set %j is a usage error that names the known ones',
    async (name) => {
      await expect(ensureEnvironment(name)).rejects.toSatisfy(
        (error) => error instanceof UsageError && error.hint?.includes('analyzers') === true,
      );
    },
  );

  test('when pip cannot get the packages its last lines are shown', async () => {
    const empty = await folderOf({});
    vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
    vi.stubEnv('PIP_NO_INDEX', '1');
    vi.stubEnv('PIP_FIND_LINKS', empty);
    await expect(ensureEnvironment('analyzers')).rejects.toSatisfy(
      (error) => error instanceof PrerequisiteError && /No matching distribution/.test(error.message),
    );
  });
});

test('every requirement is an exact pin, once, and names no index', () => {
  const folder = packagePath('python', 'requirements');
  for (const file of readdirSync(folder)) {
    const lines = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    for (const line of lines)
      expect(line, file).toMatch(/^[\w.-]+==[\w.]+(?: ; python_version [<>=]+ "3\.\d+")?$/);
    expect(new Set(lines.map((line) => line.toLowerCase())).size, file).toBe(lines.length);
  }
});
