import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { PrerequisiteError } from '../core/errors.ts';
import { runProgram } from './run-program.ts';

// What is found is kept for the life of the process: each test asks a fresh module.
const find = async () => (await import('./find-python.ts')).findPython();

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('SALLM_PYTHON', undefined);
});
afterEach(() => vi.unstubAllEnvs());

test('finds a base installation, not a shim and not a virtual environment', async () => {
  const base = await find();
  const { stdout } = await runProgram(base.python, [
    '-I',
    '-c',
    'import sys; print(sys.prefix == sys.base_prefix)',
  ]);
  expect(stdout.trim()).toBe('True');
  expect(base.python).not.toContain('shims');
  expect(realpathSync(base.python).startsWith(realpathSync(base.prefix))).toBe(true);
});

test('$SALLM_PYTHON inside a virtual environment leads to the installation behind it', async () => {
  const base = await find();
  const folder = join(await folderOf({}), 'venv');
  await runProgram(base.python, ['-I', '-m', 'venv', '--without-pip', folder]);
  vi.resetModules();
  vi.stubEnv('SALLM_PYTHON', join(folder, 'bin', 'python'));
  expect((await find()).prefix).toBe(base.prefix);
});

test.each([
  ['that is not there', '/nowhere/python', 'not there'],
  ['that is another program', '/bin/echo', 'did not answer like Python'],
  ['that fails', '/bin/false', 'exit code 1'],
])('a $SALLM_PYTHON %s is refused with what to do', async (_name, path, reason) => {
  vi.stubEnv('SALLM_PYTHON', path);
  // The class belongs to a fresh copy of its module as well.
  await expect(find()).rejects.toMatchObject({
    name: PrerequisiteError.name,
    message: expect.stringContaining(reason) as string,
    hint: expect.stringContaining('SALLM_PYTHON') as string,
  });
});
