import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folderOf } from '../../../tests/support/folder.ts';
import type { Sample } from '../../core/sample.ts';
import type { AnalyzerSettings } from '../analyzer.ts';
import { openAnalyzers } from '../index.ts';
import { contentName } from './join.ts';

const at = (uri: string, more: object = {}) => ({
  ruleId: 'R',
  message: { text: uri },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
  ...more,
});
const logOf = (results: object[], run: object = {}) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'T', version: '9' } }, results, ...run }],
  });

/** A project with a log, seen from the working folder; `ROOT` in the log is its folder. */
async function project(log: string, settings: AnalyzerSettings = {}) {
  const folder = await folderOf({ 'a/x.py': 'one\n', 'b/x.py': 'two\n', 'c/x.py': 'three\n' });
  const path = join(folder, 'findings.sarif');
  await writeFile(path, log.replaceAll('ROOT', folder));
  const [analyzer] = openAnalyzers([`sarif:${path}`], settings);
  onTestFinished(() => analyzer!.close());
  const sample = (file: string, code = '\n'): Sample => ({
    id: file,
    code,
    origin: { file: relative('', join(folder, file)) },
  });
  return { analyzer: analyzer!, sample, folder };
}

describe('sarif:FILE', () => {
  test('joins by whole path; equal base names never meet; what matches nothing is said', async () => {
    const notes: string[] = [];
    const log = logOf([
      at('file://ROOT/a/x.py'),
      at('file://ROOT/a/x.py'),
      at('file://ROOT/gone.py'),
      at('https://h/x.py'),
    ]);
    const { analyzer, sample } = await project(log, { onNote: (note) => notes.push(note) });
    const found = await analyzer.analyze(['a/x.py', 'b/x.py'].map((file) => sample(file)));
    expect([...found.values()].map(({ status, findings }) => [status, findings.length])).toEqual([
      ['ok', 2],
      ['ok', 0],
    ]);
    await analyzer.close();
    expect(notes).toEqual([expect.stringContaining('2 results lie in files that were not analyzed')]);
  });

  test('relative paths begin where the log says, else in the working folder', async () => {
    const base = { originalUriBaseIds: { SRC: { uri: 'file://ROOT/' } } };
    const result = at('b/x.py');
    result.locations[0]!.physicalLocation.artifactLocation = { uri: 'b/x.py', uriBaseId: 'SRC' } as never;
    const { analyzer, sample, folder } = await project(logOf([result], base));
    expect((await analyzer.analyze([sample('b/x.py')])).get('b/x.py')?.findings).toHaveLength(1);
    const fromHere = await project(logOf([at(relative('', join(folder, 'a/x.py')))]));
    const own: Sample = { id: 'i', code: '', origin: { file: join(folder, 'a/x.py') } };
    expect((await fromHere.analyzer.analyze([own])).get('i')?.findings).toHaveLength(1);
  });

  test('an exported program is found by its content, wherever its folder went', async () => {
    const code = 'eval(x)\n';
    const { analyzer } = await project(logOf([at(`/elsewhere/task-1/${contentName(code)}`)]));
    const found = await analyzer.analyze([
      { id: 'same', code, origin: {} },
      { id: 'other', code: 'eval(y)\n', origin: {} },
    ]);
    expect(found.get('same')?.findings).toHaveLength(1);
    expect(found.get('other')).toEqual({ status: 'ok', findings: [] });
  });

  test('a file that the log says was not analyzed is never clean', async () => {
    const note = (uri: string, level: string, text: string, id = '') => ({
      level,
      message: { text },
      descriptor: { id },
      locations: [{ physicalLocation: { artifactLocation: { uri } } }],
    });
    const log = logOf([at('file://ROOT/b/x.py', { ruleId: 'invalid-syntax' })], {
      artifacts: ['a', 'b', 'd', 'e'].map((name) => ({ location: { uri: `file://ROOT/${name}/x.py` } })),
      invocations: [
        {
          toolExecutionNotifications: [
            note('file://ROOT/d/x.py', 'error', 'went wrong'),
            note('file://ROOT/e/x.py', 'warning', 'with error bad', 'py/diagnostics/extraction-warnings'),
          ],
        },
      ],
    });
    const { analyzer, sample } = await project(log);
    const files = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}/x.py`);
    const found = await analyzer.analyze(files.map((file) => sample(file)));
    expect(files.map((file) => found.get(file)?.status)).toEqual([
      'ok',
      'unparsable',
      'unavailable',
      'crashed',
      'unparsable',
    ]);
  });

  test('a run that did not succeed makes nothing clean, and keeps what it found', async () => {
    const log = logOf([at('file://ROOT/a/x.py')], { invocations: [{ executionSuccessful: false }] });
    const { analyzer, sample } = await project(log);
    const found = await analyzer.analyze([sample('a/x.py'), sample('b/x.py')]);
    expect(found.get('a/x.py')).toMatchObject({ status: 'crashed', findings: [{ rule: 'R' }] });
    expect(found.get('b/x.py')).toMatchObject({ status: 'crashed', findings: [] });
  });

  test('suppressed results stand in judging and are counted; a scan may honour them', async () => {
    const log = logOf([at('file://ROOT/a/x.py', { suppressions: [{ kind: 'inSource' }] })]);
    const judged = await project(log);
    expect((await judged.analyzer.analyze([judged.sample('a/x.py')])).get('a/x.py')).toMatchObject({
      findings: [{ rule: 'R' }],
      suppressions: 1,
    });
    const scanned = await project(log, { honourSuppressions: true });
    expect((await scanned.analyzer.analyze([scanned.sample('a/x.py')])).get('a/x.py')).toMatchObject({
      findings: [],
      suppressions: 1,
    });
  });

  test('its version names tool and content, so that a run with another file is another run', async () => {
    const one = await (await project(logOf([]))).analyzer.prepare();
    const two = await (await project(logOf([], { properties: {} }))).analyzer.prepare();
    expect(one.version).toMatch(/^T 9, file [0-9a-f]{12}$/);
    expect(two.version).not.toBe(one.version);
    expect(one.fingerprint).toBeUndefined();
  });

  test.each([
    ['speaks of files that are not here', logOf([at('other/project.py')]), /None of the files/],
    ['is no SARIF', '{}', /not a SARIF log/],
  ])('a log that %s is a usage error', async (_what, log, message) => {
    const { analyzer } = await project(log);
    await expect(analyzer.prepare()).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(message) as string,
    });
  });

  test('a file that is not there, or not named, is a usage error', async () => {
    const [analyzer] = openAnalyzers(['sarif:/no/such.sarif']);
    await expect(analyzer!.prepare()).rejects.toMatchObject({ name: 'UsageError' });
    expect(() => openAnalyzers(['sarif'])).toThrow(/needs a file/);
  });
});
