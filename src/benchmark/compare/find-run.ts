import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { listRuns, readManifest } from '../../core/run/folder.ts';

/**
 * The folder of a benchmark run by its path, by the name of its folder, or the newest one with that name.
 *
 * @param runs parent of run folders
 * @throws UsageError when there is none
 */
export function findRun(text: string, runs: string): string {
  for (const path of [text, join(runs, text)]) if (existsSync(join(path, 'run.json'))) return path;
  const all = listRuns(runs).filter((path) => readManifest(path)?.job === 'bench');
  const found = all.find((path) => readManifest(path)?.name === text);
  if (found !== undefined) return found;
  const names = [...new Set(all.map((path) => readManifest(path)?.name ?? basename(path)))].slice(0, 10);
  throw new UsageError(`There is no run "${text}", neither as a folder nor by name in ${runs}.`, {
    hint:
      names.length === 0
        ? `${runs} holds no runs; name their parent with --runs.`
        : `Runs there: ${names.join(', ')}. Name their parent with --runs.`,
  });
}
