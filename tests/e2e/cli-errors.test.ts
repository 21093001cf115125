import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/paths.ts';
import { runCli } from '../support/cli.ts';
import { useFolder } from '../support/run.ts';

const folder = useFolder();

describe('wrong input gets one clear error and exit code 2', () => {
  it.each<[string, string[], RegExp]>([
    ['unknown command', ['bnch'], /unknown command 'bnch'[\s\S]*bench/],
    ['unknown option', ['bench', '--modle', 'x'], /unknown option '--modle'[\s\S]*--model/],
    ['a number that is none', ['bench', '-n', 'many'], /-n, --samples[\s\S]*not a number/],
    ['a number out of range', ['bench', '--top-p', '3'], /--top-p/],
    ['unknown provider', ['bench', '-m', 'nobody/x'], /nobody\/x[\s\S]*embedded/],
    ['unknown mock', ['bench', '-m', 'mock/x'], /secure-reference/],
    ['no such task set', ['bench', '-m', 'mock/blank', '--tasks', 'nowhere'], /nowhere/],
    ['a CWE without tasks', ['bench', '-m', 'mock/blank', '--cwe', '99999'], /99999/],
    ['unknown analyzer', ['bench', '-m', 'mock/blank', '--analyzers', 'lintbot'], /lintbot[\s\S]*bandit/],
    ['unknown output format', ['bench', '-m', 'mock/blank', '-o', 'x.docx'], /x\.docx[\s\S]*\.html/],
    ['missing configuration file', ['bench', '--config', 'no.yaml'], /no\.yaml/],
    ['no outputs to score', ['score', 'missing.jsonl'], /missing\.jsonl/],
    ['no table of verdicts', ['metrics', 'missing.csv'], /missing\.csv/],
  ])('%s', async (_name, args, message) => {
    const { code, stderr, stdout } = await runCli(args, { cwd: folder() });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it.each<[string, string[], RegExp]>([
    [
      'an output that is a folder',
      ['bench', '-m', 'mock/blank', '-o', 'dir.json'],
      /dir\.json: it is a folder/,
    ],
    [
      'an output below a file',
      ['bench', '-m', 'mock/blank', '-o', 'file/x.json'],
      /file\/x\.json: .*file is a file/,
    ],
    [
      'programs in a file',
      ['bench', '-m', 'mock/blank', '--export-code', 'file'],
      /file is a file and no folder/,
    ],
    [
      'runs in a file',
      ['bench', '-m', 'mock/blank', '--limit', '1', '--runs', 'file'],
      /a file stands where/,
    ],
    [
      'a path for a name',
      ['bench', '-m', 'mock/blank', '--limit', '1', '--name', '../x'],
      /no name of a run/,
    ],
    ['a folder for settings', ['bench', '--config', 'folder'], /folder: it is a folder/],
    ['a folder for findings', ['scan', 'file', '-o', 'dir.json'], /dir\.json: it is a folder/],
    ['a folder for a study', ['study', 'x=jsonl:file', '-o', 'file/x.md'], /file is a file and no folder/],
    ['help of no command', ['help', 'bnch'], /unknown command 'bnch'/],
    [
      'more than there are samples',
      ['bench', '-m', 'mock/blank', '--limit', '1', '-k', '3,5'],
      /k = 3, 5: .* 1 samples/,
    ],
    [
      'no example',
      ['bench', '-m', 'mock/blank', '--style', 'code+few-shot:rows'],
      /rows:2 is no example: prompt: /,
    ],
    ['a file to look at', ['view', 'file'], /There is no folder file/],
    ['a file for runs to list', ['list', 'runs', '--runs', 'file'], /file: a file stands where/],
    ['a file for runs to rank', ['leaderboard', 'file', '-o', 'site'], /There is no folder file/],
    ['no request at once', ['bench', '-m', 'mock/blank', '--concurrency', '0'], /--concurrency: "0"/],
    ['no time', ['bench', '-m', 'mock/blank', '--timeout', '0'], /--timeout: "0"/],
    ['a run of another version', ['gate', 'other', '--gate', 'pass>=0'], /other\/summary\.json is not what/],
    [
      'a summary that is cut off',
      ['gate', 'torn', '--gate', 'pass>=0'],
      /torn\/summary\.json cannot be read/,
    ],
  ])('%s', async (_name, args, message) => {
    const cwd = folder();
    for (const name of ['dir.json', 'folder', 'other', 'torn']) mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, 'file'), 'kept');
    writeFileSync(join(cwd, 'rows'), '{"prompt": "a", "answer": "b"}\n{"answer": "b"}\n');
    const manifest = { job: 'bench', name: 'x', identity: 'x', inputs: {}, context: {}, status: 'complete' };
    for (const [name, summary] of [
      ['other', '{"version": 99}'],
      ['torn', '{"taskSet":'],
    ] as const) {
      writeFileSync(join(cwd, name, 'run.json'), JSON.stringify(manifest));
      writeFileSync(join(cwd, name, 'summary.json'), summary);
    }
    const { code, stderr, stdout } = await runCli(args, { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(readFileSync(join(cwd, 'file'), 'utf8')).toBe('kept');
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
  });

  it('a configuration file is checked key by key', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'study.yaml'), 'models: [mock/blank]\nsampels: 3\nn: none\n');
    const { code, stderr } = await runCli(['bench', '--config', 'study.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/study\.yaml: n:/);
    expect(stderr).toMatch(/sampels/);
  });

  it('YAML that is none names the line', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'study.yaml'), 'models: [a\nn: 1\n');
    const { code, stderr } = await runCli(['bench', '--config', 'study.yaml'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/study\.yaml:\d+ is not valid YAML/);
  });
});

it('output that finds no room is told, not lost in silence or in a stack', () => {
  const command = `'${process.execPath}' '${packagePath('bin', 'sallm.js')}' list metrics > /dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: folder(), encoding: 'utf8' });
  expect(stderr).toBe('sallm: stdout: no space is left.\nMake room; the same command continues.\n');
  expect(status).toBe(3);
});

it('help and version go to stdout with exit code 0', async () => {
  for (const args of [['--help'], ['bench', '--help'], ['--version']]) {
    const { code, stdout } = await runCli(args, { cwd: folder() });
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(4);
  }
});
