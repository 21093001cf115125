import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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

it('help and version go to stdout with exit code 0', async () => {
  for (const args of [['--help'], ['bench', '--help'], ['--version']]) {
    const { code, stdout } = await runCli(args, { cwd: folder() });
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(4);
  }
});
