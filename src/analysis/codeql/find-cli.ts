import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PrerequisiteError } from '../../core/errors.ts';
import { cachePath } from '../../core/paths.ts';
import { writeJsonAtomic } from '../../core/run/atomic.ts';
import { findProgram } from '../find-program.ts';

const launcher = process.platform === 'win32' ? 'codeql.exe' : 'codeql';
export const bundlePage = 'https://github.com/github/codeql-action/releases';
const record = (): string => cachePath('codeql', 'cli.json');
const Record = z.object({ cli: z.string() });

/**
 * CodeQL's launcher: as the user says, else on the path, else what `sallm setup codeql` noted down.
 *
 * @throws PrerequisiteError with the command that mends it
 */
export function findCli(given: string | undefined): string {
  if (given !== undefined) {
    const found = launcherIn(given);
    if (found !== null) return found;
    throw new PrerequisiteError(`There is no CodeQL at ${given}.`, {
      hint: 'Give the launcher "codeql" itself, or the unpacked folder that it lies in.',
    });
  }
  const found = findProgram('codeql') ?? noted();
  if (found !== null) return found;
  throw new PrerequisiteError('There is no CodeQL here: not on the path, and none was set up.', {
    hint: `Download a CodeQL bundle (${bundlePage}), then: sallm setup codeql --bundle codeql-bundle-linux64.tar.gz`,
  });
}

/** The launcher that a path stands for: itself, or in a bundle's folder. */
export function launcherIn(path: string): string | null {
  const candidates = [path, join(path, launcher), join(path, 'codeql', launcher)];
  const found = candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  return found === undefined ? null : resolve(found);
}

export function noteCli(cli: string): void {
  writeJsonAtomic(record(), { cli });
}

function noted(): string | null {
  if (!existsSync(record())) return null;
  const { data } = Record.safeParse(JSON.parse(readFileSync(record(), 'utf8')));
  return data && existsSync(data.cli) ? data.cli : null;
}
