import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { folderOf } from '../../tests/support/folder.ts';
import { PrerequisiteError } from '../core/errors.ts';
import { findPython } from './find-python.ts';
import { fetchPackageFile } from './package-file.ts';
import { runProgram } from './run-program.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const content = 'just data\n';
const library = 'beside it\n';
const wanted = {
  project: 'some-data',
  version: '1.0',
  member: 'some_data/files/data.bin',
  sha256: sha256(content),
  companions: { 'some_data.libs/lib.so': sha256(library) },
};

const makeWheel = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1] + '/some_data-1.0-py3-none-any.whl', 'w') as z:
    z.writestr('some_data/files/data.bin', ${JSON.stringify(content)})
    z.writestr('some_data.libs/lib.so', ${JSON.stringify(library)})
    z.writestr('some_data/__init__.py', 'raise SystemExit("run")')
    z.writestr('some_data-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: some-data\\nVersion: 1.0\\n')
    z.writestr('some_data-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    z.writestr('some_data-1.0.dist-info/RECORD', '')
`;

let cache: string;
beforeEach(async () => {
  const index = await folderOf({});
  await runProgram((await findPython()).python, ['-I', '-c', makeWheel, index]);
  cache = await folderOf({});
  vi.stubEnv('SALLM_CACHE', cache);
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null');
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', index);
});
afterEach(() => vi.unstubAllEnvs());

describe('fetchPackageFile', () => {
  test('gives the file in the layout of the wheel, marked executable when asked, downloaded once', async () => {
    const notes: string[] = [];
    const onNote = (note: string) => notes.push(note);
    const path = await fetchPackageFile({ ...wanted, executable: true, onNote });
    expect(readFileSync(path, 'utf8')).toBe(content);
    expect(readFileSync(join(path, '../../../some_data.libs/lib.so'), 'utf8')).toBe(library);
    expect(statSync(path).mode & 0o111).toBe(0o111);
    expect(await fetchPackageFile({ ...wanted, executable: true, onNote })).toBe(path);
    expect(notes).toHaveLength(1);
  });

  test.each([
    ['file', { sha256: sha256('other') }],
    ['companion', { companions: { 'some_data.libs/lib.so': sha256('other') } }],
  ])('a %s that is not the pinned one is refused and not kept', async (_name, change) => {
    await expect(fetchPackageFile({ ...wanted, ...change })).rejects.toThrow(/has sha256/);
    expect(readdirSync(join(cache, 'packages'))).toEqual([]);
  });

  test('a version that is not there is a prerequisite error', async () => {
    await expect(fetchPackageFile({ ...wanted, version: '2.0' })).rejects.toThrow(PrerequisiteError);
  });

  test('a member that is not there is a prerequisite error', async () => {
    await expect(fetchPackageFile({ ...wanted, member: 'some_data/none' })).rejects.toThrow(
      /could not be unpacked/,
    );
  });
});
