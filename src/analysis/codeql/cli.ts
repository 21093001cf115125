import { availableParallelism, totalmem } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { z } from 'zod';
import { messageOf, PrerequisiteError } from '../../core/errors.ts';
import { findPython, lastLines } from '../../environments/index.ts';
import { runTool, type ToolResult } from '../tool-process.ts';

/** The options that we use are all there since this release (`--sarif-include-query-help`). */
export const oldestCli = '2.15.2';

export interface Machine {
  threads: number;
  megabytes: number;
}

/** All cores, and six tenths of the memory that the process may use; CodeQL takes no less than 2 GB. */
export function machine(threads: number = availableParallelism()): Machine {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { threads, megabytes: Math.max(2048, Math.floor((bytes * 0.6) / 1024 ** 2)) };
}

const searchOption = (folders: readonly string[]): string[] =>
  folders.length === 0 ? [] : [`--search-path=${folders.join(delimiter)}`];

/** The command lines that we give CodeQL: the contract, as docs/analyzers/codeql.md has it. */
export const commandLines = {
  version: (): string[] => ['version', '--format=json'],

  resolveQueries: (queries: readonly string[], searchPath: readonly string[]): string[] => [
    ...['resolve', 'queries', '--format=json', ...searchOption(searchPath)],
    ...['--', ...queries],
  ],

  createDatabase: (sources: string, database: string, { threads, megabytes }: Machine): string[] => [
    ...['database', 'create', '--language=python', `--source-root=${sources}`],
    ...[`--threads=${threads}`, `--ram=${megabytes}`, '--verbosity=warnings'],
    ...['--', database],
  ],

  analyzeDatabase: (
    database: string,
    output: string,
    { queries, searchPath }: { queries: readonly string[]; searchPath: readonly string[] },
    { threads, megabytes }: Machine,
  ): string[] => [
    // The manual: sarif-latest is not suitable for automation, since it may become another version.
    ...['database', 'analyze', '--format=sarifv2.1.0', `--output=${output}`],
    ...[`--threads=${threads}`, `--ram=${megabytes}`, '--max-paths=1', '--no-download'],
    ...['--sarif-include-query-help=never', '--no-print-diagnostics-summary', '--no-print-metrics-summary'],
    ...['--verbosity=warnings', ...searchOption(searchPath)],
    ...['--', database, ...queries],
  ],
};

/**
 * Runs the launcher. Of the environment it sees no more than it needs, no token among it; Python, which the extractor
 * starts, is first on its path.
 */
export async function runCodeql(
  cli: string,
  args: readonly string[],
  options: { timeoutMs: number; signal?: AbortSignal },
): Promise<ToolResult> {
  const kept = ['HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'XDG_CONFIG_HOME'];
  const python = await findPython();
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    PATH: [dirname(python.python), process.env['PATH'] ?? ''].join(delimiter),
    LANG: 'C.UTF-8',
  };
  try {
    return await runTool(cli, args, { ...options, env });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new PrerequisiteError(`CodeQL does not start: ${messageOf(error)}`, {
      hint: 'Check that the file may be executed and is for this machine.',
      cause: error,
    });
  }
}

/** What a failed command has to say for itself. */
export function failureText({ exitCode, signal, timedOut, overflowed, stderr }: ToolResult): string {
  if (timedOut) return 'its time was up';
  if (overflowed) return 'it wrote too much';
  const said = lastLines(stderr, 4);
  return `${exitMeaning[exitCode ?? -1] ?? `ended with ${signal ?? `exit code ${exitCode}`}`}${said && `: ${said}`}`;
}

/** https://docs.github.com/en/code-security/reference/code-scanning/codeql/codeql-cli/exit-codes */
const exitMeaning: Record<number, string> = {
  3: 'the launcher does not find its installation (exit code 3)',
  32: 'no source code was extracted (exit code 32)',
  33: 'a query took too long (exit code 33)',
  98: 'it was cancelled (exit code 98)',
  99: 'it ran out of memory (exit code 99)',
  100: 'an internal error (exit code 100)',
};

const Version = z.object({ version: z.string(), sha: z.string().optional() });

/** @throws PrerequisiteError when it does not start, or is too old */
export async function cliVersion(
  cli: string,
  options: { signal?: AbortSignal } = {},
): Promise<{ version: string; sha: string }> {
  const result = await runCodeql(cli, commandLines.version(), { timeoutMs: 120_000, ...options });
  const { data } = result.exitCode === 0 ? Version.safeParse(parseJson(result.stdout)) : { data: undefined };
  if (!data)
    throw new PrerequisiteError(`${cli} does not say its version: ${failureText(result)}`, {
      hint: 'Is it the launcher of the CodeQL CLI? "codeql version --format=json" has to work.',
    });
  if (isOlder(data.version, oldestCli))
    throw new PrerequisiteError(`CodeQL ${data.version} is too old; ${oldestCli} or later is needed.`, {
      hint: 'Take a newer bundle: sallm setup codeql --bundle PATH',
    });
  return { version: data.version, sha: data.sha ?? '' };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOlder(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) => text.split(/[.+-]/, 3).map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (own![i] ?? 0) - (other![i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
