import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrerequisiteError } from '../core/errors.ts';
import { withLock } from '../core/lock.ts';
import { cachePath } from '../core/paths.ts';
import type { BasePython } from './find-python.ts';
import { lastLines, runProgram } from './run-program.ts';

/**
 * Runs pip with the user's own pip configuration (mirrors, proxies, certificates), for another interpreter when
 * `target` is given.
 *
 * @param what shown when it fails: `Installing the environment "tasks"`
 * @throws PrerequisiteError with pip's last lines
 */
export async function runPip(
  base: BasePython,
  args: readonly string[],
  options: { what: string; target?: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const python = await pythonWithPip(base, options.signal);
  const result = await runProgram(
    python,
    ['-I', '-m', 'pip', ...(options.target ? ['--python', options.target] : []), '--no-input', ...args],
    {
      // A configuration made for the user's own installs would send packages elsewhere.
      env: { ...process.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1' },
      ...(options.signal && { signal: options.signal }),
    },
  );
  if (result.exitCode === 0) return;
  const lines = lastLines(result.stderr.replaceAll(/^WARNING: .*$/gm, '') || result.stdout);
  // Without an answer of the index pip says in the end that there is no such package.
  const unreachable = /connection broken by|Could not fetch URL/.test(result.stderr);
  throw new PrerequisiteError(`${options.what} failed; pip said:\n${lines}`, {
    hint:
      !unreachable && /No matching distribution|not a supported wheel/.test(lines)
        ? `There is no wheel for Python ${base.version} on ${base.platform}: name another CPython (3.11 is the best tried) in SALLM_PYTHON.`
        : "The package index could not be reached, or refused. Check the network, the proxy (HTTPS_PROXY) and pip's own configuration (`python3 -m pip config list`), then run the same command again.",
  });
}

/** `pip --python` came with 22.3; without such a pip, one is set up from ensurepip's bundled wheels in the cache. */
async function pythonWithPip(base: BasePython, signal: AbortSignal | undefined): Promise<string> {
  const [major, minor] = base.pip ?? [0, 0];
  if (major > 22 || (major === 22 && minor >= 3)) return base.python;
  const folder = cachePath('environments', `pip-${base.version}`);
  const python = join(folder, 'bin', 'python');
  const complete = join(folder, '.complete');
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(complete) && existsSync(python)) return;
    rmSync(folder, { recursive: true, force: true });
    const result = await runProgram(base.python, ['-I', '-m', 'venv', folder], signal ? { signal } : {});
    if (result.exitCode !== 0)
      throw new PrerequisiteError(
        `${base.python} could not set up pip:\n${lastLines(result.stdout + result.stderr)}`,
        {
          hint: 'Install pip for it (Debian, Ubuntu: apt install python3-pip python3-venv), or name another in SALLM_PYTHON.',
        },
      );
    writeFileSync(complete, '');
  });
  return python;
}
