import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own root: the checkout, or the installed package. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Path of something that ships with the package: `packagePath('tasks')`. */
export const packagePath = (...parts: string[]): string => join(packageRoot, ...parts);

/**
 * The product's cache: `$SALLM_CACHE`, else `$XDG_CACHE_HOME/sallm`, else `~/.cache/sallm`. Safe to delete at any time.
 * An empty or relative `XDG_CACHE_HOME` is ignored (XDG Base Directory Specification).
 */
export function cachePath(...parts: string[]): string {
  const { SALLM_CACHE: own = '', XDG_CACHE_HOME: xdg = '' } = process.env;
  const base = own !== '' ? resolve(own) : join(isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'sallm');
  return join(base, ...parts);
}
