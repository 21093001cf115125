import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/analysis/find-program.ts';
import { Assessment } from '../../src/core/assessment.ts';
import { cachePath } from '../../src/core/paths.ts';
import { ensureEnvironment } from '../../src/environments/index.ts';
import { openDouble } from '../support/codeql-double/open.ts';
import { runCli } from '../support/cli.ts';
import { onlyRun, readJsonLines, useFolder } from '../support/run.ts';

const folder = useFolder();
let ruff = '';
beforeAll(async () => {
  const { python } = await ensureEnvironment('analyzers');
  ruff = join(dirname(python), 'ruff');
});

const ruffSarif = (cwd: string, path: string) =>
  execFileSync(
    ruff,
    [
      'check',
      '--isolated',
      '--no-cache',
      '--exit-zero',
      '--ignore-noqa',
      '--select',
      'S',
      '--output-format',
      'sarif',
      path,
    ],
    { cwd, encoding: 'utf8' },
  );

function project(cwd: string): void {
  for (const [name, code] of [
    ['a', 'import os\nos.system("ls " + input())  # noqa: S605\n'],
    ['b', 'print("nothing")\n'],
  ]) {
    mkdirSync(join(cwd, name!));
    writeFileSync(join(cwd, name!, 'x.py'), code!);
  }
}

describe('sallm scan', () => {
  it('takes findings out of SARIF files, and writes them on', async () => {
    const cwd = folder();
    project(cwd);
    writeFileSync(join(cwd, 'ruff.sarif'), ruffSarif(cwd, '.'));
    const args = ['scan', '.', '--analyzers', 'none', '--sarif', 'ruff.sarif', '-o', '-', '--quiet'];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect(stderr).toMatch(/Not passed: 1 findings/);
    expect(code).toBe(1);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; analyses: Record<string, { findings: { rule: string; cwes: number[] }[] }> }[];
    };
    expect(files.map(({ path, analyses }) => [path, analyses['sarif:ruff.sarif']!.findings])).toMatchObject([
      ['a/x.py', [{ rule: 'S605', cwes: [78] }]],
      ['b/x.py', []],
    ]);
  });

  it('runs any program that writes SARIF; comments are heeded unless asked not to', async () => {
    const cwd = folder();
    project(cwd);
    const command = `mine@1='${ruff}' check --isolated --no-cache --select S --output-format sarif --output-file {sarif} {folder}`;
    const scan = (...more: string[]) =>
      runCli(['scan', '.', '--analyzers', 'none', '--analyzer-command', command, '--no-cache', ...more], {
        cwd,
      });
    expect((await scan()).stdout).toMatch(/mine 1: 0 findings; 2 of 2 files analyzed/);
    const strict = await scan('--ignore-suppressions');
    expect(strict.stdout).toMatch(/S605[\s\S]*mine 1: 1 findings/);
    expect(strict.code).toBe(1);
  });

  it.each([
    ['a file that is not there', ['--sarif', 'no.sarif'], 2, /no\.sarif cannot be read/],
    ['a command without a folder', ['--analyzer-command', 'tool'], 2, /\{folder\}/],
    [
      'a program that is not there',
      ['--analyzer-command', 'no-such-tool {folder}'],
      3,
      /no program no-such-tool/,
    ],
    ['CodeQL where it is not', ['--analyzers', 'codeql', '--codeql', 'nowhere'], 3, /no CodeQL at nowhere/],
    ['a place for CodeQL without CodeQL', ['--codeql', 'nowhere'], 2, /not among the analyzers/],
    ['an unknown suite', ['--analyzers', 'codeql:suite=all'], 2, /no query or suite all/],
  ])('%s: one clear error', async (_what, args, exit, message) => {
    const cwd = folder();
    project(cwd);
    const { code, stderr } = await runCli(['scan', '.', '--quiet', ...args], { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(code).toBe(exit);
  });
});

it('programs of a run are exported, analyzed elsewhere, and their findings come back to each answer', async () => {
  const cwd = folder();
  const bench = (...more: string[]) =>
    runCli(
      [
        'bench',
        '-m',
        'mock/insecure-reference',
        '--judges',
        'static',
        '--cwe',
        '78,89,502',
        '--limit',
        '12',
        '--quiet',
        ...more,
      ],
      { cwd },
    );
  const first = await bench('--analyzers', 'ruff', '--runs', 'first/runs', '--export-code', 'code');
  expect(first.stderr).toMatch(/Programs: \d+ in code/);
  expect(readdirSync(join(cwd, 'code')).length).toBe(12);
  writeFileSync(join(cwd, 'elsewhere.sarif'), ruffSarif(join(cwd, 'code'), '.'));
  const second = await bench('--analyzers', 'none', '--sarif', 'elsewhere.sarif', '--runs', 'second/runs');
  expect([first.code, second.code]).toEqual([0, 0]);

  const judged = (part: string, tool: string) =>
    readJsonLines(join(onlyRun(join(cwd, part)), 'assessments.jsonl')).map((line) => {
      const { codeHash, analyses, verdicts } = Assessment.parse(line);
      return [
        codeHash,
        verdicts.static,
        analyses[tool]!.findings.map(({ rule, range, cwes }) => [rule, range, cwes]),
      ];
    });
  const own = judged('first', 'ruff');
  expect(own.some(([, verdict]) => verdict === 'vulnerable')).toBe(true);
  const sorted = (list: unknown[]) => list.map((entry) => JSON.stringify(entry)).sort();
  expect(sorted(judged('second', 'sarif:elsewhere.sarif'))).toEqual(sorted(own));
});

describe('sallm setup codeql', () => {
  it('checks a bundle, says the licence and makes it the one that is used', async () => {
    const cwd = folder();
    project(cwd);
    const { bundle, cli } = await openDouble();
    const env = { SALLM_CACHE: join(cwd, 'cache') };
    const done = await runCli(['setup', 'codeql', '--bundle', bundle], { cwd, env });
    expect(done.stderr).toMatch(/OSI-approved[\s\S]*LICENSE\.md|LICENSE\.md[\s\S]*OSI-approved/);
    expect(done.stdout).toBe(`CodeQL 2.20.1 (codeql/python-queries 1.4.1): ${cli}\n`);
    const scan = await runCli(['scan', '.', '--analyzers', 'codeql', '--quiet'], { cwd, env });
    expect(scan.stdout).toMatch(
      /codeql 2\.20\.1, codeql\/python-queries 1\.4\.1: 0 findings; 2 of 2 files analyzed/,
    );
    expect(scan.code).toBe(0);
  });

  it.each([
    ['no bundle named', [], /--bundle/],
    ['nothing there', ['--bundle', 'nowhere.tar.gz'], /nothing at nowhere/],
  ])('%s: one clear error', async (_what, args, message) => {
    const { code, stderr } = await runCli(['setup', 'codeql', ...args], { cwd: folder() });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

describe.skipIf(findProgram('codeql') !== null || existsSync(cachePath('codeql', 'cli.json')))(
  'sallm doctor, on a machine without CodeQL',
  () => {
    it('says so and does without it; with one it says which', async () => {
      const cwd = folder();
      const { cli } = await openDouble();
      const doctor = (path: string) => runCli(['doctor', '--tasks', '1'], { cwd, env: { PATH: path } });
      const path = process.env['PATH'] ?? '';
      const without = await doctor(path);
      expect(without.stdout).toMatch(
        /none {2}analyzer codeql: There is no CodeQL here[\s\S]*sallm setup codeql/,
      );
      expect(without.stdout).not.toMatch(/prerequisites are missing/);
      const there = await doctor(`${dirname(cli)}:${path}`);
      expect(there.stdout).toMatch(/ok {4}analyzer codeql: 2\.20\.1/);
    });
  },
);
