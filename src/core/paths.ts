import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own root: the checkout, or the installed package. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Path of something that ships with the package: `packagePath('tasks')`. */
export const packagePath = (...parts: string[]): string => join(packageRoot, ...parts);

/** The product's cache: `$SALLM_CACHE`, else `$XDG_CACHE_HOME/sallm`, else `~/.cache/sallm`. Safe to delete at any time. */
export function cachePath(...parts: string[]): string {
  const base =
    process.env['SALLM_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sallm');
  return join(base, ...parts);
}
