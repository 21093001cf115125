import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messageOf } from '../../core/errors.ts';
import type { Sample } from '../../core/sample.ts';
import type { OnProblem } from '../problem.ts';
import { type Cells, isCells, scalarIn, textIn } from './cells.ts';
import { byCodeUnit } from './data-files.ts';
import { LeftOut } from './left-out.ts';
import { sample } from './row-samples.ts';

const SOLUTIONS = 'solutions.json';
/** Either file makes a folder that of a problem; without the first it has no solutions. */
const FILES = [SOLUTIONS, 'question.txt'];

/** Whether a folder, or one at most two levels below it, is that of an APPS problem with solutions. */
export async function isAppsFolder(path: string): Promise<boolean> {
  let level = [path];
  for (let depth = 0; depth < 3; depth++) {
    for (const folder of level) if (await isFile(join(folder, SOLUTIONS))) return true;
    level = (await Promise.all(level.map(foldersIn))).flat().slice(0, 200);
  }
  return false;
}

/** The original release: `train/0000/solutions.json` (a list of programs) with `metadata.json` (difficulty, url). */
export async function* readAppsFolder(root: string, onProblem: OnProblem): AsyncGenerator<Sample> {
  const leftOut = new LeftOut();
  for await (const folder of problemFolders(root)) {
    const label = folder === root ? basename(root) : folder.slice(root.length + 1).replaceAll('\\', '/');
    const file = join(folder, SOLUTIONS);
    if (!(await isFile(file))) {
      leftOut.add('problems without solutions');
      continue;
    }
    const solutions = await readJson(file, onProblem);
    if (solutions === undefined) continue;
    if (!Array.isArray(solutions)) {
      onProblem({ where: file, what: 'Not a JSON list.' });
      continue;
    }
    const origin = await originOf(folder, onProblem);
    for (const [position, solution] of solutions.entries()) {
      const where = `${file} solution ${position}`;
      const text = textIn({ solution }, 'solution');
      if (text === null) onProblem({ where, what: 'The solution is not text.' });
      else if (text.text.trim() === '') leftOut.add('empty solutions');
      else
        yield sample(
          `${label}/${position}`,
          text,
          { file: folder === root ? SOLUTIONS : `${label}/${SOLUTIONS}`, ...origin, solution: position },
          where,
          onProblem,
        );
    }
  }
  leftOut.report(root, onProblem);
}

async function originOf(folder: string, onProblem: OnProblem) {
  const file = join(folder, 'metadata.json');
  const value = (await isFile(file)) ? await readJson(file, onProblem, 0) : {};
  const metadata: Cells = isCells(value) ? value : {};
  const split = basename(dirname(folder));
  return {
    problem: basename(folder),
    split: split === 'train' || split === 'test' ? split : null,
    difficulty: scalarIn(metadata, 'difficulty'),
    url: scalarIn(metadata, 'url'),
  };
}

/** `undefined` when it cannot be read, which is reported. */
async function readJson(file: string, onProblem: OnProblem, rows = 1): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    onProblem({ where: file, what: `Not JSON: ${messageOf(error).slice(0, 200)}.`, rows });
    return undefined;
  }
}

async function* problemFolders(folder: string): AsyncGenerator<string> {
  const found = await Promise.all(FILES.map((name) => isFile(join(folder, name))));
  if (found.some(Boolean)) yield folder;
  else for (const below of await foldersIn(folder)) yield* problemFolders(below);
}

const isFile = async (path: string) => (await stat(path).catch(() => undefined))?.isFile() ?? false;

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort(byCodeUnit).map((name) => join(folder, name));
}
