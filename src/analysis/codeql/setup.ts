import { createReadStream, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { messageOf, PrerequisiteError, UsageError } from '../../core/errors.ts';
import { cachePath } from '../../core/paths.ts';
import { lastLines } from '../../environments/index.ts';
import { cliVersion } from './cli.ts';
import { launcherIn, noteCli } from './find-cli.ts';
import { parseOptions } from './options.ts';
import { resolveQueries } from './queries.ts';

/** What was set up. */
export interface CodeqlSetup {
  cli: string;
  version: string;
  packs: readonly string[];
}

/**
 * Makes a CodeQL bundle the one that `codeql` means from now on: a folder is used where it is, an archive (`.tar.gz`,
 * `.tar.zst`, `.zip`) is unpacked into the product's cache. Nothing is noted down before its version and its queries
 * were asked for.
 *
 * @throws UsageError, PrerequisiteError
 */
export async function setupCodeql(
  bundle: string,
  options: { onNote?: (message: string) => void; signal?: AbortSignal } = {},
): Promise<CodeqlSetup> {
  const { onNote, signal } = options;
  const info = statSync(bundle, { throwIfNoEntry: false });
  if (!info) throw new UsageError(`--bundle: there is nothing at ${bundle}.`);
  const asked = signal ? { signal } : {};
  if (info.isDirectory()) return check(bundle, asked);
  const unpacker = unpackers.find(({ ending }) => ending.test(bundle));
  if (!unpacker)
    throw new UsageError(`--bundle: ${bundle} is neither a folder nor .tar.gz, .tar.zst or .zip.`);

  const parent = cachePath('codeql');
  mkdirSync(parent, { recursive: true });
  const fresh = mkdtempSync(join(parent, 'unpacking-'));
  const place = join(parent, basename(bundle).replace(unpacker.ending, ''));
  try {
    onNote?.(`Unpacking ${bundle} into ${place}`);
    await unpacker.unpack(resolve(bundle), fresh, asked);
    await check(fresh, asked, { note: false });
    rmSync(place, { recursive: true, force: true });
    renameSync(fresh, place);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return check(place, asked);
}

async function check(
  folder: string,
  asked: { signal?: AbortSignal },
  { note = true }: { note?: boolean } = {},
): Promise<CodeqlSetup> {
  const cli = launcherIn(folder);
  if (cli === null)
    throw new UsageError(`--bundle: there is no CodeQL launcher in ${folder}.`, {
      hint: 'A bundle holds a folder "codeql" with the program "codeql" in it.',
    });
  const { version } = await cliVersion(cli, asked);
  const { packs } = await resolveQueries(cli, parseOptions(null), asked);
  if (note) noteCli(cli);
  return { cli, version, packs };
}

type Unpack = (archive: string, into: string, options: { signal?: AbortSignal }) => Promise<void>;

const unpackers: readonly { ending: RegExp; unpack: Unpack }[] = [
  {
    ending: /\.(?:tar\.gz|tgz)$/,
    unpack: (archive, into, how) => run('tar', ['-xzf', archive, '-C', into], how),
  },
  {
    ending: /\.(?:tar\.zst|tzst)$/,
    unpack: async (archive, into, how) => {
      await run('tar', ['-xf', '-', '-C', into], how, (stdin) =>
        pipeline(createReadStream(archive), createZstdDecompress(), stdin),
      );
    },
  },
  { ending: /\.zip$/, unpack: (archive, into, how) => run('unzip', ['-q', archive, '-d', into], how) },
];

/** A program that has read all that it needs, the end of an archive, closes its input; its exit status says whether it was right. */
const isClosed = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'EPIPE' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');

/** Runs a program of the system; what it is fed, or why it failed, ends up in one error. */
function run(
  program: string,
  args: readonly string[],
  { signal }: { signal?: AbortSignal },
  feed?: (stdin: NodeJS.WritableStream) => Promise<void>,
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      stdio: [feed ? 'pipe' : 'ignore', 'ignore', 'pipe'],
      ...(signal && { signal }),
    });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-10_000)));
    const fed =
      child.stdin && feed
        ? feed(child.stdin).catch((error: unknown) => (isClosed(error) ? undefined : messageOf(error)))
        : undefined;
    child.on('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'ENOENT'
          ? new PrerequisiteError(`There is no program ${program} to unpack the bundle with.`, {
              hint: 'Install it, or unpack the bundle yourself and give its folder.',
            })
          : error,
      ),
    );
    child.on('close', (code) => {
      void Promise.resolve(fed).then((problem) => {
        if (code === 0 && problem === undefined) done();
        else
          fail(
            new UsageError(
              `--bundle: the archive cannot be unpacked: ${lastLines(said, 3) || String(problem)}`,
            ),
          );
      });
    });
  });
}
