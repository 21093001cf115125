import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDouble } from '../../../tests/support/codeql-double/open.ts';
import { folderOf } from '../../../tests/support/folder.ts';
import { openAnalyzers } from '../index.ts';
import { setupCodeql } from './setup.ts';

let cache = '';
beforeEach(async () => {
  cache = await folderOf({});
  vi.stubEnv('SALLM_CACHE', cache);
  onTestFinished(() => void vi.unstubAllEnvs());
});

const archives: Record<string, (bundle: string, archive: string) => void> = {
  '.tar.gz': (bundle, archive) => void execFileSync('tar', ['-czf', archive, '-C', bundle, 'codeql']),
  '.tar.zst': (bundle, archive) => writeFileSync(archive, zstdCompressSync(tarOf(bundle))),
  // What stands behind the end of the archive `tar` does not wait for.
  'padded .tar.zst': (bundle, archive) =>
    writeFileSync(archive, zstdCompressSync(Buffer.concat([tarOf(bundle), Buffer.alloc(2 ** 25)]))),
};
const tarOf = (bundle: string): Buffer => execFileSync('tar', ['-cf', '-', '-C', bundle, 'codeql']);

describe('setupCodeql', () => {
  test('a folder is used where it is', async () => {
    const { bundle, cli } = await openDouble();
    expect(await setupCodeql(bundle)).toEqual({
      cli,
      version: '2.20.1',
      packs: ['codeql/python-queries 1.4.1'],
    });
    vi.stubEnv('PATH', dirname(process.execPath) + ':/usr/bin:/bin');
    const [analyzer] = openAnalyzers(['codeql']);
    expect((await analyzer!.prepare()).version).toMatch(/^2\.20\.1/);
  });

  test.each(Object.keys(archives))('a bundle in %s is unpacked into the cache, and again', async (ending) => {
    const { bundle } = await openDouble();
    const archive = join(await folderOf({}), `codeql-bundle${ending.replace('padded ', '')}`);
    archives[ending]!(bundle, archive);
    for (let i = 0; i < 2; i++) {
      const { cli } = await setupCodeql(archive);
      expect(cli).toBe(join(cache, 'codeql', 'codeql-bundle', 'codeql', 'codeql'));
    }
    expect(readdirSync(join(cache, 'codeql')).sort()).toEqual(['cli.json', 'codeql-bundle']);
  });

  test.each([
    ['nothing there', async () => '/no/such/bundle.tar.gz', /nothing at/],
    [
      'another kind of file',
      async () => join(await folderOf({ 'a.rar': '' }), 'a.rar'),
      /neither a folder nor/,
    ],
    [
      'a broken archive',
      async () => join(await folderOf({ 'a.tar.gz': 'x' }), 'a.tar.gz'),
      /cannot be unpacked/,
    ],
    [
      'a broken zst',
      async () => join(await folderOf({ 'a.tar.zst': 'x' }), 'a.tar.zst'),
      /cannot be unpacked/,
    ],
    ['a folder without CodeQL', () => folderOf({ 'readme.md': '' }), /no CodeQL launcher/],
    ['an old CodeQL', async () => (await openDouble({ version: '2.9.0' })).bundle, /too old/],
    [
      'a CLI without packs',
      async () => (await openDouble({ withoutPacks: true })).bundle,
      /does not find the queries/,
    ],
  ])('%s: one clear error, and nothing is noted down', async (_what, make, message) => {
    await expect(setupCodeql(await make())).rejects.toThrow(message);
    const left = existsSync(join(cache, 'codeql')) ? readdirSync(join(cache, 'codeql')) : [];
    expect(left).toEqual([]);
  });

  test('a set-up that failed leaves the former one', async () => {
    const { bundle, cli } = await openDouble();
    await setupCodeql(bundle);
    await expect(setupCodeql(await folderOf({}))).rejects.toThrow();
    expect(JSON.parse(readFileSync(join(cache, 'codeql', 'cli.json'), 'utf8'))).toEqual({ cli });
  });
});
