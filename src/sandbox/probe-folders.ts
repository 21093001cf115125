import { lstatSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = '.sallm-probe-';
/** A probe takes a minute at most. */
const STALE_MS = 3_600_000;

/** Makes the folders whose files the probe looks for, where files of people lie, and removes what a killed probe left. */
export function makeProbeFolders(): string[] {
  return [...new Set([tmpdir(), homedir()])].flatMap((parent) => {
    try {
      const real = realpathSync(parent);
      removeStale(real);
      return [mkdtempSync(join(real, PREFIX))];
    } catch {
      return []; // a home that cannot be written to
    }
  });
}

function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(parent, name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    if (Date.now() - found.mtimeMs > STALE_MS) rmSync(path, { recursive: true, force: true });
  }
}
