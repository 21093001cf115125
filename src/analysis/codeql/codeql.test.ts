import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type DoubleFinding, openDouble } from '../../../tests/support/codeql-double/open.ts';
import { folderOf } from '../../../tests/support/folder.ts';
import { hasRealData, realData } from '../../../tests/support/real-data.ts';
import { sha256 } from '../../core/hash.ts';
import type { Sample } from '../../core/sample.ts';
import type { AnalyzerSettings } from '../analyzer.ts';
import { readCodeqlFindings } from '../codeql-csv/read.ts';
import { findProgram } from '../find-program.ts';
import { openAnalyzers } from '../index.ts';
import { commandLines } from './cli.ts';

const sample = (id: string, code: string): Sample => ({ id, code, origin: {} });
const vulnerable = 'x = input("? ")\neval(x)\n';

beforeEach(async () => {
  const cache = await folderOf({});
  vi.stubEnv('SALLM_CACHE', cache);
  onTestFinished(() => void vi.unstubAllEnvs());
});

function open(settings: AnalyzerSettings, argument = '') {
  const [analyzer] = openAnalyzers([`codeql${argument === '' ? '' : `:${argument}`}`], {
    cache: false,
    ...settings,
  });
  onTestFinished(() => analyzer!.close());
  return analyzer!;
}

describe('the command lines, against the manual', () => {
  test('one database and one analysis for the whole batch, queries resolved before', async () => {
    const { cli, calls } = await openDouble();
    const analyzer = open({ codeql: cli, workers: 3 });
    expect(await analyzer.prepare()).toMatchObject({
      version: '2.20.1, codeql/python-queries 1.4.1',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    await analyzer.analyze([sample('a', vulnerable), sample('b', 'print()\n'), sample('c', 'x = 1\n')]);
    const made = await calls();
    expect(made.map((words) => words.slice(0, 2).join(' '))).toEqual([
      'version --format=json',
      'resolve queries',
      'database create',
      'database analyze',
    ]);
    expect(made[2]).toContain('--threads=3');
    expect(Number(/--ram=(\d+)/.exec(made[3]!.join(' '))?.[1])).toBeGreaterThanOrEqual(2048);
    expect(made[3]!.at(-1)).toBe('codeql/python-queries:codeql-suites/python-security-extended.qls');
  });

  test('the double refuses what the manual does not have', async () => {
    const { cli } = await openDouble();
    const machine = { threads: 1, megabytes: 2048 };
    const folder = await folderOf({ 'src/a.py': '' });
    const create = commandLines.createDatabase(join(folder, 'src'), join(folder, 'db'), machine);
    const wrong = [
      [],
      ['database', 'destroy', '--', 'x'],
      ['version', '--format=xml'],
      ['version', '--json'],
      [...create.slice(0, -1), join(folder, 'src')],
      create.filter((word) => !word.startsWith('--language')),
      ['database', 'create', '--language', 'python', '--', join(folder, 'db')],
      create.map((word) => word.replace('python', 'cobol')),
      ['resolve', 'queries', '--format=json', '--', 'codeql/java-queries'],
      ['database', 'analyze', '--format=sarif', '--output=x', '--', join(folder, 'db')],
    ];
    for (const words of wrong)
      expect(() => execFileSync(cli, words, { stdio: 'pipe' }), words.join(' ')).toThrow(/Command failed/);
    execFileSync(cli, create, { stdio: 'pipe' });
  });
});

describe('results', () => {
  test('findings with weakness, severity, the way of the data and the plain message', async () => {
    const { cli } = await openDouble();
    const found = await open({ codeql: cli }).analyze([sample('a', vulnerable), sample('b', 'print()\n')]);
    expect(found.get('a')).toEqual({
      status: 'ok',
      suppressions: 0,
      findings: [
        {
          rule: 'py/code-injection',
          message: 'This code execution depends on a user-provided value.',
          kind: 'security',
          cwes: [94, 95],
          severity: 'high',
          confidence: 'high',
          range: { line: 2, column: 1, endLine: 2, endColumn: 5 },
          flow: [
            { range: { line: 1, column: 5, endLine: 1, endColumn: 10 }, message: 'step' },
            { range: { line: 2, column: 1, endLine: 2, endColumn: 5 }, message: 'step' },
          ],
          tool: 'codeql',
          toolVersion: '2.20.1',
        },
      ],
    });
    expect(found.get('b')).toEqual({ status: 'ok', findings: [], suppressions: 0 });
  });

  test('comments do not excuse in judging; a scan may honour them', async () => {
    const { cli } = await openDouble();
    const code = vulnerable.replace('eval(x)', 'eval(x)  # lgtm[py/code-injection]');
    const judged = (await open({ codeql: cli }).analyze([sample('a', code)])).get('a');
    expect(judged).toMatchObject({ findings: [{ rule: 'py/code-injection' }], suppressions: 1 });
    const scanned = (await open({ codeql: cli, honourSuppressions: true }).analyze([sample('a', code)])).get(
      'a',
    );
    expect(scanned).toMatchObject({ findings: [], suppressions: 1 });
  });

  test('what was not extracted is never clean', async () => {
    const { cli } = await openDouble();
    const found = await open({ codeql: cli }).analyze([
      sample('broken', 'def f(:\n'),
      sample('skipped', 'print()  # not extracted\n'),
      sample('fine', 'print()\n'),
    ]);
    expect(found.get('broken')).toMatchObject({
      status: 'unparsable',
      detail: expect.stringContaining('Extraction failed') as string,
    });
    expect(found.get('skipped')).toMatchObject({
      status: 'crashed',
      detail: expect.stringContaining('did not extract') as string,
    });
    expect(found.get('fine')?.status).toBe('ok');
  });

  test('single queries are asked which files they saw, too', async () => {
    const { cli, bundle } = await openDouble();
    const one = join(bundle, 'codeql/qlpacks/codeql/python-queries/1.4.1/Security/CWE-094/CodeInjection.ql');
    const found = await open({ codeql: cli }, `query=${one}`).analyze([
      sample('a', vulnerable),
      sample('b', '\n'),
    ]);
    expect([...found.values()].map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  test('queries that do not say what was extracted make nothing clean', async () => {
    const { cli } = await openDouble();
    const packs = await folderOf({
      'own/qlpack.yml': 'name: acme/own\nversion: 0.0.1\n',
      'own/Q.ql': '/** @kind problem */ select 1',
      // Hides the bundle's pack: without diagnostic queries.
      'queries/qlpack.yml': 'name: codeql/python-queries\nversion: 9.9.9\n',
      'queries/Other.ql': '/** @kind diagnostic */ select 1',
    });
    const found = await open({ codeql: cli }, `query=acme/own:Q.ql;packs=${packs}`).analyze([
      sample('a', '\n'),
    ]);
    expect(found.get('a')).toMatchObject({
      status: 'unavailable',
      detail: expect.stringContaining('does not say') as string,
    });
  });
});

describe('failures', () => {
  const batch = (poison: string) =>
    [...Array(5).keys()].map((i) => sample(`s${i}`, i === 3 ? poison : `# ${i}\n${vulnerable}`));

  test.each(['create', 'analyze'])(
    'a sample on which "%s" crashes costs no other its result',
    async (step) => {
      const { cli } = await openDouble();
      const found = await open({ codeql: cli }).analyze(batch(`# crash ${step}\n`));
      for (const [id, analysis] of found)
        if (id === 's3')
          expect(analysis).toMatchObject({
            status: 'crashed',
            detail: expect.stringMatching(/out of memory.*heap/s) as string,
          });
        else expect(analysis).toMatchObject({ status: 'ok', findings: [{ rule: 'py/code-injection' }] });
    },
  );

  test('nothing extracted at all is no clean bill', async () => {
    const { cli } = await openDouble();
    const found = await open({ codeql: cli }).analyze([sample('a', '# not extracted\n')]);
    expect(found.get('a')).toMatchObject({
      status: 'crashed',
      detail: expect.stringContaining('exit code 32') as string,
    });
  });

  test.each([
    ['disk is full', { alwaysFails: 'create' }, /out of disk space/],
    ['analysis always fails', { alwaysFails: 'analyze' }, /internal error/],
    ['no results are written', { writes: 'nothing' }, /wrote no results/],
    ['garbage is written', { writes: 'garbage' }, /not JSON/],
  ] as const)('%s: unavailable, with the reason, after one more try', async (_what, config, detail) => {
    const { cli, calls } = await openDouble(config);
    const found = await open({ codeql: cli }).analyze(batch('x = 1\n'));
    for (const analysis of found.values())
      expect(analysis).toMatchObject({
        status: 'unavailable',
        findings: [],
        detail: expect.stringMatching(detail) as string,
      });
    expect((await calls()).filter(([, verb]) => verb === 'create')).toHaveLength(2);
  });

  test('a time-out ends it and is said', async () => {
    const { cli, calls } = await openDouble();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const running = open({ codeql: cli }).analyze([sample('a', '# hang analyze\n')]);
    while (!(await calls()).some(([, verb]) => verb === 'analyze')) await pause();
    await vi.advanceTimersByTimeAsync(4000_000);
    expect((await running).get('a')).toMatchObject({ status: 'timeout', findings: [] });
  });

  test('nothing is left in the temporary folder', async () => {
    const { cli } = await openDouble();
    const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sallm-codeql-'));
    const before = own();
    await open({ codeql: cli }).analyze(batch('# crash analyze\n'));
    expect(own()).toEqual(before);
  });
});

/** A moment of real time, also while `setTimeout` is not. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    const timer = setInterval(() => {
      clearInterval(timer);
      done();
    }, 20);
  });

describe('prerequisites', () => {
  const unavailable = async (settings: AnalyzerSettings, message: RegExp, argument = '') => {
    const analyzer = open(settings, argument);
    await expect(analyzer.prepare()).rejects.toMatchObject({
      name: 'PrerequisiteError',
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(/bundle|launcher|version/) as string,
    });
    const found = await analyzer.analyze([sample('a', '')]);
    expect(found.get('a')).toMatchObject({ status: 'unavailable', findings: [] });
  };

  test('no CLI', async () => {
    vi.stubEnv('PATH', await folderOf({}));
    await unavailable({}, /no CodeQL here/);
    await unavailable({ codeql: '/no/such/codeql' }, /no CodeQL at/);
  });

  test('too old', async () => {
    const { cli } = await openDouble({ version: '2.14.6' });
    await unavailable({ codeql: cli }, /2\.14\.6 is too old; 2\.15\.2/);
  });

  test('a newer major is not old', async () => {
    const { cli } = await openDouble({ version: '3.0.0' });
    expect((await open({ codeql: cli }).prepare()).version).toMatch(/^3\.0\.0/);
  });

  test('no query packs: the CLI alone', async () => {
    const { cli } = await openDouble({ withoutPacks: true });
    await unavailable({ codeql: cli }, /does not find the queries .* cannot be found/s);
  });

  test('something else under the name', async () => {
    const folder = await folderOf({ codeql: '#!/bin/sh\necho hello\n' });
    execFileSync('chmod', ['+x', join(folder, 'codeql')]);
    await unavailable({ codeql: folder }, /does not say its version/);
  });
});

test('the licence is told once', async () => {
  const { bundle } = await openDouble();
  const notes: string[] = [];
  const settings = { codeql: bundle, onNote: (note: string) => void notes.push(note) };
  await open(settings).prepare();
  await open(settings).prepare();
  expect(notes).toEqual([expect.stringContaining('LICENSE.md')]);
});

test('results are kept by content, CLI, queries and packs; not for packs in the making', async () => {
  const { cli } = await openDouble();
  const print = async (codeql: string, argument = '') =>
    (await open({ codeql }, argument).prepare()).fingerprint;
  const plain = await print(cli);
  expect(await print(cli)).toBe(plain);
  expect(await print((await openDouble()).cli)).toBe(plain);
  expect(await print((await openDouble({ version: '2.21.0' })).cli)).not.toBe(plain);
  expect(await print(cli, 'suite=security-extended;parameters')).not.toBe(plain);
  const checkout = await folderOf({
    'q/qlpack.yml': 'name: codeql/python-queries\nversion: 1.5.0-dev\n',
    'q/codeql-suites/python-security-extended.qls': '- queries: .\n',
    'q/A.ql': 'select 1',
  });
  expect(await print(cli, `packs=${checkout}`)).toBeUndefined();
});

test('our own queries are found, each with an id, a weakness and the flow of its name', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'rules', 'codeql', 'queries');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ql'));
  expect(names.length).toBeGreaterThanOrEqual(12);
  const ids = names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(/@tags security\n \* {7}external\/cwe\/cwe-\d{3,4}\n/);
    expect(text).toContain('import sallm.UntrustedParameter');
    expect(text).toContain('source.getNode() instanceof UntrustedParameter');
    return /@id (sallm\/py\/parameter-[a-z-]+)\n/.exec(text)?.[1];
  });
  expect(new Set(ids).size).toBe(names.length);
  expect(ids).not.toContain(undefined);
});

describe.skipIf(findProgram('codeql') === null)('with a real CodeQL on the path', () => {
  test('our own queries are valid QL for its library', () => {
    const folder = join(import.meta.dirname, '..', '..', '..', 'rules', 'codeql');
    execFileSync('codeql', ['query', 'compile', '--check-only', '--warnings=error', '--', folder], {
      stdio: 'pipe',
    });
  });

  test('finds the flow of a small program, and nothing in its fix', async () => {
    const fixed = 'import ast\nx = input("? ")\nast.literal_eval(x)\n';
    const found = await open({}, 'parameters').analyze([
      sample('bad', vulnerable.replace('x = input("? ")\n', 'import flask\nx = flask.request.args["x"]\n')),
      sample('good', fixed),
      sample('parameter', 'def run(code):\n    eval(code)\n'),
      sample('broken', 'def f(:\n'),
    ]);
    expect(found.get('bad')?.findings.flatMap(({ cwes }) => cwes)).toContain(94);
    expect(found.get('good')).toMatchObject({ status: 'ok', findings: [] });
    expect(found.get('parameter')?.findings.map(({ rule }) => rule)).toContain(
      'sallm/py/parameter-code-injection',
    );
    expect(found.get('broken')?.status).toBe('unparsable');
  });
});

describe.skipIf(!hasRealData)('with the results that SALLM published (need the shared data)', () => {
  /** Ids and weaknesses of queries by the names that the publication gives. */
  const rules: Record<string, { rule: string; cwe: string; score: string }> = {
    'Reflected server-side cross-site scripting': { rule: 'py/reflective-xss', cwe: '079', score: '6.1' },
    'Uncontrolled command line': { rule: 'py/command-line-injection', cwe: '078', score: '9.8' },
    'Uncontrolled data used in path expression': { rule: 'py/path-injection', cwe: '022', score: '7.5' },
    'Code injection': { rule: 'py/code-injection', cwe: '094', score: '9.3' },
    'URL redirection from remote source': { rule: 'py/url-redirection', cwe: '601', score: '6.1' },
    'XML external entity expansion': { rule: 'py/xxe', cwe: '611', score: '9.1' },
  };

  test('each program gets exactly its own results, at their places', async () => {
    const rows = await readCodeqlFindings(realData('sallm', 'published', 'codeql_findings_gpt-4_0.0.csv.gz'));
    const known = rows.filter(({ file, finding }) => finding.rule in rules && file.endsWith('_0.py'));
    expect(known.length).toBeGreaterThan(20);
    // The programs themselves are not published: lines enough for every place stand for them.
    const codes = new Map(
      [...Map.groupBy(known, ({ file }) => file)].map(([file, own]) => {
        const last = Math.max(...own.map(({ finding }) => finding.range.endLine));
        return [file, `# ${file}\n${`${'x'.repeat(200)}\n`.repeat(last)}`];
      }),
    );
    const findings: Record<string, DoubleFinding[]> = {};
    for (const { file, finding } of known) {
      const { rule, cwe, score } = rules[finding.rule]!;
      const { line, column, endLine, endColumn } = finding.range;
      (findings[sha256(codes.get(file)!)] ??= []).push({
        rule,
        message: finding.message,
        tags: ['security', `external/cwe/cwe-${cwe}`],
        score,
        region: { startLine: line, startColumn: column, endLine, endColumn },
      });
    }
    const { cli } = await openDouble({ findings });
    const found = await open({ codeql: cli }).analyze([...codes].map(([file, code]) => sample(file, code)));
    const said = known.map(({ file, finding: { rule, message, range } }) => [
      file,
      rules[rule]!.rule,
      message,
      range,
    ]);
    const got = [...found].flatMap(([file, analysis]) =>
      analysis.findings.map(({ rule, message, range }) => [file, rule, message, range]),
    );
    const sorted = (list: unknown[][]) => list.map((entry) => JSON.stringify(entry)).sort();
    expect(sorted(got)).toEqual(sorted(said));
  });
});
