import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { hashOf, sha256 } from '../../core/hash.ts';
import { cachePath, packagePath } from '../../core/paths.ts';
import { isHidden } from '../../sandbox/index.ts';

let folder: string | null = null;

/**
 * Where the test host lies (python/testhost). A package below the temporary folder could not be seen inside a warm
 * parent's sandbox: there it is a copy in the product's cache, by its content.
 */
export function hostFolder(): string {
  const own = packagePath('python', 'testhost');
  folder ??= isHidden(own) ? copyOf(own) : own;
  return folder;
}

function copyOf(own: string): string {
  const programs = readdirSync(own).filter((name) => name.endsWith('.py'));
  const content = programs.sort().map((name) => [name, sha256(readFileSync(join(own, name)))]);
  const copy = cachePath('test-host', hashOf(content).slice(0, 16));
  if (existsSync(copy)) return copy;
  mkdirSync(cachePath('test-host'), { recursive: true });
  const draft = mkdtempSync(`${copy}-`);
  // The sandbox's user is another one.
  chmodSync(draft, 0o755);
  for (const name of programs) cpSync(join(own, name), join(draft, name));
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
