import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { PrerequisiteError } from '../../core/errors.ts';
import { hashOf, sha256 } from '../../core/hash.ts';
import { bundlePage } from './find-cli.ts';
import { commandLines, failureText, parseJson, runCodeql } from './cli.ts';
import type { CodeqlOptions } from './options.ts';

/** The queries that a run consists of. */
export interface ResolvedQueries {
  /** `codeql/python-queries 1.4.1`. */
  packs: readonly string[];
  /** Over the queries, names and versions of published packs and the text of all others; `null` where it cannot be known. */
  fingerprint: string | null;
}

const Pack = z.object({ name: z.string(), version: z.union([z.string(), z.number()]).optional() });

/**
 * Finds the queries, offline: `codeql resolve queries` downloads nothing.
 *
 * @throws PrerequisiteError when a pack is missing
 */
export async function resolveQueries(
  cli: string,
  { queries, searchPath }: CodeqlOptions,
  options: { signal?: AbortSignal } = {},
): Promise<ResolvedQueries> {
  const args = commandLines.resolveQueries(queries, searchPath);
  const result = await runCodeql(cli, args, { timeoutMs: 300_000, ...options });
  const { data: paths } =
    result.exitCode === 0 ? z.array(z.string()).safeParse(parseJson(result.stdout)) : { data: undefined };
  if (!paths || paths.length === 0)
    throw new PrerequisiteError(
      `CodeQL does not find the queries ${queries.join(', ')}: ${paths ? 'there is none in them' : failureText(result)}`,
      {
        hint: `The CLI alone has no queries. Take the bundle (${bundlePage}), or name a checkout of github/codeql: codeql:packs=FOLDER`,
      },
    );
  const packs = [...Map.groupBy(paths, packFolder)]
    .map(([folder, own]) => ({
      ...describePack(folder),
      queries: own.map((path) => relative(folder, path)).sort(),
    }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const known = packs.every(({ print }) => print !== null);
  return {
    packs: packs.map(({ title }) => title),
    fingerprint: known ? hashOf(packs.map(({ print, queries: own }) => ({ print, own }))) : null,
  };
}

/** The folder of the pack that a query file belongs to; its own where there is none. */
function packFolder(query: string): string {
  for (let folder = dirname(query); ; folder = dirname(folder)) {
    if (manifestOf(folder) !== null) return folder;
    if (folder === dirname(folder)) return dirname(query);
  }
}

const manifestOf = (folder: string): string | null =>
  ['qlpack.yml', 'codeql-pack.yml'].map((name) => join(folder, name)).find((path) => existsSync(path)) ??
  null;

function describePack(folder: string): { title: string; print: string | null } {
  const manifest = manifestOf(folder);
  const { data } = Pack.safeParse(manifest === null ? null : parse(readFileSync(manifest, 'utf8')));
  const title = data ? `${data.name} ${data.version ?? ''}`.trim() : folder;
  if (!data?.name.startsWith('codeql/')) return { title, print: sha256(folderText(folder)) };
  // In a checkout the version stands still while the queries change.
  const isRelease = /^\d+\.\d+\.\d+$/.test(String(data.version));
  return { title, print: isRelease ? title : null };
}

const folderText = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:qll?|qls|ya?ml)$/.test(name))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');
