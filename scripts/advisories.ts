/**
 * Pairs of real weaknesses and their fixes, out of public advisories for packages of the Python Package Index:
 *
 *     node scripts/advisories.ts fetch SOURCES INDEX     downloads and unpacks every version of the list from a package index (PEP 503,
 *                                                        its address); installs and runs nothing
 *     node scripts/advisories.ts cut SOURCES PAIRS       writes tuning-functions.jsonl, held-out-functions.jsonl and the same
 *                                                        with -files, as `sallm evaluate-analyzers` reads them
 *
 * Both take another list as a third argument: `audits/releases/list.jsonl`, of what changed without an advisory.
 *
 * The list (`audits/advisories/list.jsonl`) names package, both versions, CWE, advisory, file and functions; no code of the packages is
 * part of this project. `A>B` is a function that the fix replaced by another. `fetch` needs `pip install unearth` for the `python3` on
 * the path. Which half a package belongs to is decided by a hash of its name, so no fix of one package is in both.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../src/core/paths.ts';
import { loadEngine } from '../src/rules/index.ts';
import { Advisory, functionIn, pairFunctions, setOf } from './advisory.ts';
import { readRows } from './judged.ts';

/** Newest first: old archives refuse new interpreters. */
const pythons = ['3.12', '3.9', '3.7', '2.7'];

function fetch(name: string, version: string, index: string, folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(join(folder, '..'), { recursive: true });
  const parts = mkdtempSync(`${folder}-`);
  let why = '';
  for (const python of pythons) {
    const wanted = ['-i', index, '--download', parts, '--python-version', python];
    try {
      execFileSync('python3', ['-m', 'unearth', ...wanted, `${name}==${version}`], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    } catch (error) {
      // Not for this version of Python: told below when it is for none of them.
      why =
        String((error as { stderr?: unknown }).stderr)
          .trim()
          .split('\n')
          .at(-1) ?? '';
    }
    if (readdirSync(parts).length > 0) break;
  }
  const [archive] = readdirSync(parts);
  if (archive === undefined) throw new Error(`${name} ${version} could not be downloaded: ${why}`);
  const module = /\.(whl|zip|egg)$/.test(archive) ? ['zipfile'] : ['tarfile', '--filter', 'data'];
  execFileSync('python3', ['-m', ...module, '-e', join(parts, archive), folder]);
  rmSync(parts, { recursive: true });
}

/** The file of an unpacked version; a source archive has everything in one folder more, a wheel nothing in `src`. */
function readSource(sources: string, { package: name, path }: Advisory, version: string): string {
  const base = join(sources, name, version);
  const folders = [base, ...readdirSync(base).map((folder) => join(base, folder))];
  const found = [path, path.replace(/^(src|lib)\//, ''), `src/${path}`]
    .flatMap((each) => folders.map((folder) => join(folder, each)))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} ${version} has no ${path}.`);
  return readFileSync(found, 'utf8');
}

function cut(sources: string, target: string, advisories: readonly Advisory[]): void {
  const rows = new Map<string, string[]>();
  const add = (advisory: Advisory, level: string, what: string, insecure: string, secure: string): void => {
    const { package: name, path, cwe, advisory: source = `${name} ${advisory.fixed}` } = advisory;
    if (insecure === secure) throw new Error(`${name}: ${what} is the same before and after.`);
    const file = `${setOf(advisory)}-${level}`;
    const id = `${source} ${what}`;
    const row = { id, cwe, commit: name, file: path, insecure, secure };
    rows.set(file, [...(rows.get(file) ?? []), JSON.stringify(row)]);
  };
  for (const advisory of advisories) {
    const [before, after] = [advisory.vulnerable, advisory.fixed].map((version) =>
      readSource(sources, advisory, version),
    ) as [string, string];
    add(advisory, 'files', advisory.path, before, after);
    for (const names of pairFunctions(advisory)) {
      const [insecure, secure] = [functionIn(before, names.before), functionIn(after, names.after)];
      if (insecure === null || secure === null)
        throw new Error(`${advisory.package}: ${advisory.path} has no ${names.before} or ${names.after}.`);
      add(advisory, 'functions', names.before, insecure, secure);
    }
  }
  mkdirSync(target, { recursive: true });
  for (const [name, lines] of rows) {
    writeFileSync(join(target, `${name}.jsonl`), lines.join('\n') + '\n');
    process.stdout.write(`${name}: ${lines.length} pairs\n`);
  }
}

const [command, sources, target, list] = process.argv.slice(2);
const advisories = readRows(list ?? packagePath('audits', 'advisories', 'list.jsonl'), Advisory);
if (command === 'fetch' && sources !== undefined && target !== undefined)
  for (const { package: name, vulnerable, fixed } of advisories)
    for (const version of [vulnerable, fixed]) fetch(name, version, target, join(sources, name, version));
else if (command === 'cut' && sources !== undefined && target !== undefined) {
  await loadEngine();
  cut(sources, target, advisories);
} else
  throw new Error('Usage: node scripts/advisories.ts fetch SOURCES INDEX [LIST] | cut SOURCES PAIRS [LIST]');
