import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import { UsageError } from '../../core/errors.ts';
import { packagePath } from '../../core/paths.ts';
import { parseOptions } from './options.ts';

const extended = 'codeql/python-queries:codeql-suites/python-security-extended.qls';
const diagnostics = packagePath('rules', 'codeql', 'suites', 'diagnostics.qls');

describe('parseOptions', () => {
  test.each([
    [null, [extended]],
    ['', [extended]],
    ['suite=security-extended', [extended]],
    ['suite=security-and-quality', ['codeql/python-queries:codeql-suites/python-security-and-quality.qls']],
    ['parameters', [extended, packagePath('rules', 'codeql', 'suites', 'parameters.qls')]],
    // Whatever brings no standard suite is asked which files it extracted.
    ['query=acme/own', ['acme/own', diagnostics]],
    [' suite=security-extended ; query=acme/own@1.2.0:Some.ql ', [extended, 'acme/own@1.2.0:Some.ql']],
  ])('%j', (argument, queries) => {
    expect(parseOptions(argument)).toEqual({ queries, searchPath: [] });
  });

  test('files become absolute, guarded where their name looks like a pack', async () => {
    const folder = await folderOf({ 'a.ql': '', 'b@2.ql': '' });
    const { queries, searchPath } = parseOptions(
      `query=${folder}/a.ql;query=${folder}/b@2.ql;packs=${folder}`,
    );
    expect(queries).toEqual([join(folder, 'a.ql'), `path:${join(folder, 'b@2.ql')}`, diagnostics]);
    expect(searchPath).toEqual([folder]);
  });

  test.each([
    'suite',
    'suite=',
    'suite=secure',
    'query=missing.ql',
    'query=/no/such.qls',
    'parameters=1',
    'packs',
    'x=y',
  ])('%s is a usage error', (argument) => {
    expect(() => parseOptions(argument)).toThrow(UsageError);
  });
});
