import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** The program's path: as given when it names folders, else the first of that name in `PATH`. */
export function findProgram(program: string): string | null {
  const folders = /[/\\]/.test(program) ? [''] : (process.env['PATH'] ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of folders)
    for (const ending of endings) {
      const path = resolve(folder, program + ending);
      try {
        accessSync(path, constants.X_OK);
        if (statSync(path).isFile()) return path;
      } catch {
        // Not this one.
      }
    }
  return null;
}
